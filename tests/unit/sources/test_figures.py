"""Figures that editors mark: found where the text has them, and told where it hasn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.figures import Figure, misquoted_figures, place_of, read_figures
from portal.sources.schema import ARTICLE, problems
from portal.sources.yaml_nodes import Keys, read_yaml

HTML = (
    "<h2>Số liệu 2011</h2>\n<p>Toàn tỉnh có\u00a0186&nbsp;HTX, trong đó\n<b>09</b> HTX góp vốn; "
    "vay 97\u00a0tỷ 155 triệu đồng.</p>\n<p>Có 1.186 HTX – “mới” – nữa. Có 09 HTX.</p>"
)
HEAD = "title: A\ndate: 2011\ncategory: b\nfigures:\n"


def keys(*figures: tuple[str, str]) -> Keys:
    entries = (f"- value: '{v}'\n  label: nhãn\n  quote: '{q}'\n" for v, q in figures)
    return keys_of(HEAD + "".join(entries))


def keys_of(text: str) -> Keys:
    node = read_yaml("a.md", text, first_line=2)
    assert isinstance(node, Keys)
    return node


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("186 HTX", "có 186 HTX"),
        ("186", "Toàn tỉnh  có 186"),
        ("09", "trong đó 09 HTX góp vốn"),
        ("97 tỷ 155 triệu đồng", "vay 97 tỷ 155 triệu đồng"),
        ("155 triệu", "155 triệu đồng."),
        ("1.186", '1.186 HTX -- "mới" -- nữa'),
    ],
)
def test_a_figure_that_stands_in_the_text_is_no_finding(value: str, quote: str) -> None:
    assert list(misquoted_figures("a.md", keys((value, quote)), HTML)) == []


@pytest.mark.parametrize(
    ("value", "quote", "what", "remedy"),
    [
        ("187", "có 186 HTX", "con số “187” không có trong câu trích “có 186 HTX”", "chép con số"),
        ("86", "có 186 HTX", "con số “86” không có trong câu trích", "chép con số"),
        ("186", "trong 1.186 HTX", "không có trong câu trích", "chép con số"),
        ("188", "có 188 HTX", "câu trích “có 188 HTX” không có", "“có 186 HTX”?"),
        ("97", "vay 97 tỉ 155 triệu", "không có trong bài", "“vay 97 tỷ 155 triệu”?"),
        ("2011", "liệu 2011 Toàn tỉnh", "không có trong bài", "chép vài chữ liền nhau"),
        ("7", "7 con trâu đi cày", "không có trong bài", "chép vài chữ liền nhau"),
    ],
)
def test_what_does_not_stand_there_is_told_once(
    value: str, quote: str, what: str, remedy: str
) -> None:
    (finding,) = misquoted_figures("a.md", keys((value, quote)), HTML)
    assert what in finding.what
    assert remedy in finding.remedy
    assert finding.line == 8


def test_a_figure_that_no_mark_can_go_around_is_told() -> None:
    html = "<p>Vay <b>gần 97</b> tỷ.</p>"
    (finding,) = misquoted_figures("a.md", keys(("97 tỷ", "97 tỷ")), html)
    assert str(finding).startswith("a.md:8: con số “97 tỷ” nằm nửa trong nửa ngoài chữ đậm")
    assert list(misquoted_figures("a.md", keys(("97", "97 tỷ")), html)) == []


def test_words_that_stand_in_two_places_are_a_warning() -> None:
    (finding,) = misquoted_figures("a.md", keys(("09", "09 HTX")), HTML)
    assert str(finding).startswith("a.md:8: cảnh báo: câu trích “09 HTX” có ở 2 chỗ trong bài; ")


@pytest.mark.parametrize(
    ("figures", "line", "what"),
    [
        ("  186 HTX", 6, "khóa “figures” có mục không có khóa con"),
        ("- 186 HTX", 6, "khóa “figures” có mục không có khóa con"),
        ("  value: a\n  label: b\n  quote: a", 6, "khóa “figures” có mục không có khóa con"),
        ("- value: a\n  label: b", 6, "thiếu khóa “quote”"),
        ("- value: a\n  label: b\n  quote:", 8, "khóa “quote” để trống"),
        ("- value: a\n  label: b\n  qoute: a", 8, "không có khóa “qoute”"),
        ("- value: [a]\n  label: b\n  quote: a", 6, "khóa “value” không nhận danh sách"),
    ],
)
def test_the_form_of_figures_is_told_with_its_line(figures: str, line: int, what: str) -> None:
    (finding,) = problems("a.md", keys_of(HEAD + figures), ARTICLE)
    assert (finding.line, finding.what[: len(what)]) == (line, what)


def test_no_figures_are_no_finding() -> None:
    assert list(problems("a.md", keys_of(HEAD), ARTICLE)) == []
    assert read_figures(keys_of(HEAD)) == ()


def test_what_is_half_told_is_left_out() -> None:
    assert read_figures(keys_of(HEAD + "- value: a\n- value: b\n  label: c\n  quote: b")) == (
        Figure("b", "c", "b"),
    )


WORDS = st.lists(st.from_regex(r"[a-zà-ỹ0-9]{1,6}", fullmatch=True), min_size=3, max_size=12)


@given(WORDS, st.data())
def test_words_of_a_text_are_found_in_it(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    value = data.draw(st.sampled_from(words[start:end]))
    text = "\u00a0".join(words)
    place = place_of(Figure(value, "", " ".join(words[start:end])), text)
    assert place is not None
    assert text[slice(*place)] == value
