from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import VIETNAM, Moment

PARSED = [
    ("1992", "1992", "năm 1992"),
    ("2010-12", "2010-12", "tháng 12 năm 2010"),
    ("2011-03-21", "2011-03-21", "ngày 21 tháng 3 năm 2011"),
    ("2016-02-29", "2016-02-29", "ngày 29 tháng 2 năm 2016"),
    ("2018-02-21T14:45+07:00", "2018-02-21T14:45+07:00", "14 giờ 45 ngày 21 tháng 2 năm 2018"),
    ("2018-02-21 14:45", "2018-02-21T14:45+07:00", "14 giờ 45 ngày 21 tháng 2 năm 2018"),
    ("2018-02-21T08:05", "2018-02-21T08:05+07:00", "8 giờ 05 ngày 21 tháng 2 năm 2018"),
    ("2018-02-21T00:00", "2018-02-21T00:00+07:00", "0 giờ ngày 21 tháng 2 năm 2018"),
    ("2018-02-21T07:45Z", "2018-02-21T14:45+07:00", "14 giờ 45 ngày 21 tháng 2 năm 2018"),
    ("2018-02-21T20:00-0500", "2018-02-22T08:00+07:00", "8 giờ ngày 22 tháng 2 năm 2018"),
    ("2018-02-21T14:45:09", "2018-02-21T14:45:09+07:00", "14 giờ 45 ngày 21 tháng 2 năm 2018"),
]

REFUSED = [
    "",
    " 2011",
    "11",
    "0999",
    "20110321",
    "2011-3-21",
    "21-3-2011",
    "2011-13",
    "2011-00",
    "2011-02-31",
    "2011-03-21T25:00",
    "2011-03-21T24:00",
    "2011-03-21T14",
    "2011-03-21T14:60",
    "2011-03-21T14:45:61",
    "2011-03-21T14:45+99:00",
    "2011-03T14:45",
    "2011-03-21\n",
    "²011",
    "٢٠١١",
    "9999-12-31T23:00-05:00",
    "1000-01-01T00:00+14:00",
    "2011-03-21T14:45+24:00",
    "2011-03-21T14:45+07:60",
    "hôm nay",
]


@pytest.mark.parametrize(("text", "iso", "words"), PARSED)
def test_keeps_the_precision_of_its_source(text: str, iso: str, words: str) -> None:
    moment = Moment.parse(text)
    assert (moment.iso, moment.words) == (iso, words)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1992", "1992"),
        ("2010-12", "12/2010"),
        ("2011-03-21", "21/03/2011"),
        ("2018-02-21T14:45+07:00", "21/02/2018"),
    ],
)
def test_gives_figures_as_one_writes_them(text: str, figures: str) -> None:
    assert Moment.parse(text).figures == figures


@pytest.mark.parametrize("text", REFUSED)
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Moment.parse(text)


@pytest.mark.parametrize(
    "parts",
    [(2011, None, 21), (2011, 3, None, 14, 45), (2011, 3, 21, 14), (2011, 3, 21, None, 45)],
)
def test_refuses_a_date_with_a_gap(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"gap|minute"):
        Moment(*parts)


def test_starts_at_the_first_instant_in_vietnam() -> None:
    assert Moment.parse("2010-12").start == datetime(2010, 12, 1, tzinfo=VIETNAM)
    assert Moment.parse("1992").start.utcoffset() == timedelta(hours=7)


def test_sorts_by_start_and_keeps_unequal_precision_apart() -> None:
    texts = ["1992", "2010-12", "2010-12-01T08:00+07:00", "2010-12-02", "2011"]
    moments = [Moment.parse(text) for text in texts]
    jumbled = moments[::-1]
    assert sorted(jumbled) == moments
    assert max(moments).iso == "2011"
    assert Moment(1992) != Moment(1992, 1, 1)


@given(st.datetimes(min_value=datetime(1001, 1, 1), max_value=datetime(9998, 12, 31)))  # noqa: DTZ001 - the strategy adds no zone
def test_reading_what_was_written_gives_the_same_moment(when: datetime) -> None:
    moment = Moment(when.year, when.month, when.day, when.hour, when.minute, when.second)
    assert Moment.parse(moment.iso) == moment
    assert Moment.parse(moment.iso.replace("+07:00", "")) == moment
    assert datetime.fromisoformat(moment.iso) == moment.start
