"""The HTML of plain blocks, sign for sign as Python-Markdown with our extensions writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, unique

from portal.sources.extensions import heading_id

_TAG = re.compile("<[^>]*>")


class PlainPage:
    """The HTML of one text, written block by block, and the headings in it."""

    def __init__(self) -> None:
        self._html: list[str] = []
        self._headings: list[Any] = []
        self._ids: set[str] = set()
        self._tables = 0

    @property
    def html(self) -> str:
        """Return what was written."""
        return "\n".join(self._html)

    @property
    def headings(self) -> Sequence[Mapping[str, Any]]:
        """Return the headings, those below a heading with it, as the toc extension does."""
        return nest_toc_tokens(self._headings.copy())

    def write(self, kind: str, blocks: Sequence[str]) -> None:
        """Write blocks of the same kind that follow each other."""
        match kind:
            case "heading":
                self._html += map(self._heading, blocks)
            case "bullets":
                self._html += _bullets(blocks)
            case "numbers":
                self._html += _numbers(blocks)
            case "table":
                self._html += map(self._table, blocks)
            case _:
                self._html += map("<p>{}</p>".format, blocks)

    def _heading(self, block: str) -> str:
        title = block.lstrip("#")
        level = max(2, len(block) - len(title))
        name = " ".join(_TAG.sub("", title).split())
        anchor = unique(heading_id(name, "-"), self._ids)
        self._headings.append({"level": level, "id": anchor, "name": name})
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
