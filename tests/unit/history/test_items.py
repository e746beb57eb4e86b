"""Which items of lists tell of an event, and when it was."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.history import Landmarks, dated, landmarks
from portal.sources import Flow, Renderer, annotated

EVENTS = [
    ("[Năm 1992], được sự cho phép của Ủy ban nhân dân tỉnh", "1992"),
    ("[Ngày 09/9/1994], Đại hội lần thứ nhất lấy tên là", "1994-09-09"),
    ("[Ngày\u00a018/12/2001] Đại hội lần thứ II thống nhất", "2001-12-18"),
    (
        "Đại hội lần thứ III, nhiệm kỳ 2006 – 2010 được tổ chức vào [ngày 20-21/7/2006], được",
        "2006-07-20/2006-07-21",
    ),
    ("Đại hội nhiệm kỳ 2011 – 2015 được tổ chức vào [tháng 12/2010], được UBND", "2010-12"),
    ("[Tháng 12/2010], Đại hội lần thứ IV", "2010-12"),
    ("[Tháng 12 năm 2010]: Đại hội", "2010-12"),
    ("[09/9/1994]: Đại hội", "1994-09-09"),
    ("[Ngày 9 tháng 9 năm 1994] – Đại hội", "1994-09-09"),
    ("Vào [năm 1992], thành lập Hội đồng", "1992"),
    ("Sáng [ngày 21/3/2011], Liên minh họp", "2011-03-21"),
    ("Vào sáng [ngày 21/3/2011] Liên minh họp", "2011-03-21"),
    ("[20-21/7/2006]: Đại hội", "2006-07-20/2006-07-21"),
    ("[Từ ngày 30/6 đến ngày 02/7/2006], mở lớp tập huấn", "2006-06-30/2006-07-02"),
    ("Đại hội tổ chức vào [ngày 11-12/4/2016]", "2016-04-11/2016-04-12"),
    ("Đại hội được tổ chức tại Rạch Giá vào [ngày 11/4/2016].", "2016-04-11"),
    ("Lễ ra mắt diễn ra vào sáng [ngày 11/4/2016]", "2016-04-11"),
    ("Quỹ được thành lập vào [năm 1999]", "1999"),
    ("Hội chợ diễn ra [từ ngày 20 đến ngày 21/7/2006] tại Cần Thơ", "2006-07-20/2006-07-21"),
]

NO_EVENTS = [
    "",
    "Ngày",
    "Năm 1992",
    "Ngày 09/9/1994.",
    "Ngày 31/2/2011, Đại hội",
    "Năm 2006 – 2010, nhiệm kỳ thứ ba",
    "Năm 1992 đến năm 2001 là nhiệm kỳ đầu",
    "Năm 1992 - nay",
    "Năm 2010 trở về trước chưa có",
    "Từ năm 1992, các HTX",
    "Đến năm 2010, có 186 HTX",
    "Trong năm 2011 đã mở 09 lớp",
    "Quý I năm 2011, tình hình ổn định",
    "Trong quý I tình hình kinh tế hợp tác",
    "Ngày 09/9/1994 sẽ họp",
    "Tháng 12/2010, dự kiến tổ chức Đại hội",
    "Đại hội sẽ được tổ chức vào tháng 12/2010",
    "Dự kiến Đại hội được tổ chức vào tháng 12/2010",
    "Đại hội không tổ chức vào tháng 12/2010",
    "Tổ chức Hội nghị cán bộ - viên chức đầu năm 2011.",
    "Xem xét hỗ trợ các HTX thành lập năm 2010 còn tồn đọng",
    "Theo Chương trình hành động số 04 ngày 28/12/2010 của Tỉnh ủy",
    "Quyết định số 747/QĐ-UB ngày 28/9/1994 công nhận",
    "Bàn việc chung. Đại hội được tổ chức vào tháng 12/2010",
    "Bàn việc chung; Đại hội được tổ chức vào tháng 12/2010",
    "Được tổ chức, như đã nói, vào tháng 12/2010",
    "Mỗi năm 2000 hộ",
    "02 ủy viên Ban Thường vụ",
    "Hội thảo tổ chức từ ngày 01/01/2001 thì hết",
]


@pytest.mark.parametrize(("marked", "edtf"), EVENTS)
def test_an_item_tells_when_something_happened(marked: str, edtf: str) -> None:
    before, phrase, after = re.split(r"[\[\]]", marked)
    found = dated(before + phrase + after)
    assert found is not None
    assert found.when.edtf == edtf
    assert (found.start, found.end) == (len(before), len(before) + len(phrase))


@pytest.mark.parametrize("text", NO_EVENTS)
def test_most_items_tell_of_no_event(text: str) -> None:
    assert dated(text) is None


def found_in(markdown: str) -> list[tuple[str, str]]:
    html, _ = Renderer().render(markdown, editorial=False)
    flow = Flow.of(html)
    return [(found.id, flow.text[found.dated.start : found.dated.end]) for found in landmarks(flow)]


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("- Năm 1992, một\n- Năm 1993, hai", ["Năm 1992", "Năm 1993"]),
        ("- Năm 1992, một\n\n- Năm 1993, hai", ["Năm 1992", "Năm 1993"]),
        ("- Năm 1992, một\n    - Năm 1993, hai", ["Năm 1992", "Năm 1993"]),
        ("1. Năm 1992, một", ["Năm 1992"]),
        ("- **Năm 1992**, một", ["Năm 1992"]),
        ("- **Năm 1992, một**", ["Năm 1992"]),
        ("- *Ngày* **09/9/1994**, một", ["Ngày 09/9/1994"]),
        ("- Một\n\n    Năm 1992, hai", []),
        ("Năm 1992, một", []),
        ("## Năm 1992, một", []),
        ("> Năm 1992, một", []),
        ("Một[^1].\n\n[^1]: Năm 1992, một", []),
        ("`<li>Năm 1992, một</li>`", []),
        ("- <br>Năm 1992, một", []),
        ("-\n- Năm 1992, một", ["Năm 1992"]),
    ],
)
def test_only_items_of_lists_are_read(markdown: str, found: list[str]) -> None:
    assert [" ".join(phrase.split()) for _, phrase in found_in(markdown)] == found


def test_ids_are_new_in_the_page() -> None:
    items = "- Năm 1992, một\n- Năm 1992, hai\n- Ngày 09/9/1994, ba\n- 1-2/3/1999, bốn"
    ids = [name for name, _ in found_in(f"{items}\n\n## Sự kiện 1992\n")]
    assert ids == ["su-kien-1992-2", "su-kien-1992-3", "su-kien-1994-09-09", "su-kien-1999-03-01"]


def test_the_date_gets_its_id_and_the_text_stays() -> None:
    html = "<ul><li>Vào <b>ngày 09</b>/9/1994, Đại hội</li></ul>"
    assert annotated(html, [Landmarks()], ".") == (
        '<ul><li>Vào <span id="su-kien-1994-09-09"><b>ngày 09</b>/9/1994</span>, Đại hội</li></ul>'
    )


WORDS = [
    "Ngày ", "09/9/1994", "năm 1992", "tháng 12/2010", ", ", ". ", "được tổ chức vào ", "từ ngày ",
    "20", " đến ", "-", "/7/2006", "Đại hội ", "sẽ ", "\u00a0", "2010",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_a_date_stands_within_its_item(text: str) -> None:
    found = dated(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert str(found.when.last.year) in text[found.start : found.end]


@given(st.lists(st.lists(st.sampled_from([*WORDS, "**"]), max_size=8).map("".join), max_size=4))
def test_ids_are_unique_and_each_is_in_its_page(items: list[str]) -> None:
    html, _ = Renderer().render("\n".join(f"- {item}" for item in items), editorial=False)
    names = [found.id for found in landmarks(Flow.of(html))]
    assert len(set(names)) == len(names)
    written = re.findall(r'<span id="([^"]*)">', annotated(html, [Landmarks()], "."))
    assert set(written) <= set(names)
    assert Flow.of(annotated(html, [Landmarks()], ".")).text == Flow.of(html).text


def seconds(items: int) -> float:
    html = f"<ul>{'<li>Ngày 09/9/1994, họp.</li>' * items}</ul>"
    start = time.process_time()
    assert annotated(html, [Landmarks()], ".").count("<span") == items
    return time.process_time() - start


def test_many_items_of_one_day_take_no_more_time_than_they_are_many() -> None:
    assert seconds(4000) < 12 * seconds(500)  # 8 times as many; each with each would be 64
