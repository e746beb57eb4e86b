"""Lists as they are written: every number kept, bullets and numbers apart."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.preprocessors import Preprocessor

_NUMBER = re.compile(r"^ {0,3}0*(\d+)\. +", re.MULTILINE)
_MARKER = re.compile(r" {0,3}(?:(?P<bullet>[-*+])|(?P<number>\d+)\.) +\S")
_AFTER_RAW_HTML = 10  # below html_block (20): what stands in raw HTML is out of the way


class NumberedLists(Extension):
    """Keeps the numbers of a numbered list as they are written, gaps and repeats too."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Replace the processor of numbered lists."""
        md.parser.blockprocessors.register(_KeepNumbers(md.parser), "olist", 40)


class SeparateLists(Extension):
    """Begins a list where its first marker stands, also right below a line of another kind."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the preprocessor."""
        md.preprocessors.register(_SeparateLists(md), "separate-lists", _AFTER_RAW_HTML)


class _KeepNumbers(SaneOListProcessor):
    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = _NUMBER.findall(blocks[0])
        super().run(parent, blocks)
        last = self.lastChild(parent)
        items = [] if last is None else last.findall("li")[-len(numbers) :]
        for item, number in zip(items, numbers, strict=False):
            item.set("value", number)


class _SeparateLists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        separate: list[str] = []
        kind = ""
        for line in lines:
            marker = _MARKER.match(line)
            begun = str(marker.lastgroup) if marker else kind or "text"
            if marker and kind and _begins(kind, begun, marker["number"]):
                separate.append("")
            separate.append(line)
            kind = begun if line.strip() else ""
        return separate


def _begins(above: str, kind: str, number: str | None) -> bool:
    """Tell whether a marker begins a list; below text a number must be 1, as in CommonMark."""
    return kind == "bullet" if above == "text" and number != "1" else kind != above
