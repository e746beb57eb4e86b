"""Plain texts straight to HTML: what Python-Markdown would write, without its element tree.

Most reports are headings, paragraphs, flat lists and tables, with bold words and links in them. A
text of nothing else is written here. Where it holds anything else, or a sign that might mean
something, this module says None, and Python-Markdown reads the whole text.
``tests/unit/sources/test_plain.py`` holds the two outputs equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, repeat
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, unique
from markdown.util import ETX, STX

from portal.sources.extensions import heading_id

_UNKNOWN = ("<", ">", "&", "`", "\\", "\t", "\r", STX, ETX, "  \n")
# Neither goes beyond a line or a cell of a table; a target holds nothing that could end it or
# begin a title. The look at what is before "[" stands behind it: so the sign is found faster.
_LINK = re.compile(r"\[(?<!!\[)(?!\^)([^\[\]*|\n]+)\]\(([^\s\[\]()*|\"']+)\)")
_BOLD = re.compile(r"\*\*(?=\S)([^*|\n]+)(?<=\S)\*\*(?!\*)")
_OPENING_UNDERSCORE = re.compile(r"(?<!\w)_")
_TAG = re.compile("<[^>]*>")

# What begins a line here begins no block of another kind; "<" stands before a tag of our own.
_TEXT = r"(?!\d+\. )(?:[^\W_]|[\"'“‘(–—…<]).*"
_LINES = r"(?P<{name}>{line}(?:\n{line})*)"
_BLOCK = re.compile(
    "|".join(
        (
            _LINES.format(name="paragraph", line=_TEXT),
            _LINES.format(name="bullets", line="[+-] +" + _TEXT),
            _LINES.format(name="numbers", line=r"\d+\. +" + _TEXT),
            r"(?P<heading>\#{1,6}[^\#\n]*[^\#\s][^\#\n]*)",
            r"(?P<table>\|.*\|\n\|(?: *:?-+:? *\|)+(?:\n\|.*\|)+)",
        )
    )
)


def plain_html(text: str) -> tuple[str, Sequence[Mapping[str, Any]]] | None:
    """Return a plain text's HTML and its headings as the toc extension tells them, else None."""
    inline = _inline(text)
    if inline is None:
        return None
    page, html = _Page(), list[str]()
    blocks = [block for part in inline.split("\n\n") if (block := part.strip("\n"))]
    for kind, alike in groupby(blocks, key=_kind):
        if kind is None:
            return None
        html += page.write(kind, list(alike))
    return "\n".join(html), nest_toc_tokens(page.headings)


def _inline(text: str) -> str | None:
    """Return a text with its links and bold words marked up, None if there is other markup."""
    for sign in _UNKNOWN:
        if sign in text:
            return None
    if "[" in text:
        text = _LINK.sub(r'<a href="\2">\1</a>', text)
    if "**" in text:
        text = _BOLD.sub(r"<strong>\1</strong>", text)
    if "[" in text or "*" in text or ("_" in text and _OPENING_UNDERSCORE.search(text)):
        return None
    return text


def _kind(block: str) -> str | None:
    found = _BLOCK.fullmatch(block)
    if not found:
        return None
    if found["table"]:
        names, rule, _ = block.split("\n", 2)
        return "table" if names.count("|") == rule.count("|") else None
    return found.lastgroup


class _Page:
    """Writes the blocks of one text; those of a kind that follow each other come together."""

    def __init__(self) -> None:
        self.headings: list[Any] = []
        self._ids: set[str] = set()
        self._tables = 0

    def write(self, kind: str, blocks: Sequence[str]) -> Iterator[str]:
        match kind:
            case "heading":
                return map(self._heading, blocks)
            case "bullets":
                return _bullets(blocks)
            case "numbers":
                return _numbers(blocks)
            case "table":
                return map(self._table, blocks)
            case _:
                return map("<p>{}</p>".format, blocks)

    def _heading(self, block: str) -> str:
        title = block.lstrip("#")
        level = max(2, len(block) - len(title))
        name = " ".join(_TAG.sub("", title).split())
        anchor = unique(heading_id(name, "-"), self._ids)
        self.headings.append({"level": level, "id": anchor, "name": name})
        return (
            f'<h{level} id="{anchor}">{title.strip()}<a aria-label="Liên kết đến mục này"'
            f' class="anchor" href="#{anchor}"></a></h{level}>'
        )

    def _table(self, block: str) -> str:
        self._tables += 1
        names, rule, *rows = (line[1:-1].split("|") for line in block.split("\n"))
        columns = [_alignment(cell.strip(" ")) for cell in rule]
        body = "\n".join(_row("td", columns, row) for row in rows)
        return (
            f'<div aria-label="Bảng {self._tables}" class="table" role="region" tabindex="0">'
            f"<table>\n<thead>\n{_row('th', columns, names)}\n</thead>"
            f"\n<tbody>\n{body}\n</tbody>\n</table></div>"
        )


def _alignment(rule: str) -> str:
    """Return the class of a table's column, as an attribute."""
    if rule.endswith(":"):
        return ' class="center"' if rule.startswith(":") else ' class="right"'
    return ' class="left"' if rule.startswith(":") else ""


def _row(tag: str, columns: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row with as many cells as the table has columns."""
    filled = zip(columns, chain(cells, repeat("")), strict=False)
    return "\n".join(
        ("<tr>", *(f"<{tag}{its}>{cell.strip(' ')}</{tag}>" for its, cell in filled), "</tr>")
    )


def _bullets(blocks: Sequence[str]) -> Iterator[str]:
    yield "<ul>"
    for _, item in _items(blocks):
        yield f"<li>{item}</li>"
    yield "</ul>"


def _numbers(blocks: Sequence[str]) -> Iterator[str]:
    first = blocks[0].partition(".")[0]
    yield "<ol>" if first == "1" else f'<ol start="{first}">'
    for marker, item in _items(blocks):
        yield f'<li value="{marker[:-1].lstrip("0") or 0}">{item}</li>'
    yield "</ol>"


def _items(blocks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield marker and text of each item; an empty line makes paragraphs of its neighbours."""
    lines = [block.split("\n") for block in blocks]
    for number, block in enumerate(lines):
        for position, line in enumerate(block):
            marker, _, text = line.partition(" ")
            below_gap = position == 0 and number > 0
            above_gap = position == len(block) - 1 and number < len(lines) - 1
            item = text.lstrip(" ")
            yield marker, f"\n<p>{item}</p>\n" if below_gap or above_gap else item
