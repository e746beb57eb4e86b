"""Charts in the place of their marks: a drawing, its title and key, and the table below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from portal.history.drawing import svg
from portal.sources import ChartMark, Row, Table, chart_marks
from portal.vietnamese import decimal


def with_charts(html: str, tables: Sequence[Table], root: str) -> str:
    """Return an article's HTML with its charts drawn; ``root`` leads to the site's root.

    A mark whose table isn't among ``tables`` stays the link that it is.
    """
    if not tables:
        return html
    return "".join(_pieces(html, {f"{root}/{table.address}": table for table in tables}))


def _pieces(html: str, tables: dict[str, Table]) -> Iterator[str]:
    done = 0
    for number, mark in enumerate(chart_marks(html), 1):
        if mark.is_sound and mark.href in tables:
            yield html[done : mark.start]
            yield _chart(mark, tables[mark.href], number)
            done = mark.end
    yield html[done:]


def _chart(mark: ChartMark, table: Table, number: int) -> str:
    """Return a chart; its number on the page sets its ids and landmarks apart from others'."""
    name = f"Biểu đồ {mark.kind}: {mark.plain_title}"
    return "\n".join(
        (
            '<figure class="chart">',
            f"<figcaption>{mark.title}</figcaption>",
            *_key(table),
            svg(table, mark.kind, name, description(table), f"bieu_do_{number}"),
            "<details>",
            "<summary>Bảng số liệu</summary>",
            *_rows(table, f"Bảng số liệu {number}: {mark.plain_title}"),
            f'<p><a href="{escape(mark.href)}">Tải bảng này (CSV)</a></p>',
            "</details>",
            "</figure>",
        )
    )


def description(table: Table) -> str:
    """Say in words what a chart shows: how far it goes, and the ends of each series."""
    first, last = table.rows[0].label, table.rows[-1].label
    reach = f"{len(table.rows)} dòng, từ {first} đến {last}" if len(table.rows) > 1 else first
    return ". ".join((reach, *_ends(table))) + "."


def _ends(table: Table) -> Iterator[str]:
    for number, name in enumerate(table.series):
        found = [(v, row.label) for row in table.rows if (v := row.values[number]) is not None]
        least, most = (f(found, key=lambda its: its[0]) for f in (min, max))
        if least[0] == most[0]:
            yield f"{name}: {decimal(most[0])}"
        else:
            low, high = (f"{decimal(value)} ({label})" for value, label in (least, most))
            yield f"{name}: thấp nhất {low}, cao nhất {high}"


def _key(table: Table) -> Iterator[str]:
    """Say which colour is which series; one alone needs no saying."""
    if len(table.series) > 1:
        yield '<ul class="key" aria-label="Chú giải">'
        for number, name in enumerate(table.series, 1):
            yield f'<li class="s{number}">{escape(name)}</li>'
        yield "</ul>"


def _rows(table: Table, name: str) -> Iterator[str]:
    frame = f'class="table" role="region" tabindex="0" aria-label="{escape(name)}"'
    yield f"<div {frame}><table>"
    names = "".join(f'<th scope="col" class="right">{escape(name)}</th>' for name in table.series)
    heading = f'<th scope="col">{escape(table.heading)}</th>' if table.heading else "<td></td>"
    yield f"<thead><tr>{heading}{names}</tr></thead>"
    yield "<tbody>"
    yield from map(_row, table.rows)
    yield "</tbody></table></div>"


def _row(row: Row) -> str:
    numbers = ("–" if value is None else decimal(value) for value in row.values)
    cells = "".join(f'<td class="right">{number}</td>' for number in numbers)
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}</tr>'
