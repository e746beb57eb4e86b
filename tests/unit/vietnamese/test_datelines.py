import pytest

from portal.vietnamese import Moment, dateline, pattern_problem

OF_2011 = "Thông tin được đưa ngày: {d}-{m}-{yyyy}"
OF_2018 = "({hh}:{mi} | {dd}/{mm}/{yyyy})"

FILLED = [
    (OF_2011, "2011-03-21", "Thông tin được đưa ngày: 21-3-2011"),
    (OF_2018, "2018-02-21T14:45", "(14:45 | 21/02/2018)"),
    ("{dd}/{mm}/{yy}", "2009-01-02", "02/01/09"),
    ("{h}:{mi}", "2018-02-21T08:05", "8:05"),
    ("{hh}:{mi}", "2018-02-21T00:00", "00:00"),
    ("Năm {yyyy}", "1992", "Năm 1992"),
    ("Bản tin", "1992", "Bản tin"),
]

WITHOUT_THE_FIELD = [
    (OF_2018, "2018-02-21", "Ngày 21 tháng 2 năm 2018"),
    (OF_2011, "2010-12", "Tháng 12 năm 2010"),
    (OF_2011, "1992", "Năm 1992"),
]

PROBLEMS = [
    ("{d}-{m}-{năm}", "{năm}"),
    ("{D}/{M}", "{D}"),
    ("{}", "{}"),
    ("{d", "ngoặc nhọn"),
    ("d}", "ngoặc nhọn"),
    ("{{d}}", "ngoặc nhọn"),
    ("{d:02}", "ngoặc nhọn"),
    ("{d.year}", "ngoặc nhọn"),
]


@pytest.mark.parametrize(("pattern", "date", "line"), FILLED + WITHOUT_THE_FIELD)
def test_gives_the_date_in_the_words_of_an_edition(pattern: str, date: str, line: str) -> None:
    assert pattern_problem(pattern) is None
    assert dateline(pattern, Moment.parse(date)) == line


@pytest.mark.parametrize(("pattern", "named"), PROBLEMS)
def test_names_what_is_wrong_with_a_pattern(pattern: str, named: str) -> None:
    problem = pattern_problem(pattern)
    assert problem is not None
    assert named in problem
