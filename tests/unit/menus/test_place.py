"""Where a page stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import ACTIVITY, CENTRAL, DOCUMENTS, FIRST, MENU, SECOND, document, page

from portal.menus import Branch, Crumb, Place, Places, dateline_of
from portal.menus.place import HOME
from portal.sources import Edition, Entry
from portal.vietnamese import Moment

PLACES = Places(MENU)


def labels(place: Place) -> list[str]:
    return [crumb.label for crumb in (*place.branch.crumbs, place.crumb)]


def test_a_category_stands_below_its_ancestors() -> None:
    place = PLACES.at(CENTRAL)
    assert labels(place) == ["Trang chủ", "VĂN BẢN", "Trung ương"]
    assert (place.branch.edition, place.branch.current) == (FIRST, "trung-uong")
    assert set(place.branch.ancestors) == {"van-ban"}
    assert place.branch.up == Crumb("VĂN BẢN", "chuyen-muc/van-ban.html")


def test_an_article_stands_below_its_category() -> None:
    place = PLACES.of(document("Bài", entry=CENTRAL))
    assert labels(place) == ["Trang chủ", "VĂN BẢN", "Trung ương", "Bài"]
    assert place.branch.current == ""
    assert set(place.branch.ancestors) == {"van-ban", "trung-uong"}


def test_a_page_stands_below_home() -> None:
    place = PLACES.of(page("Ý kiến"))
    assert place == Place(Branch((HOME,), page="Ý kiến.html"), Crumb("Ý kiến", "Ý kiến.html"))
    assert Branch().up is None


def test_pages_that_hang_at_one_entry_share_their_branch() -> None:
    one, other = (PLACES.of(document(title, entry=CENTRAL)) for title in ("Một", "Hai"))
    assert one.branch is other.branch
    branches = [PLACES.at(CENTRAL).branch, one.branch, PLACES.at(DOCUMENTS).branch, Branch()]
    assert len({branch.mark for branch in branches}) == len(branches)


def test_marks_tell_what_has_changed_above() -> None:
    renamed = replace(MENU, editions=(replace(FIRST, title="Khác"), SECOND))
    other = Places(renamed)
    assert other.mark != PLACES.mark
    assert other.at(CENTRAL).branch.mark != PLACES.at(CENTRAL).branch.mark
    assert other.at(ACTIVITY).branch.mark == PLACES.at(ACTIVITY).branch.mark


def test_an_entry_that_is_in_no_menu_is_a_mistake_of_ours() -> None:
    with pytest.raises(LookupError):
        PLACES.at(Entry("khac", "Khác"))


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
