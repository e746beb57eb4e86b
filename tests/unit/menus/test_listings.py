"""Lists of articles: complete, newest first, the same on every machine."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from samples import ACTIVITY, CENTRAL, DOCUMENTS, LOCAL, MENU, NEWS, document

from portal.menus import Shelves, YearCount, earlier, newest_first
from portal.menus.listings import by_year, count_years, newest_by_section, shelve
from portal.sources import Document

MOMENTS = st.sampled_from(["1992", "2010-12", "2011-03-21", "2011-03-21T08:00", "2018-02-21"])
ENTRIES = st.sampled_from([NEWS, DOCUMENTS, CENTRAL, LOCAL, ACTIVITY])
ARTICLES = st.lists(
    st.builds(document, st.text("abcd", min_size=1, max_size=6), MOMENTS, ENTRIES),
    unique_by=lambda article: article.path,
)


def titles(documents: tuple[Document, ...]) -> list[str]:
    return [document.title for document in documents]


def shelves_of(articles: list[Document]) -> Shelves:
    return shelve(MENU, newest_first(articles))


def test_a_date_with_less_precision_sorts_as_its_first_day() -> None:
    articles = [document("a", "1992"), document("b", "1992-01-02"), document("c", "1991-12-31")]
    assert titles(newest_first(articles)) == ["b", "a", "c"]


@given(ARTICLES, st.randoms())
def test_the_order_does_not_depend_on_how_files_were_found(
    articles: list[Document], random: Random
) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert newest_first(articles) == newest_first(shuffled)


@given(ARTICLES)
def test_every_article_stands_on_its_shelf_and_those_above(articles: list[Document]) -> None:
    shelves = shelves_of(articles)
    for article in articles:
        assert article.entry
        assert article in shelves[article.entry.id]
        assert (article in shelves["van-ban"]) == (article.entry in {DOCUMENTS, CENTRAL, LOCAL})
    assert set(shelves) == {entry.id for _, entry in MENU.walk()}


@given(ARTICLES)
def test_earlier_news_are_the_next_ones_of_the_same_category(articles: list[Document]) -> None:
    found = earlier(MENU, shelves_of(articles))
    for article in articles:
        same = [other for other in newest_first(articles) if other.entry == article.entry]
        assert list(found[article.path]) == same[same.index(article) + 1 :][:10]


@given(ARTICLES)
def test_years_hold_every_article_once(articles: list[Document]) -> None:
    groups = by_year(newest_first(articles))
    assert list(groups) == sorted(groups, reverse=True)
    assert sorted(a.path for group in groups.values() for a in group) == sorted(
        a.path for a in articles
    )


def test_years_are_counted_with_their_pages() -> None:
    groups = by_year([document("a"), document("b", "1992"), document("c", "2011-01")])
    assert count_years(groups, "nam") == (
        YearCount(2011, 2, "nam/2011.html"),
        YearCount(1992, 1, "nam/1992.html"),
    )


def test_home_shows_three_of_each_section_that_has_its_own() -> None:
    articles = [document(f"{n}", f"2011-01-0{n}") for n in range(1, 6)]
    articles.append(document("tw", entry=CENTRAL))
    sections = newest_by_section(MENU, shelves_of(articles))
    assert [(s.entry, s.edition.id, titles(s.articles)) for s in sections] == [
        (NEWS, "2011", ["5", "4", "3"]),
        (CENTRAL, "2011", ["tw"]),
    ]
