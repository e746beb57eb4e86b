"""Notes on the text: linked from the words they are on, and told when these are not there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources import NoteMarks, TextNote, annotated
from portal.sources.text_notes import read_text_notes, text_note_problems
from portal.sources.yaml_nodes import Keys, read_yaml

TEXT = (
    "<h2>Mục</h2><p>Tại Ngân\u00a0hành Đầu tư, <b>nãm 2017</b>.</p><p>Bài <a href='x'>kia</a>.</p>"
)


def keys(text: str) -> Keys:
    node = read_yaml("a.md", text)
    assert isinstance(node, Keys)
    return node


def notes(*pairs: tuple[str, str]) -> NoteMarks:
    return NoteMarks(tuple(TextNote(*pair) for pair in pairs))


def test_notes_are_read_in_their_order() -> None:
    read = read_text_notes(keys("text_notes:\n  b c: một\n  a: hai\n"))
    assert read == (TextNote("b c", "một"), TextNote("a", "hai"))
    assert read_text_notes(keys("title: a")) == ()
    assert read_text_notes(keys("text_notes: a")) == ()


def test_the_words_link_to_their_note() -> None:
    html = annotated(TEXT, [notes(("Ngân hành", "một"), ("nãm 2017", "hai"))], "..")
    assert html.count("<a class=") == 2
    assert re.search(r'<a class="noted" id="cho_ghi_chu_1" [^>]*>Ngân\u00a0hành</a> Đầu tư', html)
    assert re.search(r'<a [^>]*href="#ghi_chu_2" data-note="2" [^>]*>nãm 2017</a>', html)


WRONG = [
    ("Ngân hàng", "bài không có chữ “Ngân hàng”; có phải ý bạn là “Ngân hành”?"),
    ("xyz", "bài không có chữ “xyz”; chép đúng từng chữ như trong bài"),
    ("Ngân hàn", "bài không có chữ “Ngân hàn”; có phải ý bạn là “Ngân hành”?"),
    ("kia", "không đánh dấu được “kia” trong bài"),
    ("tư, nãm", "không đánh dấu được “tư, nãm” trong bài"),
    ("Mục Tại", "bài không có chữ “Mục Tại”"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_words_that_do_not_stand_there_are_told(words: str, said: str) -> None:
    (finding,) = text_note_problems("a.md", keys(f"title: a\ntext_notes:\n  {words}: b\n"), TEXT)
    assert finding.line == 3
    assert said in str(finding)


def test_words_must_stand_once() -> None:
    (finding,) = text_note_problems("a.md", keys("text_notes:\n  a: b\n"), "<p>a b a</p>")
    assert "“a” có 2 lần trong bài" in str(finding)


def test_another_order_is_a_warning() -> None:
    found = text_note_problems("a.md", keys("text_notes:\n  b: c\n  a: c\n"), "<p>a b</p>")
    assert ["cảnh báo" in str(finding) for finding in found] == [True]


@pytest.mark.parametrize("text", ["title: a", "text_notes:\n  Ngân hành: a\n  nãm 2017: b"])
def test_what_is_right_is_not_told(text: str) -> None:
    assert list(text_note_problems("a.md", keys(text), TEXT)) == []


@given(st.lists(st.sampled_from(["a", "b", "<b>", "</b>", " ", "&amp;", "\u00a0"]), max_size=20))
def test_not_a_letter_changes(parts: list[str]) -> None:
    html = f"<p>{''.join(parts)}</p>"
    after = annotated(html, [notes(("a b", "x"), ("b", "y"), ("&", "z"))], ".")
    assert re.sub(r'<a class="noted"[^>]*>|</a>', "", after) == html
