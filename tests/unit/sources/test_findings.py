import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.findings import (
    Finding,
    Weight,
    closest,
    did_you_mean,
    has_errors,
    quoted,
    warning,
)

CLOSEST = [
    ("titel", ["title", "date"], "title"),
    ("TITLE", ["title"], "title"),
    ("Tin tứk", ["Tin tức", "Văn bản"], "Tin tức"),
    ("tin tuc", ["Tin tức"], "Tin tức"),
    ("Đại hộ", ["Đại hội"], "Đại hội"),
    ("xyz", ["title", "date"], None),
    ("anh.png", ["anh.md"], None),
    ("", ["title"], None),
    ("title", [], None),
]


@pytest.mark.parametrize(("word", "known", "expected"), CLOSEST)
def test_closest(word: str, known: list[str], expected: str | None) -> None:
    assert closest(word, known) == expected


def test_a_finding_reads_as_path_line_what_and_remedy() -> None:
    assert str(Finding("a/b.md", 3, "sai", "sửa")) == "a/b.md:3: sai; sửa"
    assert str(warning("a.md", 1, "lạ", "xem")) == "a.md:1: cảnh báo: lạ; xem"


def test_findings_sort_by_path_and_line() -> None:
    findings = [Finding("b", 1, "x", ""), Finding("a", 10, "x", ""), Finding("a", 2, "x", "")]
    assert [(f.path, f.line) for f in sorted(findings)] == [("a", 2), ("a", 10), ("b", 1)]


def test_only_errors_stop() -> None:
    assert not has_errors([warning("a", 1, "", "")])
    assert has_errors([warning("a", 1, "", ""), Finding("a", 1, "", "")])
    assert not has_errors([])
    assert Finding("a", 1, "", "").weight is Weight.ERROR


def test_did_you_mean_or_otherwise() -> None:
    assert did_you_mean("titel", ["title"], "khác") == "có phải ý bạn là “title”?"
    assert did_you_mean("xyz", ["title"], "khác") == "khác"


def test_long_words_are_cut() -> None:
    assert quoted("a" * 60) == f"“{'a' * 60}”"
    assert quoted("a" * 61) == f"“{'a' * 60}…”"


ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\n\r\x85\u2028\x1b\udc80\0")))


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_a_finding_is_one_line_that_can_be_written(path: str, what: str, remedy: str) -> None:
    line = str(Finding(path, 1, what, remedy))
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert line.encode()
