"""Headings and lists that a typist made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from portal.intake.outline import outlined


def outline(paragraphs: Iterable[str]) -> str:
    return outlined("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


CONTENT = Path(__file__).resolve().parents[3] / "content"
LONG = (
    "Trong quý I tình hình kinh tế hợp tác trong tỉnh tiếp tục được các cấp, các ngành quan tâm "
    * 2
)


def shape(html: str) -> list[str]:
    return re.findall(r"<(h\d|p|li)>", html)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["A. X", "I. Y", "1. Z", "a) W", "- v"], ["h2", "h3", "h4", "h5", "li"]),
        (["I. X", "1. Y", "II. Z", "a) W"], ["h2", "h3", "h2", "h3"]),
        (["I. X", "A. Y", "1. Z", "II. W"], ["h2", "h3", "h4", "h2"]),
        (["1. X", "1.1. Y", "1.2 Z", "2. W"], ["h2", "h3", "h3", "h2"]),
        (["1. Một câu.", f"2. {LONG}", f"3. {LONG}:", "4. Ngắn"], ["p", "p", "h2", "h2"]),
        (["I. X", "II. Y", "III. Z", "IV. T", "V. U"], ["h2"] * 5),
        (["A. X", "I. Y", "B. Z", "I. Y", "C. T", "I. Y", "D. U"], ["h2", "h3"] * 3 + ["h2"]),
        (["G. X", "H. Y", "I. Z"], ["h2"] * 3),
        (["c) X", "d) Y", "đ) Z", "e) T"], ["h2"] * 4),
        (["1.943 thành viên", "1,5 ha", "12/2010", "TP. Rạch Giá", "P.Chủ tịch"], ["p"] * 5),
        (["-5 độ", "- - -", "-Một", "– Hai", "+ Ba"], ["p", "p", "li", "li", "li"]),
        (["<b>I. X</b>", "<b>- Y</b> z", "<em>a)</em> T"], ["h2", "li", "h3"]),
        (["PHẦN I", "Chương I", "QUY ĐỊNH", "Mục 1. X", "Điều 1. Y", "1. Z:", "a) T"],
         ["h2", "h3", "h4", "h5", "p", "p"]),
        ([LONG, "<strong>Còn nỗi lo</strong>", LONG, "<strong>Tên</strong>", LONG,
          "<strong>Nỗi lo:</strong>", LONG], ["p", "h2", "p", "p", "p", "p", "p"]),
        (["<strong>Nỗi lo</strong>", LONG, "<strong>Văn An</strong>"], ["p", "p", "p"]),
        (["I- X", "1- Y", "II- Z", "1-2 xã", "I-1 xã"], ["h2", "h3", "h2", "p", "p"]),
        (["1. Xã;", "2. Huyện.”", "a) Tỉnh;"], ["p", "p", "p"]),
        (["Điều 1 của Luật này", "Phần lớn các HTX", "Mục đích:", "Chương trình"], ["p"] * 4),
    ],
)  # fmt: skip
def test_shapes(lines: list[str], expected: list[str]) -> None:
    assert shape(outline(lines)) == expected


def test_a_plus_stands_within_the_dash_above() -> None:
    assert outline(["- a", "+ b", "+ c", "- d"]) == (
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"
    )


def test_real_headings_and_lists_stay_and_numbered_lines_stand_below_them() -> None:
    html = "<h3>Tên</h3><p>I. MỤC</p><ol><li>một</li></ol><p>chữ</p>"
    assert outlined(html) == "<h2>Tên</h2>\n<h3>I. MỤC</h3>\n<ol><li>một</li></ol>\n<p>chữ</p>"


def test_outlining_twice_changes_nothing_more() -> None:
    once = outline(["A. X", "I. Y", "1. Z", "- v", "Một câu.", "Chương I", "TÊN"])
    assert outlined(once) == once


@pytest.mark.parametrize("path", sorted(CONTENT.glob("20*/*.md")), ids=lambda path: path.name)
def test_the_originals_get_the_outline_that_people_gave_them(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n---\n", 1)[1].split("\n")
    lines = [line for line in lines if line.strip()]
    expected = [re.match(r"#+|-|", line)[0] for line in lines]  # type: ignore[index]  # may be empty
    found = shape(outline(line.lstrip("# ") for line in lines))
    marks = {"p": "", "li": "-", "h2": "##", "h3": "###", "h4": "####"}
    assert [marks[one] for one in found] == expected
