"""The glossary: every abbreviation once, in the order of a dictionary, with all its articles."""

from __future__ import annotations

from samples import ACTIVITY, DOCUMENTS, MENU, NEWS, document

from portal.history import Count, Use, make_glossary, meanings_in
from portal.menus import make_site
from portal.sources import Abbreviation

OLD, NEW = document("cũ", "1999"), document("mới", "2018")
SITE = make_site(MENU, [OLD, NEW], [])
HTX, DD, CT = Abbreviation("HTX", "hợp tác xã"), Abbreviation("ĐĐ", "đất đai"), "chỉ thị"
COUNTS = {OLD.path: {"HTX": Count(2, 1)}, NEW.path: {"HTX": Count(3, 0)}}


def test_the_terms_have_their_articles_newest_first() -> None:
    ht, dd = make_glossary([HTX, DD], SITE, COUNTS)[::-1]
    assert (dd.abbreviation, dd.uses, dd.count) == (DD, (), Count(0, 0))
    assert ht.uses == (Use(NEW, Count(3, 0)), Use(OLD, Count(2, 1)))
    assert (ht.count, ht.count.total) == (Count(5, 1), 6)


def test_an_entry_of_the_menu_may_have_one_in_its_label() -> None:
    (term,) = make_glossary([Abbreviation("VĂN", "?")], SITE, {})
    assert term.labels == (DOCUMENTS,)


def test_a_category_has_the_meanings_that_hold_there() -> None:
    ambiguous = Abbreviation("CT", "", ((NEWS, CT),))
    assert meanings_in(NEWS, [HTX, ambiguous]) == {"HTX": "hợp tác xã", "CT": CT}
    assert meanings_in(ACTIVITY, [HTX, ambiguous]) == {"HTX": "hợp tác xã"}
