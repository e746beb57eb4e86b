"""Where a page stands."""

from __future__ import annotations

import pytest
from samples import CENTRAL, DOCUMENTS, FIRST, MENU, SECOND, document, page

from portal.menus import Crumb, Place, dateline_of, place_of_document
from portal.menus.place import HOME, place_of_entry, trail
from portal.sources import Edition, Entry
from portal.vietnamese import Moment


def test_a_category_stands_below_its_ancestors() -> None:
    place = place_of_entry(MENU, CENTRAL)
    assert [crumb.label for crumb in place.crumbs] == ["Trang chủ", "VĂN BẢN", "Trung ương"]
    assert (place.edition, place.current) == (FIRST, "trung-uong")
    assert set(place.ancestors) == {"van-ban"}
    assert place.up == Crumb("VĂN BẢN", "chuyen-muc/van-ban.html")


def test_an_article_stands_below_its_category() -> None:
    place = place_of_document(MENU, document("Bài", entry=CENTRAL))
    assert [crumb.label for crumb in place.crumbs][-2:] == ["Trung ương", "Bài"]
    assert place.current == ""
    assert set(place.ancestors) == {"van-ban", "trung-uong"}


def test_a_page_stands_below_home() -> None:
    assert place_of_document(MENU, page("Ý kiến")) == Place((HOME, Crumb("Ý kiến", "Ý kiến.html")))
    assert Place((HOME,)).up is None


def test_an_entry_that_is_in_no_menu_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError):
        trail(MENU, Entry("khac", "Khác"))


@pytest.mark.parametrize(
    ("edition", "date", "said"),
    [
        (FIRST, "2011-03-21", "Ngày: 21-3-2011"),
        (FIRST, "2010-12", "Tháng 12 năm 2010"),
        (SECOND, "2011-03-21", "Ngày 21 tháng 3 năm 2011"),
        (None, "1992", "Năm 1992"),
    ],
)
def test_a_date_is_given_in_the_editions_words(
    edition: Edition | None, date: str, said: str
) -> None:
    assert dateline_of(edition, Moment.parse(date)) == said


def test_the_trail_names_the_edition() -> None:
    assert trail(MENU, DOCUMENTS) == (FIRST, (DOCUMENTS,))
