import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import printed_dates

FOUND = [
    ("Ngày [09/9/1994], Đại hội", "1994-09-09"),
    ("được đưa ngày: [21-3-2011]", "2011-03-21"),
    ("([14:45 | 21/02/2018])", "2018-02-21T14:45+07:00"),
    ("vào ngày [20-21/7/2006], được", "2006-07-20/2006-07-21"),
    ("vào ngày [11–12/4/2016].", "2016-04-11/2016-04-12"),
    ("vào ngày [30/6-02/7/2006], được", "2006-06-30/2006-07-02"),
    ("[Từ ngày 20 đến ngày 21/7/2006], tỉnh", "2006-07-20/2006-07-21"),
    ("họp [từ ngày 30/6 đến 02/7/2006].", "2006-06-30/2006-07-02"),
    ("vào [tháng 12/2010], được", "2010-12"),
    ("vào [tháng 12 năm 2010].", "2010-12"),
    ("Rạch Giá, [ngày 21 tháng 3 năm 2011]", "2011-03-21"),
    ("hôm [21 tháng 3 năm 2011]", "2011-03-21"),
    ("Thứ ba, [06 Tháng 10 2009]", "2009-10-06"),
    ("[19 Tháng 8, 2010], 15:37", "2010-08-19"),
    ("[5 Tháng Ba, 2009]", "2009-03-05"),
    ("[ngày 2 tháng mười hai năm 1975]", "1975-12-02"),
    ("[Năm 1992], được sự cho phép", "1992"),
    ("Tổng kết [năm\u00a02010] HTX", "2010"),
    ("quý I và quý II thì [quý I năm 2011]", "2011-33"),
    ("NHIỆM VỤ [QUÝ IV NĂM 2011]:", "2011-36"),
    ("[quý 2/2011]", "2011-34"),
    ("số 374/QĐ-UBND ngày [09/02/2011].", "2011-02-09"),
    ("[29/2/2016]", "2016-02-29"),
]

NO_DATES = [
    "50/50",
    "24/7",
    "747/QĐ-UB",
    "67/2010/NĐ-CP",
    "12/3/2011/QĐ",
    "nhiệm kỳ 2011 – 2015",
    "giai đoạn năm 2011 – 2015",
    "077-3863-123",
    "16 chương trình",
    "1.943 thành viên",
    "31/2/2011",
    "29/2/2015",
    "ngày 31 tháng 2 năm 2011",
    "tháng 13/2010",
    "21-20/7/2006",
    "30/8-02/7/2006",
    "31/6-02/7/2006",
    "từ ngày 21 đến ngày 20/7/2006",
    "21/3-2011",
    "121/3/2011",
    "21/3/20111",
    "1.2/3/2011",
    "25:10 | 21/02/2018",
    "mỗi năm 2000 hộ",
    "hàng năm 1800 tấn",
    "quý V",
    "quý 5/2011",
    "việt nam 2011",
    "",
]


@pytest.mark.parametrize(("marked", "edtf"), FOUND)
def test_finds_a_date_and_where_it_stands(marked: str, edtf: str) -> None:
    before, date, after = re.split(r"[\[\]]", marked)
    (found,) = printed_dates(before + date + after)
    assert (found.start, found.end) == (len(before), len(before) + len(date))
    assert found.edtf == edtf


@pytest.mark.parametrize("text", NO_DATES)
def test_takes_nothing_that_is_no_date(text: str) -> None:
    assert printed_dates(text) == []


def test_finds_all_dates_in_their_order() -> None:
    text = "Năm 1992; ngày 09/9/1994; Quyết định số 747/QĐ-UB ngày 28/9/1994; tháng 12/2010."
    assert [found.edtf for found in printed_dates(text)] == [
        "1992",
        "1994-09-09",
        "1994-09-28",
        "2010-12",
    ]


@given(st.lists(st.sampled_from([*"0123456789/-:|. ", "ngày ", "tháng ", "năm ", "20", "19"])))
def test_dates_stand_within_the_text_and_never_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for found in printed_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
