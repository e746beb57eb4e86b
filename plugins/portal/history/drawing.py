"""Charts as SVG: bars, bars stacked, lines. Pure geometry; colours and type are the theme's.

The drawing is as wide as the text of a phone, so that its letters are read at their own size
there, and grow with it elsewhere. One path draws a series: that keeps a drawing small.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from portal.history.ticks import ticks, with_room
from portal.sources import CHART_KINDS, Table
from portal.vietnamese import decimal

WIDTH = 360.0
_PLOT = 190.0  # the height of what is drawn between the scale's ends
_TOP = 10.0
_LETTER = 7.8  # the width of a letter of 13 units, on average, in a wide typeface
_LINE = 18.0
_GAP = 6.0
_SLANT = math.radians(50)
_LONGEST_NAME = 18  # letters; the table below has it whole
_LEAST_PLOT = 0.7  # the part of the width that is left to what is drawn, at least
_FILLED = 0.76  # the part of its room that a group of bars takes

BARS, LINES, STACKED = CHART_KINDS

Span = tuple[float, float]
"""Two values between which something is drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; ``y`` is its upper end."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart is drawn: the scale's round numbers, and the edges of what they measure."""

    scale: tuple[float, ...]
    left: float
    bottom: float
    height: float
    count: int
    slanted: bool

    def x(self, row: float) -> float:
        """Return the middle of a row's room."""
        return self.left + (row + 0.5) * self.room

    def y(self, value: float) -> float:
        """Return the height at which a value is drawn."""
        low, high = self.scale[0], self.scale[-1]
        return self.bottom - (value - low) / (high - low) * _PLOT

    @property
    def room(self) -> float:
        """Return the width that each row has."""
        return (WIDTH - self.left) / self.count


def spans(table: Table, kind: str) -> list[list[Span | None]]:
    """Return for each series and row from where to where it reaches; None without a number."""
    if kind != STACKED:
        return [
            [None if row.values[n] is None else (0.0, row.values[n] or 0.0) for row in table.rows]
            for n in range(len(table.series))
        ]
    rows = [list(_stacked(row.values)) for row in table.rows]
    return [[row[n] for row in rows] for n in range(len(table.series))]


def frame(table: Table, kind: str) -> Frame:
    """Return where a chart is drawn, with room for its numbers at the left and its names below."""
    scale = ticks(*_reach(table, kind))
    left = max(_width(decimal(value)) for value in scale) + _GAP
    widths = [_width(name) for name in _names(table)]
    room = (WIDTH - left) / len(widths)
    slanted = max(widths) + _GAP > room and not all(map(_has_digit, _names(table)))
    below = _LINE
    if slanted:
        below = max(widths) * math.sin(_SLANT) + _LINE
        least = WIDTH * _LEAST_PLOT / len(widths)
        left = max(left, *(w * math.cos(_SLANT) - row * least for row, w in enumerate(widths)))
    return Frame(scale, left, _TOP + _PLOT, _TOP + _PLOT + below + _GAP, len(widths), slanted)


def bars(table: Table, kind: str, drawn: Frame) -> list[list[Bar]]:
    """Return the bars of each series; those of one row side by side, or stacked."""
    beside = 1 if kind == STACKED else len(table.series)
    width = drawn.room * _FILLED / beside
    return [
        [
            Bar(
                drawn.x(row) + (n % beside - beside / 2) * width,
                drawn.y(max(span)),
                width,
                drawn.y(min(span)) - drawn.y(max(span)),
            )
            for row, span in enumerate(series)
            if span
        ]
        for n, series in enumerate(spans(table, kind))
    ]


def points(table: Table, drawn: Frame) -> list[list[list[tuple[float, float]]]]:
    """Return the points of each line, in runs without a gap."""
    return [
        list(_runs([(drawn.x(row), drawn.y(span[1])) if span else None for row, span in its]))
        for its in map(enumerate, spans(table, LINES))
    ]


def svg(table: Table, kind: str, name: str, description: str, anchor: str) -> str:
    """Return a chart as SVG with a name and a description; its ids begin with ``anchor``."""
    drawn = frame(table, kind)
    shapes = _lines(table, drawn) if kind == LINES else _rectangles(table, kind, drawn)
    box, named = f"0 0 {_in(WIDTH)} {_in(drawn.height)}", f"{anchor}_ten {anchor}_ta"
    return "\n".join(
        (
            f'<svg viewBox="{box}" role="img" aria-labelledby="{named}">',
            f'<title id="{anchor}_ten">{escape(name)}</title>',
            f'<desc id="{anchor}_ta">{escape(description)}</desc>',
            *_scale(drawn),
            *shapes,
            *_below(_names(table), drawn),
            "</svg>",
        )
    )


