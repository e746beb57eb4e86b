"""Tables that hold data, and tables that only lay out a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.intake.tree import Element

_BORDERED = re.compile(r"border[^;:]*:[^;]*(?:solid|double|[1-9][\d.]*p[tx])")
_MOST_COLUMNS, _MOST_ROWS = 100, 1000  # no real table is wider or longer; hostile spans are
_LONG_CELL = 80  # words
_SHORT_CELL = 12


def rows_of(table: Element) -> Iterator[Element]:
    """Yield a table's own rows."""
    for child in table.elements():
        if child.name == "tr":
            yield child
        elif child.name in {"tbody", "thead", "tfoot"}:
            yield from rows_of(child)


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return row.elements("td", "th")


def outside_cells(table: Element) -> Iterator[Element | str]:
    """Yield what stands in a table and in no cell: a caption, a line between rows.

    Browsers show a caption above the table, and such lines too.
    """
    for child in table.children:
        if isinstance(child, str) or child.name not in {"tr", "tbody", "thead", "tfoot"}:
            yield child
        elif child.name == "tr":
            yield from (one for one in child.children if one not in cells_of(child))
        else:
            yield from outside_cells(child)


def spans_of(cell: Element) -> dict[str, str]:
    """Return how many columns and rows a cell spans, where it is more than one."""
    most = {"colspan": _MOST_COLUMNS, "rowspan": _MOST_ROWS}
    found = {name: _number(cell.attributes.get(name, "")) for name in most}
    return {name: str(min(span, most[name])) for name, span in found.items() if span > 1}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def holds_data(table: Element) -> bool:
    """Tell whether a table holds data: at least two rows and columns, and the look of a table.

    A table in a table, or whole paragraphs and menus in cells, are layout.
    """
    rows = [cells_of(row) for row in rows_of(table)]
    rows = [row for row in rows if row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or table.attributes.get("role") == "presentation":
        return False
    if any(element.name == "table" for element in table.walk()):
        return False
    cells = [cell for row in rows for cell in row]
    lengths = [len(cell.text.split()) for cell in cells]
    if max(lengths) == 0:
        return False
    if (
        any(cell.name == "th" for cell in cells)
        or "mso" in table.attributes.get("class", "").lower()
    ):
        return True
    if max(lengths) > _LONG_CELL or _linked(table) * 2 > sum(lengths):
        return False
    return _is_bordered(table, cells) or _is_regular(rows, lengths)


def _linked(table: Element) -> int:
    return sum(len(link.text.split()) for link in table.walk() if link.name == "a")


def _is_bordered(table: Element, cells: list[Element]) -> bool:
    border = table.attributes.get("border", "0").strip()
    if border not in {"0", "0px", "none"} or "bordercolor" in table.attributes:
        return True
    styles = [one.attributes.get("style", "").lower() for one in (table, *cells)]
    return sum(bool(_BORDERED.search(style)) for style in styles) * 2 > len(styles)


def _is_regular(rows: list[list[Element]], lengths: list[int]) -> bool:
    """Tell a table without lines: at least three rows of as many short cells, most of them full."""
    full = sum(map(bool, lengths))
    return (
        len(rows) >= 3
        and len({len(row) for row in rows}) == 1
        and sum(lengths) <= _SHORT_CELL * full
        and full >= 0.6 * len(lengths)
    )
