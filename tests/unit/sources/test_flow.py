"""The running text of an article, and marks around parts of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.flow import Annotation, Flow, annotated


@dataclass(frozen=True)
class Finder:
    """Marks what a pattern finds."""

    pattern: str
    element: str = "a"
    href: str = "/van-ban/x.html"

    @property
    def mark(self) -> str:
        return repr(self)

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        attributes = (("href", self.href),) if self.element == "a" else (("title", 'Một "hai"'),)
        for found in re.finditer(self.pattern, flow.text):
            yield Annotation(found.start(), found.end(), self.element, attributes)


LINK = '<a href="../../van-ban/x.html">'

CASES = [
    ("<p>số 747</p>", "747", f"<p>số {LINK}747</a></p>"),
    ("<p>số <strong>7</strong>47</p>", "747", f"<p>số {LINK}<strong>7</strong>47</a></p>"),
    ("<p><b>747</b></p>", "747", f"<p><b>{LINK}747</a></b></p>"),
    ("<p>a &amp; b</p>", "a & b", f"<p>{LINK}a &amp; b</a></p>"),
    ("<p>a &amp; b</p>", "& b", f"<p>a {LINK}&amp; b</a></p>"),
    ("<p>a &amp; b</p>", "a &", f"<p>{LINK}a &amp;</a> b</p>"),
    ("<p>74<b>7 x</b></p>", "747", "<p>74<b>7 x</b></p>"),
    ('<p><a href="y">số 747</a></p>', "747", '<p><a href="y">số 747</a></p>'),
    ('<p>số <a href="y">747</a></p>', "số 747", '<p>số <a href="y">747</a></p>'),
    ("<p>74</p><p>7</p>", r"74\s+7", "<p>74</p><p>7</p>"),
    ("<p>không có</p>", "747", "<p>không có</p>"),
    ("", "747", ""),
]


@pytest.mark.parametrize(("html", "pattern", "expected"), CASES)
def test_a_mark_goes_around_what_was_found(html: str, pattern: str, expected: str) -> None:
    assert annotated(html, [Finder(pattern)], "../..") == expected


def test_the_first_annotator_goes_first_and_values_are_escaped() -> None:
    html = "<p>HTX số 747</p>"
    found = annotated(html, [Finder("số 747"), Finder("747|HTX", "abbr")], ".")
    assert found == (
        '<p><abbr title="Một &quot;hai&quot;">HTX</abbr> <a href="./van-ban/x.html">số 747</a></p>'
    )


def test_text_has_a_line_end_where_a_block_ends() -> None:
    flow = Flow.of("<h2 id='a'>Mục</h2>\n<ul><li>một <em>hai</em>&nbsp;ba</li></ul>")
    assert flow.text.split("\n") == ["", "Mục", " ", "", "một hai\u00a0ba", "", ""]


def test_the_sentence_around_a_part_of_the_text() -> None:
    flow = Flow.of("<p>Một câu. Theo\nQuyết định số 747 thì\nđược; còn nữa.</p>")
    start = flow.text.index("số 747")
    assert flow.sentence(start, start + 6) == "Theo Quyết định số 747 thì được;"


@pytest.mark.parametrize(
    ("element", "word", "is_within"),
    [
        ("a", "một", True),
        ("a", "hai", False),
        ("a", "ba", False),
        ("abbr", "ba", True),
        ("code", "bốn", True),
        ("code", "năm", False),
    ],
)
def test_what_has_to_stand_outside_of_an_element_does(
    element: str, word: str, is_within: bool
) -> None:
    def mark(flow: Flow) -> Iterator[Annotation]:
        start = flow.text.index(word)
        yield Annotation(start, start + len(word), "mark", outside=("x", element))

    html = '<a href="x">một</a> hai <abbr>ba</abbr> <code class="x">bốn</code> năm'
    after = annotated(html, [mark], ".")  # type: ignore[list-item]  # no mark is asked for
    assert ("<mark>" in after) is not is_within


@pytest.mark.parametrize(
    ("once", "expected"),
    [
        ("", "<p>74 <mark>7</mark> <mark>7</mark></p>"),
        ("số", "<p>74 <mark>7</mark> 7</p>"),
    ],
)
def test_what_is_marked_once_is_marked_where_it_can_be_first(once: str, expected: str) -> None:
    def mark(flow: Flow) -> Iterator[Annotation]:
        yield Annotation(0, 2, "mark", once=once)  # half of a block
        for found in re.finditer("7(?!4)", flow.text):
            yield Annotation(*found.span(), "mark", once=once)

    assert annotated("<p>74 7 7</p>", [mark], ".") == expected  # type: ignore[list-item]  # as above


def test_a_sentence_ends_before_a_no_break_space_too() -> None:
    flow = Flow.of("<p>Một.\u00a0Theo số\u00a0747.\u00a0Hết.</p>")
    assert flow.sentence(9, 10) == "Theo số 747."


SIGNS = st.sampled_from(["a", "b ", "7", "&amp;", "&lt;", "đ", "<b>", "</b>", "<br>", "\n", "́"])


@given(
    st.lists(SIGNS, max_size=30).map("".join), st.sampled_from(["7", "a", "b 7", "&", "<", "đa"])
)
def test_not_a_letter_changes(html: str, sought: str) -> None:
    before = f"<p>{html}</p>"
    after = annotated(before, [Finder(re.escape(sought))], ".")
    assert re.sub(r"</?a\b[^>]*>", "", after) == before
    assert (
        BeautifulSoup(after, "html.parser").get_text()
        == BeautifulSoup(before, "html.parser").get_text()
    )


@given(st.lists(SIGNS, max_size=30).map("".join))
def test_every_sign_of_the_text_stands_where_it_is_said_to(html: str) -> None:
    flow = Flow.of(html)
    for offset, sign in enumerate(flow.text):
        if sign != "\n":
            written = html[flow.at(offset) : flow.at(offset + 1, end=True)]
            assert sign == {"&amp;": "&", "&lt;": "<", "\n": " "}.get(written, written)
