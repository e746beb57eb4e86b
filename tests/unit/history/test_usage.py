"""Where abbreviations stand in a text, and where they are explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.history import Count, Explained
from portal.history.usage import counts_in
from portal.sources import Annotation, Flow, annotated

SHORTS = ("HTX", "UBND", "UB", "QĐ", "TW", "CT", "TP", "NN&PTNT")

# A text, and how often an abbreviation stands in it: as a word, in numbers of documents.
CASES = [
    ("HTX", "HTX", 1, 0),
    ("các HTX, HTX.", "HTX", 2, 0),
    ("(HTX)", "HTX", 1, 0),
    ("HTX-THT", "HTX", 1, 0),
    ("THT/HTX", "HTX", 1, 0),
    ("LMHTX", "HTX", 0, 0),
    ("HTXNN", "HTX", 0, 0),
    ("HTX2", "HTX", 0, 0),
    ("htx", "HTX", 0, 0),
    ("UBND tỉnh", "UB", 0, 0),
    ("TP. Hồ Chí Minh", "TP", 1, 0),
    ("QĐ của UBND", "QĐ", 1, 0),
    ("Sở NN&PTNT", "NN&PTNT", 1, 0),
    ("số 747/QĐ-UB ngày 28/9/1994", "QĐ", 0, 1),
    ("số 747/QĐ-UB ngày 28/9/1994", "UB", 0, 1),
    ("số 02/QĐ-UBND của UBND", "UBND", 1, 1),
    ("số 02/QĐ-UBND", "UB", 0, 0),
    ("số 15 /QĐ-UBND", "QĐ", 0, 1),
    ("số 15\u00a0/QĐ-UBND", "QĐ", 0, 1),
    ("số 67/2010/QĐ-TW", "TW", 0, 1),
    ("số 12a/QĐ-TW", "QĐ", 0, 1),
    ("Chỉ thị số 20-CT/TW", "CT", 0, 1),
    ("năm 2011 - HTX", "HTX", 1, 0),
    ("2011. HTX", "HTX", 1, 0),
    ("22 HTX", "HTX", 1, 0),
    ("đồng/HTX", "HTX", 1, 0),
]


@pytest.mark.parametrize(("text", "short", "words", "in_numbers"), CASES)
def test_whole_words_are_counted(text: str, short: str, words: int, in_numbers: int) -> None:
    assert counts_in(text, SHORTS).get(short, Count(0, 0)) == Count(words, in_numbers)


HTX = Explained({"HTX": "hợp tác xã", "QĐ": "quyết định"}, frozenset({"HTX"}))
MARK = '<abbr title="hợp tác xã">HTX</abbr>'
MARKED = [
    ("<p>HTX và HTX</p>", f"<p>{MARK} và HTX</p>"),
    ("<h2>I. HTX</h2><p>HTX</p>", f"<h2>I. {MARK}</h2><p>HTX</p>"),
    ('<p><a href="x">HTX</a> HTX</p>', f'<p><a href="x">HTX</a> {MARK}</p>'),
    ('<p><abbr title="x">HTX</abbr> HTX</p>', f'<p><abbr title="x">HTX</abbr> {MARK}</p>'),
    ("<p><code>HTX</code> HTX</p>", f"<p><code>HTX</code> {MARK}</p>"),
    ("<p>747/QĐ-UB</p>", "<p>747/QĐ-UB</p>"),
    ("<p>747/QĐ-UB, QĐ</p>", '<p>747/QĐ-UB, <abbr title="quyết định">QĐ</abbr></p>'),
    ("<p><b>HTX</b></p>", f"<p><b>{MARK}</b></p>"),
]


@pytest.mark.parametrize(("html", "expected"), MARKED)
def test_the_first_use_outside_of_links_is_explained(html: str, expected: str) -> None:
    assert annotated(html, [HTX], ".") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>Luật HTX số 17/2023/QH15, HTX, HTX</p>",
            '<p><a href="/l.html">Luật HTX số 17/2023/QH15</a>, {}, HTX</p>',
        ),
        ("<p><b>Một H</b>TX, HTX</p>", "<p><b>Một H</b>TX, {}</p>"),
    ],
)
def test_what_is_marked_or_cut_at_its_first_use_is_explained_at_the_next(
    html: str, expected: str
) -> None:
    def link(flow: Flow) -> Iterator[Annotation]:
        for found in re.finditer("Luật HTX [^,]*", flow.text):
            yield Annotation(*found.span(), "a", (("href", "/l.html"),))

    assert annotated(html, [link, HTX], "") == expected.format(MARK)  # type: ignore[list-item]  # no mark is asked for


def test_nothing_to_explain_marks_nothing() -> None:
    assert annotated("<p>HTX a</p>", [Explained({}, frozenset())], ".") == "<p>HTX a</p>"


def test_the_mark_tells_only_what_the_text_has() -> None:
    more = Explained({**HTX.meanings, "THT": "tổ hợp tác"}, frozenset({"HTX"}))
    other = Explained({"HTX": "khác"}, frozenset({"HTX"}))
    assert HTX.mark == more.mark != other.mark


PARTS = ["HTX", "QĐ", "747/", "-", " ", "a", "&amp;", "<b>", "</b>", "\n", "1", "/"]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_not_a_letter_changes(text: str) -> None:
    html = f"<p>{text}</p>"
    after = annotated(html, [HTX], ".")
    assert re.sub(r"<abbr[^>]*>|</abbr>", "", after) == html
    assert all(after.count(f"<abbr title={title}") <= 1 for title in ('"hợp', '"quyết'))


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_no_use_is_counted_twice(text: str) -> None:
    for short, count in counts_in(text, ("HTX", "QĐ")).items():
        assert 0 < count.total <= text.count(short)
