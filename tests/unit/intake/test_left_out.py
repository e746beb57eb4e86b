"""All words of a page are in its article or told as left out, by a look of the proof's own."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken_pages import broken
from bs4 import BeautifulSoup, Comment

from portal.intake.draft import UnreadableError
from portal.intake.proof import Passage, unaccounted, without, words
from portal.intake.tree import BLOCKS
from portal.intake.visible import visible
from portal.intake.web import read_page

PAGES = Path(__file__).resolve().parents[2] / "intake" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def nothing(target: str) -> None:
    del target


def of_a_browser(html: str) -> str:
    """Return what Beautiful Soup finds of a page's texts, a blank at each end of a block."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style", "noscript", "noframes", "xml"]):
        tag.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all([*BLOCKS, "br"]):
        tag.insert_before(" ")
        tag.insert_after(" ")
        tag.append(" ")
        tag.insert(0, " ")
    return soup.get_text()


def letters(*texts: str) -> Counter[str]:
    return Counter(sign for text in texts for sign in text if sign.isalnum())


@pytest.mark.parametrize("name", NAMES)
def test_the_proof_sees_what_another_parser_sees(name: str) -> None:
    html = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    html = re.sub(
        r"<!\[(?:if[^>]*|endif)\]>", "", html
    )  # Word's conditions are shown by no browser
    assert words(visible(html)) == words(of_a_browser(html))


@pytest.mark.parametrize("name", NAMES)
def test_each_word_of_a_page_is_in_its_article_or_told(name: str) -> None:
    draft = read_page((PAGES / f"{name}.html").read_bytes(), nothing)
    assert not list(unaccounted(draft.page, draft.words, draft.left_out))


def test_each_letter_of_a_broken_page_is_in_its_article_or_told() -> None:
    # A stray tag in a word parts it in one reading and not in the other.
    chance = random.Random(11)
    pages = [(PAGES / f"{name}.html").read_bytes() for name in NAMES]
    read = 0
    for _ in range(300):
        try:
            draft = read_page(broken(chance.choice(pages), chance), nothing)
        except UnreadableError:
            continue
        read += 1
        assert letters(draft.page) == letters(draft.words, *(one.text for one in draft.left_out))
    assert read > 200


def prose(html: str) -> Iterator[str]:
    draft = read_page(html.encode(), nothing)
    return (one.text for one in draft.left_out if one.is_prose)


TEXT = f"<h1>Đại hội thành viên năm 2011</h1><p>{'Một câu khá dài của bài viết này. ' * 9}</p>"
CUT = "Đoạn này có hơn tám chữ nên có thể là của bài."


@pytest.mark.parametrize(
    ("around", "told"),
    [
        (f"<div id=footer>{CUT}</div>", [CUT]),
        (f"<p style='display:none'>{CUT}</p>", [CUT]),
        (f"<div id=footer><a href=x>{CUT}</a></div>", []),
        (f"<form><select><option>{CUT}</select></form>", []),
        ("<div id=footer>Địa chỉ: 12 Trần Phú</div>", []),
        (f"<script>{CUT}</script><!-- {CUT} -->", []),
    ],
)
def test_prose_outside_of_the_article_is_told(around: str, told: list[str]) -> None:
    assert list(prose(f"<title>Đại hội thành viên</title>{TEXT}{around}")) == told


def test_a_word_in_neither_is_lost_and_one_in_both_is_added() -> None:
    page, left = "một hai ba bốn", [Passage("ba")]
    assert [(one.word, one.lost) for one in unaccounted(page, "một hai", left)] == [("bốn", 1)]
    added = unaccounted(page, "một hai ba bốn", left)
    assert [(one.word, one.lost) for one in added] == [("ba", -1)]


def test_what_says_a_title_or_a_date_is_no_passage_of_its_own() -> None:
    left = [Passage("Ngày 21/3/2011 in"), Passage("Đại hội năm 2011")]
    assert list(without(left, ["Đại hội năm 2011", "ngày 21/3/2011"])) == left[:1]
    assert Passage("Có 3 khách").key == Passage("Có 12 khách").key