def _stacked(values: Sequence[float | None]) -> Iterator[Span | None]:
    """Stack the numbers of a row: what is above zero upwards, what is below downwards."""
    up = down = 0.0
    for value in values:
        if value is None:
            yield None
        elif value < 0:
            yield (down, down := down + value)
        else:
            yield (up, up := up + value)


def _reach(table: Table, kind: str) -> Span:
    """Return the least and the greatest value; zero is among them, unless lines lie far from it."""
    ends = [span for series in spans(table, kind) for span in series if span]
    tops = [top for _, top in ends]
    low, high = min(tops), max(tops)
    if kind == LINES and (low > high - low or -high > high - low):
        return low, high
    return min(low, 0.0), max(high, 0.0)


def _runs(places: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    run: list[tuple[float, float]] = []
    for place in (*places, None):
        if place:
            run.append(place)
        elif run:
            yield run
            run = []


def _scale(drawn: Frame) -> Iterator[str]:
    heights = [(value, _in(drawn.y(value))) for value in drawn.scale]
    rules = "".join(f"M{_in(drawn.left)} {height}H{_in(WIDTH)}" for _, height in heights)
    yield f'<path class="grid" d="{rules}"/>'
    for value, _ in heights:
        place = f'x="{_in(drawn.left - _GAP)}" y="{_in(drawn.y(value) + 4.5)}"'
        yield f'<text {place} text-anchor="end">{decimal(value)}</text>'


def _rectangles(table: Table, kind: str, drawn: Frame) -> Iterator[str]:
    for number, series in enumerate(bars(table, kind, drawn), 1):
        path = "".join(
            f"M{_in(b.x)} {_in(b.y)}h{_in(b.width)}v{_in(b.height)}h-{_in(b.width)}z"
            for b in series
        )
        yield f'<path class="bars s{number}" d="{path}"/>'
    if drawn.scale[0] <= 0 <= drawn.scale[-1]:
        yield f'<path class="axis" d="M{_in(drawn.left)} {_in(drawn.y(0))}H{_in(WIDTH)}"/>'


def _lines(table: Table, drawn: Frame) -> Iterator[str]:
    for number, runs in enumerate(points(table, drawn), 1):
        line = "".join("M" + "L".join(f"{_in(x)} {_in(y)}" for x, y in run) for run in runs)
        dots = "".join(f"M{_in(x)} {_in(y)}h0" for run in runs for x, y in run)
        yield f'<path class="line s{number}" d="{line}"/>'
        yield f'<path class="dots s{number}" d="{dots}"/>'


def _below(names: Sequence[str], drawn: Frame) -> Iterator[str]:
    widths = [_LINE if drawn.slanted else _width(name) for name in names]
    centres = [_inside(drawn.x(row), width) for row, width in enumerate(widths)]
    every = with_room(centres, widths, 0 if drawn.slanted else _GAP)
    for name, x in list(zip(names, centres, strict=True))[::every]:
        yield _name(escape(name), x, drawn)


def _name(name: str, x: float, drawn: Frame) -> str:
    y = _in(drawn.bottom + _LINE)
    if not drawn.slanted:
        return f'<text x="{_in(x)}" y="{y}" text-anchor="middle">{name}</text>'
    turn = f'transform="rotate(-50 {_in(x + 4)} {y})"'
    return f'<text x="{_in(x + 4)}" y="{y}" text-anchor="end" {turn}>{name}</text>'


def _names(table: Table) -> list[str]:
    labels = (row.label for row in table.rows)
    return [n if len(n) <= _LONGEST_NAME else f"{n[: _LONGEST_NAME - 1]}…" for n in labels]


def _has_digit(name: str) -> bool:
    return any(map(str.isdigit, name))


def _width(text: str) -> float:
    return _LETTER * len(text)


def _inside(centre: float, width: float) -> float:
    """Return the middle of a name that doesn't reach beyond the drawing."""
    return min(max(centre, width / 2), WIDTH - width / 2)


def _in(length: float) -> str:
    """Write a length to a tenth of a unit."""
    return f"{length + 0.0:.1f}".removesuffix(".0")
