"""Charts: what they measure is what the table says, and they stay within their frame."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, radians, sin
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.history import with_charts
from portal.history.charts import description
from portal.history.drawing import BARS, LINES, STACKED, WIDTH, Bar, bars, frame, points, svg
from portal.history.ticks import ticks, with_room
from portal.sources import Row, Table

TOKENS = Path(__file__).resolve().parents[3] / "theme/static/css/tokens.css"
ROUNDING = 1e-6


def table(rows: Mapping[str, Sequence[float | None]], *series: str) -> Table:
    found = tuple(Row(label, tuple(values)) for label, values in rows.items())
    return Table("data/so.csv", "data/so.csv", "Năm", series or ("Số HTX",), found)


YEARS = table({"2009": [120.0], "2010": [None], "2011": [186.5]})
GROUPS = table({"A & B": [1.0, 2.0], "C": [3.0, -1.0]}, "Một", "Hai <ba>")


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 186, (0, 50, 100, 150, 200)),
        (0, 45, (0, 10, 20, 30, 40, 50)),
        (0, 0.3, (0, 0.1, 0.2, 0.3)),
        (0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (-12, 9, (-15, -10, -5, 0, 5, 10)),
        (0, 1_000_000, (0, 200_000, 400_000, 600_000, 800_000, 1_000_000)),
        (1943, 1945, (1943, 1943.5, 1944, 1944.5, 1945)),
        (0, 0, (0, 0.2)),
        (5, 5, (5, 6)),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high) == expected


AMOUNTS = st.floats(-1e9, 1e9).map(lambda amount: round(amount, 2))


@given(AMOUNTS, AMOUNTS)
def test_ticks_reach_around_the_values(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assume(high - low > abs(high) * 1e-6)
    found = ticks(low, high)
    assert 2 <= len(found) <= 7
    assert found[0] <= low <= high <= found[-1]
    gaps = [b - a for a, b in pairwise(found)]
    assert max(gaps) == pytest.approx(min(gaps), rel=1e-3)


@pytest.mark.parametrize(
    ("centres", "width", "every"),
    [
        ([10, 30, 50], 10, 1),
        ([10, 30, 50], 20, 2),
        ([10, 30, 50], 90, 3),
        ([10], 99, 1),
        ([], 9, 1),
    ],
)
def test_names_have_room(centres: list[float], width: float, every: int) -> None:
    assert with_room(centres, [width] * len(centres), 5) == every


TABLES = st.integers(1, 6).flatmap(
    lambda series: st.lists(
        st.lists(
            st.none() | st.floats(-1e6, 1e6).map(lambda amount: round(amount, 1)),
            min_size=series,
            max_size=series,
        ),
        min_size=1,
        max_size=20,
    )
)


def drawable(rows: list[list[float | None]]) -> Table:
    assume(any(value is not None for values in rows for value in values))
    names = {f"{'U Minh ' * (n % 3)}{chr(65 + n)}": values for n, values in enumerate(rows)}
    return table(names, *(f"Cột {n}" for n in range(len(rows[0]))))


@given(TABLES, st.sampled_from([BARS, STACKED]))
def test_bars_stay_inside_and_are_as_high_as_their_numbers(
    rows: list[list[float | None]], kind: str
) -> None:
    drawn_of = drawable(rows)
    drawn = frame(drawn_of, kind)
    unit = abs(drawn.y(drawn.scale[0]) - drawn.y(drawn.scale[-1])) / (
        drawn.scale[-1] - drawn.scale[0]
    )
    for series, its in zip(zip(*rows, strict=True), bars(drawn_of, kind, drawn), strict=True):
        numbers = [value for value in series if value is not None]
        for value, bar in zip(numbers, its, strict=True):
            assert is_inside(bar)
            assert bar.height == pytest.approx(abs(value) * unit, abs=ROUNDING)


def is_inside(bar: Bar) -> bool:
    across = bar.x >= 0 and bar.x + bar.width <= WIDTH + ROUNDING
    return across and bar.y >= 10 - ROUNDING and bar.y + bar.height <= 200 + ROUNDING


@given(TABLES)
def test_points_stay_inside_and_are_as_many_as_numbers(rows: list[list[float | None]]) -> None:
    drawn_of = drawable(rows)
    drawn = frame(drawn_of, LINES)
    found = [place for its in points(drawn_of, drawn) for run in its for place in run]
    assert len(found) == sum(value is not None for values in rows for value in values)
    assert all(0 <= x <= WIDTH for x, _ in found)
    assert all(10 - ROUNDING <= y <= 200 + ROUNDING for _, y in found)


@given(TABLES, st.sampled_from([BARS, LINES, STACKED]))
def test_a_drawing_is_well_formed_and_its_letters_stay_inside(
    rows: list[list[float | None]], kind: str
) -> None:
    drawing = svg(drawable(rows), kind, "A & <b>", 'C "d"', "x")
    root = ET.fromstring(drawing)  # noqa: S314  # our own
    assert (root[0].text, root[1].text) == ("A & <b>", 'C "d"')
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    height = float(str(root.get("viewBox")).split()[3])
    for text in root.iter("text"):
        x, y, length = (float(str(text.get("x"))), float(str(text.get("y"))), len(str(text.text)))
        assert 0 <= x <= WIDTH
        assert 0 <= y <= height
        if text.get("transform"):  # it ends here, and begins lower down at the left
            assert x - 7.8 * length * cos(radians(50)) >= 0
            assert y + 7.8 * length * sin(radians(50)) <= height


def test_a_stack_grows_upwards_and_downwards_from_zero() -> None:
    drawn = frame(GROUPS, STACKED)
    (_, up), (above, below) = bars(GROUPS, STACKED, drawn)
    assert above.y + above.height == pytest.approx(drawn.y(1))
    assert (up.y, up.y + up.height) == pytest.approx((drawn.y(3), drawn.y(0)))
    assert (below.y, below.y + below.height) == pytest.approx((drawn.y(0), drawn.y(-1)))


def test_lines_far_from_zero_need_not_begin_there() -> None:
    far = table({"1": [1000.0], "2": [1010.0]})
    assert frame(far, LINES).scale[0] == 1000
    assert frame(far, BARS).scale[0] == 0


@pytest.mark.parametrize("kind", [BARS, LINES, STACKED])
def test_the_largest_chart_is_small(kind: str) -> None:
    rows = {
        f"Quý {n % 4 + 1} năm {2001 + n // 4}": [(n * 7919 + m * 104729) % 99991 for m in range(6)]
        for n in range(20)
    }
    largest = table(rows, *(f"Loại hình thứ {n}" for n in range(1, 7)))
    html = with_charts(mark(kind), [largest], "..")
    without = re.sub(r"<details>.*?</details>", "", html, flags=re.DOTALL)
    assert len(gzip.compress(without.encode())) <= 2048


def mark(kind: str = BARS, title: str = "Số <abbr>HTX</abbr>", name: str = "so.csv") -> str:
    return f'<p>A</p>\n<p><a href="../data/{name}">Biểu đồ {kind}: {title}</a></p>\n<p>B</p>'


def test_a_chart_stands_where_its_mark_was() -> None:
    html = with_charts(mark(), [YEARS], "..")
    assert html.startswith('<p>A</p>\n<figure class="chart">\n<figcaption>Số <abbr>HTX</abbr>')
    assert html.endswith("</figure>\n<p>B</p>")
    assert '<title id="bieu_do_1_ten">Biểu đồ cột: Số HTX</title>' in html
    assert '<tr><th scope="row">2010</th><td class="right">–</td></tr>' in html
    assert '<td class="right">186,5</td>' in html
    assert '<a href="../data/so.csv">Tải bảng này (CSV)</a>' in html
    assert "Chú giải" not in html


def test_a_chart_of_several_series_has_a_key() -> None:
    html = with_charts(mark(), [GROUPS], "..")
    assert '<li class="s1">Một</li>\n<li class="s2">Hai &lt;ba&gt;</li>' in html
    assert '<th scope="row">A &amp; B</th>' in html


@pytest.mark.parametrize("html", [mark("tròn"), mark(title=""), mark(name="khac.csv")])
def test_what_can_not_be_drawn_stays_a_link(html: str) -> None:
    assert with_charts(html, [YEARS], "..") == html


def test_charts_of_one_page_have_ids_of_their_own() -> None:
    html = with_charts(mark() + mark(), [YEARS], "..")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids)) == 4


def test_a_description_tells_the_ends() -> None:
    assert description(YEARS) == (
        "3 dòng, từ 2009 đến 2011. Số HTX: thấp nhất 120 (2009), cao nhất 186,5 (2011)."
    )
    assert description(table({"2011": [3.0]})) == "2011. Số HTX: 3."


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_stand_out_from_their_paper() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    for scheme in css.split("prefers-color-scheme: dark", 1):
        paper, *series = re.findall(r"--(?:paper|series-\d): (#[0-9a-f]{6})", scheme)
        assert len(series) == 6
        for colour in series:
            lighter, darker = sorted((luminance(paper), luminance(colour)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 3
