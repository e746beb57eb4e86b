"""Ways around work that changes nothing: the same HTML from Python-Markdown, sooner.

Most blocks of a report are plain lines, and most of their text holds no markup. Python-Markdown
offers each block to every block processor all the same, and each text to every inline pattern. A
shortcut leaves out what provably does nothing there; the rest is done by Python-Markdown's own
processors. ``tests/unit/sources/test_shortcuts.py`` holds the two outputs equal.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

INLINE_MARKS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "times-sign": ("*",),
    "em_strong": ("*", "_"),
}
"""Names of the inline patterns; whatever a pattern matches holds one of its marks."""

_ANYWHERE = ("",)  # each text holds it: a pattern that is not named above is always tried
_UNTIDY = (STX, ETX, "\r", "\t", " \n")
_TEXT = r"(?!\d+\. )[^\W_].*"  # a letter or digit begins it, yet no marker of a numbered list
_ALIKE = r"(?P<{name}>{line}(?:\n{line})*)"
_PLAIN = re.compile(
    "|".join(
        (
            _ALIKE.format(name="paragraph", line=_TEXT),
            _ALIKE.format(name="ulist", line="[*+-] +" + _TEXT),
            _ALIKE.format(name="olist", line=r"\d+\. +" + _TEXT),
            r"(?P<hashheader>\#{1,6}[^\\\#\n]*)",
        )
    )
)


class Shortcuts(Extension):
    """Makes Python-Markdown faster; register it last, with ``TocExtension`` before it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Put each shortcut in the place of the processor that it knows the work of."""
        before, tree = md.preprocessors, md.treeprocessors
        fences = _WhereMarked(before["fenced_code_block"], ("```", "~~~"))
        raw_html = _WhereMarked(before["html_block"], ("<", "&"))
        before.register(_Whitespace(md), "normalize_whitespace", 30)
        before.register(fences, "fenced_code_block", 25)
        before.register(raw_html, "html_block", 20)
        md.parser.blockprocessors.register(_PlainBlocks(md.parser), "plain", 110)  # empty: 100
        md.block_level_elements.sort(key=len)  # searched from its head: the common ones are short
        inline = _MarkedInline(md)
        toc = next(known for known in md.registeredExtensions if isinstance(known, TocExtension))
        tree.register(inline, "inline", 20)
        tree.register(_HeadingTokens(md, toc.getConfigs()), "toc", 5)
        tree.register(_Unescape(md, inline), "unescape", 0)


def _holds(text: str, marks: tuple[str, ...]) -> bool:
    for mark in marks:  # noqa: SIM110  # any() takes several times as long
        if mark in text:
            return True
    return False


class _Whitespace(NormalizeWhitespace):
    """Tidies white space where it is untidy; two empty lines end every text."""

    def run(self, lines: list[str]) -> list[str]:
        if _holds("\n".join(lines) + "\n", _UNTIDY):
            return super().run(lines)
        return [*lines, "", ""]


class _WhereMarked(Preprocessor):
    """Runs another preprocessor on the texts that hold one of its marks."""

    def __init__(self, preprocessor: Preprocessor, marks: tuple[str, ...]) -> None:
        super().__init__(preprocessor.md)
        self._preprocessor = preprocessor
        self._marks = marks

    def run(self, lines: list[str]) -> list[str]:
        return self._preprocessor.run(lines) if _holds("\n".join(lines), self._marks) else lines


class _PlainBlocks(BlockProcessor):
    """Gives a plain block straight to the processor that would get it in the end.

    A block is plain when each of its lines begins with a letter or digit, or each with a marker
    of the same kind of list and then one; or when it is a heading of one line. Whatever makes
    something else of a block stands at the beginning of a line and is another character.
    """

    def test(self, parent: Element, block: str) -> bool:
        return True  # run() finds out, for as many blocks as follow each other

    def run(self, parent: Element, blocks: list[str]) -> bool:
        found = False
        while blocks and (plain := _PLAIN.fullmatch(blocks[0])):
            found = True
            self.parser.blockprocessors[str(plain.lastgroup)].run(parent, blocks)
        return found


class _MarkedInline(InlineProcessor):
    """Tries only the patterns whose marks a document holds, and only on texts that hold them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._marks: dict[Any, tuple[str, ...]] = {
            md.inlinePatterns[name]: marks for name, marks in INLINE_MARKS.items()
        }

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        text = "".join(tree.itertext())
        marks = {pattern: self._marks.get(pattern, _ANYWHERE) for pattern in self.md.inlinePatterns}
        patterns = [pattern for pattern, its in marks.items() if _holds(text, its)]
        self.inlinePatterns = patterns  # type: ignore[assignment]  # indexed as a registry is
        self.stashed_nodes = {}
        if not patterns:
            return tree
        _settle(tree, tuple({mark for pattern in patterns for mark in marks[pattern]}))
        return super().run(tree, ancestors)


def _settle(tree: Element, marks: tuple[str, ...]) -> None:
    """Declare each text without a mark done, in Python-Markdown's way: an atomic string."""
    for element in tree.iter():
        if element.text and not _holds(element.text, marks):
            element.text = AtomicString(element.text)
        if element.tail and not _holds(element.tail, marks):
            element.tail = AtomicString(element.tail)


class _HeadingTokens(TocTreeprocessor):
    """Gathers the headings; the contents list made of them, which nobody asks for, stays empty."""

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return Element("div")


class _Unescape(UnescapeTreeprocessor):
    """Restores escaped characters, if the inline patterns have put any aside."""

    def __init__(self, md: Markdown, inline: InlineProcessor) -> None:
        super().__init__(md)
        self._inline = inline

    def run(self, root: Element) -> None:
        if self._inline.stashed_nodes:
            super().run(root)
