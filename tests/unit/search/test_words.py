"""What the index takes from a text: blocks, syllables, pairs, and where they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.words import Postings, plain, postings


def words_of(title: str, html: str, about: str = "") -> Postings:
    return postings(title, html, plain(html), about)


PLAIN = [
    ("<p>Hợp tác\nxã</p>\n<p>Hai</p>", "Hợp tác xã\nHai"),
    ("<p>a <strong>b</strong>c<br>\nd</p>", "a bc\nd"),
    ("<ul>\n<li>một</li>\n<li>\n<p>hai</p>\n</li>\n</ul>", "một\nhai"),
    ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
    ("<p>5 &lt; 6 &amp;&nbsp;7</p>", "5 < 6 & 7"),
    ("<h2 id='a'>Mục<a class='anchor' href='#a'></a></h2><!-- <p>ẩn</p> --><p>chữ</p>", "Mục\nchữ"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "text"), PLAIN)
def test_a_text_is_its_blocks_on_lines(html: str, text: str) -> None:
    assert plain(html) == text


def test_words_stand_in_the_first_place_that_has_them() -> None:
    html = "<h2>Đại hội</h2><p>Quyết định 747/QĐ-UB. Đại hội.</p><p>xã xã</p><p>xã quyết</p>"
    found = words_of("Hợp tác xã", html)
    assert set(found.title) == {"hợp", "tác", "xã", "hợp tác", "tác xã"}
    assert set(found.headings) == {"đại", "hội", "đại hội"}
    assert found.often == []
    assert {"quyết", "747", "qđ", "ub", "747 qđ", "qđ ub", "định 747", "xã xã"} <= set(found.once)
    assert "ub xã" not in found.once  # they are no neighbours: a paragraph ends between them
    assert "xã quyết" in found.once


def test_author_and_tags_count_as_headings_do() -> None:
    found = words_of("Tin", "<p>Nguyễn</p>", about="Nguyễn Quí\nhợp tác")
    assert set(found.headings) == {"nguyễn", "quí", "nguyễn quí", "hợp", "tác", "hợp tác"}
    assert found.once == []


def test_a_word_that_comes_up_often_is_told_apart() -> None:
    found = words_of("Tin", "<p>vốn vốn vốn, nợ nợ</p>")
    assert (found.often, set(found.once)) == (["vốn"], {"nợ", "vốn vốn", "vốn nợ", "nợ nợ"})


@given(st.text("aăâđêơ ̣́̀̉̃ .,/-_<&\n\u00a01²"))
def test_unicode_s_two_forms_have_the_same_words(text: str) -> None:
    forms = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    first, second = (words_of(form, "") for form in forms)
    assert first == second
