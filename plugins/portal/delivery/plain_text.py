"""An article's text without HTML: for a terminal, a letter, a machine of the next century.

Not a letter is added to the text. Marks stand for what HTML shows by its looks: ``-`` and numbers
before items, ``>`` before quotations, ``|`` between cells, ``[1]`` where a note belongs.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import count, zip_longest

_BLOCK = re.compile(
    r"<(/?)(p|h[1-6]|ul|ol|li|table|thead|tr|td|th|caption|blockquote|pre|br|hr|div|section"
    r"|figure|figcaption|details|summary|dl|dt|dd)\b([^>]*)>"
)
_NOTE = re.compile(r'<a\b[^>]*\bdata-note="(\d+)"[^>]*>')
_IMAGE = re.compile(r'<img\b[^>]*\balt="([^"]+)"[^>]*>')
_NOT_SHOWN = re.compile(r'<!--.*?-->|<a class="footnote-backref".*?</a>|<[^>]*>', re.DOTALL)
_NUMBER = re.compile(r'\b(?:start|value)="(\d+)"')
_WIDEST_TABLE = 100  # columns of a terminal; a wider one isn't padded
_LINE = 72
_OF_TABLES = {"tr", "/tr", "thead", "/thead", "/table"}


def plain_text(html: str) -> str:
    """Return the text of an article's HTML in lines, a blank one between blocks; "" for nothing."""
    text = _Text()
    inline, *rest = _BLOCK.split(html)
    text.add(inline)
    for slash, name, attributes, after in zip(*[iter(rest)] * 4, strict=True):
        text.meet(slash + name, attributes)
        text.add(after)
    text.end_block()
    return "\n".join(text.lines)


def underlined(title: str, sign: str) -> tuple[str, str]:
    """Return a heading and the line below it."""
    return title, sign * min(len(title), _LINE)


class _Text:
    """The lines so far, and where the reading stands."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._sign = ""  # what a heading is underlined with
        self._gap = False
        self._is_code = False
        # Of each list item and quotation around: what its next line begins with, and those after.
        self._margins: list[list[str]] = []
        self._numbers: list[count[int] | None] = []
        self._rows: list[list[str]] = []
        self._heads = 0

    def add(self, html: str) -> None:
        """Take what stands between two tags of blocks."""
        if html:
            self._pieces.append(html if self._is_code else html.replace("\n", " "))

    def meet(self, tag: str, attributes: str) -> None:
        """Take a tag of a block: ``name`` or ``/name``."""
        if tag == "br":
            self._pieces.append("\n")
        elif self._rows and tag in {"td", "th"}:
            self._rows[-1].append("")
        elif self._rows and self._rows[-1] and tag in {"/td", "/th"}:
            self._rows[-1][-1] = " ".join(self._taken().split())
        elif self._rows and tag not in _OF_TABLES:
            self._pieces.append(" ")  # a block in a cell
        else:
            self.end_block()
            _MEET.get(tag, _begin_block)(self, attributes)

    def end_block(self) -> None:
        """Write what has come since the last block."""
        text = self._taken()
        rows = text.strip("\n").split("\n") if self._is_code else map(_spaced, text.split("\n"))
        if text.strip():
            self._write(rows)
            if self._sign:
                self._write([underlined(self.lines[-1], self._sign)[1]])
        self._sign = ""

    def _taken(self) -> str:
        html = "".join(self._pieces)
        self._pieces.clear()
        if "<" in html:
            html = _IMAGE.sub(r"[\1]", _NOTE.sub(r"[\1]", html))
            html = _NOT_SHOWN.sub("", html)
        return entities.unescape(html) if "&" in html else html

    def _write(self, rows: Sequence[str] | map[str]) -> None:
        if self._gap and self.lines:
            self.lines.append("")
        self._gap = False
        for row in rows:
            margin = "".join(first for first, _ in self._margins)
            self._margins = [[later, later] for _, later in self._margins]
            self.lines.append(f"{margin}{row}".rstrip())

    def begin_block(self, _: str) -> None:
        self._gap = True

    def begin_heading(self, _: str) -> None:
        self._gap, self._sign = True, "-"

    def begin_list(self, attributes: str, *, numbered: bool = False) -> None:
        self._gap = self._gap or not self._numbers
        start = _NUMBER.search(attributes)
        self._numbers.append(count(int(start[1]) if start else 1) if numbered else None)

    def end_list(self, _: str) -> None:
        if self._numbers:
            self._numbers.pop()
        self._gap = not self._numbers

    def begin_item(self, attributes: str) -> None:
        mark = "- "
        if self._numbers and (numbers := self._numbers[-1]):
            if value := _NUMBER.search(attributes):
                numbers = self._numbers[-1] = count(int(value[1]))
            mark = f"{next(numbers)}. "
        self._margins.append([mark, " " * len(mark)])

    def begin_quotation(self, _: str) -> None:
        self._gap = True
        self._margins.append(["> ", "> "])

    def end_margin(self, _: str) -> None:
        if self._margins:
            self._margins.pop()

    def begin_code(self, _: str) -> None:
        self._gap = self._is_code = True

    def end_code(self, _: str) -> None:
        self._gap, self._is_code = True, False

    def begin_row(self, _: str) -> None:
        self._rows.append([])

    def end_head(self, _: str) -> None:
        self._heads = len(self._rows)

    def end_table(self, _: str) -> None:
        self._gap = True
        self._write(_table(self._rows, self._heads))
        self._rows, self._heads, self._gap = [], 0, True

    def rule(self, _: str) -> None:
        self._gap = True
        self._write(["* * *"])
        self._gap = True


_begin_block = _Text.begin_block
_MEET: Mapping[str, Callable[[_Text, str], None]] = {
    **dict.fromkeys(["h1", "h2"], _Text.begin_heading),
    "ul": _Text.begin_list,
    "ol": lambda text, attributes: text.begin_list(attributes, numbered=True),
    **dict.fromkeys(["/ul", "/ol"], _Text.end_list),
    "li": _Text.begin_item,
    **dict.fromkeys(["/li", "/blockquote"], _Text.end_margin),
    "blockquote": _Text.begin_quotation,
    "pre": _Text.begin_code,
    "/pre": _Text.end_code,
    "tr": _Text.begin_row,
    **dict.fromkeys(["/tr", "thead"], lambda text, attributes: None),
    "/thead": _Text.end_head,
    "/table": _Text.end_table,
    "hr": _Text.rule,
}
"""What a tag of a block does; any other begins or ends a block."""


def _spaced(line: str) -> str:
    return " ".join(line.split())


def _table(rows: Sequence[Sequence[str]], heads: int) -> list[str]:
    """Return the lines of a table, in columns where they are narrow; a line below its head."""
    told = [list(row) for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(*told, fillvalue="")]
    if sum(widths) + 3 * len(widths) <= _WIDEST_TABLE:
        told = [[cell.ljust(w) for cell, w in zip(row, widths, strict=False)] for row in told]
    lines = [" | ".join(row).rstrip() for row in told]
    if heads and any(map(any, rows[:heads])):
        lines.insert(heads, "-" * max(map(len, lines)))
    elif heads:
        del lines[:heads]  # Markdown has no table without a head: this one is empty
    return lines
