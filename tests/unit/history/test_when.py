"""When something happened, and how it reads below its year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.history import When
from portal.vietnamese import Moment

READ = [
    ("1992", [("1992", "Trong năm")]),
    ("2010-12", [("2010-12", "Tháng 12")]),
    ("1994-09-09", [("1994-09-09", "Ngày 9 tháng 9")]),
    ("2006-07-20/2006-07-21", [("2006-07-20", "Ngày 20"), ("2006-07-21", "21 tháng 7")]),
    ("2006-06-30/2006-07-02", [("2006-06-30", "Ngày 30 tháng 6"), ("2006-07-02", "2 tháng 7")]),
    (
        "2010-12-31/2011-01-01",
        [("2010-12-31", "Ngày 31 tháng 12"), ("2011-01-01", "1 tháng 1 năm 2011")],
    ),
]


@pytest.mark.parametrize(("edtf", "stamps"), READ)
def test_a_date_reads_as_precisely_as_it_is(edtf: str, stamps: list[tuple[str, str]]) -> None:
    when = When.parse(edtf)
    assert [(stamp.iso, stamp.words) for stamp in when.stamps] == stamps
    assert when.edtf == edtf


def test_the_dash_has_blanks_where_the_ends_have() -> None:
    assert When.parse("2006-07-20/2006-07-21").joint == "–"
    assert When.parse("2006-06-30/2006-07-02").joint == " – "


def test_a_time_of_day_is_left_out() -> None:
    assert When.parse("2018-02-21T14:45+07:00").edtf == "2018-02-21"
    assert When.of(Moment.parse("2018-02-21T14:45:10+07:00")).edtf == "2018-02-21"


@pytest.mark.parametrize("edtf", ["2011-33", "", "hôm qua", "2011-02-31"])
def test_what_is_no_date_of_an_event_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"not an ISO|month|day"):
        When.parse(edtf)


@given(st.lists(st.dates(min_value=date(1000, 1, 1)), min_size=1, max_size=2))
def test_days_come_back_as_they_were(days: list[date]) -> None:
    edtf = "/".join(dict.fromkeys(map(str, days)))
    assert When.parse(edtf).edtf == edtf
