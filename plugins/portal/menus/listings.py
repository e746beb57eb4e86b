"""Lists of articles: of a category, of a year, earlier ones; always newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.sources import Document, Edition, Entry, Menu

_EARLIER = 10
_NEWEST_OF_SECTION = 3


@dataclass(frozen=True)
class YearCount:
    """A year, how many articles or events it has, and the address that lists them."""

    year: int
    count: int
    address: str

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that a page may show of the year."""
        return repr(self)


@dataclass(frozen=True, slots=True)
class Section:
    """A category with its newest articles, for the home page."""

    entry: Entry
    edition: Edition
    articles: tuple[Document, ...]


Shelves = dict[str, tuple[Document, ...]]
"""The articles of each category's id, children's included, newest first."""


def newest_first(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Sort articles by date, newest first; the path decides between equal dates."""
    return tuple(sorted(documents, key=_order, reverse=True))


def _order(document: Document) -> tuple[object, str]:
    if document.date is None:
        raise ValueError(f"{document.path}: an article has a date")
    return document.date.start, document.path


def shelve(menu: Menu, articles: Sequence[Document]) -> Shelves:
    """Put articles, newest first, on the shelf of their category and of those above it."""
    above: dict[str, list[str]] = {}
    for _, entry in menu.walk():
        for below in entry.walk():
            above.setdefault(below.id, []).append(entry.id)
    shelves: dict[str, list[Document]] = {entry.id: [] for _, entry in menu.walk()}
    for article in articles:
        for category in above[article.entry.id] if article.entry else ():
            shelves[category].append(article)
    return {category: tuple(shelved) for category, shelved in shelves.items()}


def by_year(articles: Sequence[Document]) -> dict[int, tuple[Document, ...]]:
    """Group articles by year, newest year first, each year in the order given."""
    groups: dict[int, list[Document]] = {}
    for article in articles:
        if article.date:
            groups.setdefault(article.date.year, []).append(article)
    return {year: tuple(groups[year]) for year in sorted(groups, reverse=True)}


def count_years(groups: Mapping[int, Sequence[object]], folder: str) -> tuple[YearCount, ...]:
    """Count the articles of each year; the years' pages lie in ``folder``."""
    return tuple(
        YearCount(year, len(group), f"{folder}/{year}.html") for year, group in groups.items()
    )


def own_articles(entry: Entry, shelves: Shelves) -> tuple[Document, ...]:
    """Return the articles of a category without those of its children."""
    return tuple(
        article for article in shelves[entry.id] if article.entry and article.entry.id == entry.id
    )


def earlier(menu: Menu, shelves: Shelves) -> dict[str, tuple[Document, ...]]:
    """Return for each article's path the articles of its category that came before it."""
    found: dict[str, tuple[Document, ...]] = {}
    for _, entry in menu.walk():
        own = own_articles(entry, shelves)
        for index, article in enumerate(own, 1):
            found[article.path] = own[index : index + _EARLIER]
    return found


def newest_by_section(menu: Menu, shelves: Shelves) -> tuple[Section, ...]:
    """Return the newest articles of every category that has some of its own."""
    sections = (
        Section(entry, edition, own_articles(entry, shelves)[:_NEWEST_OF_SECTION])
        for edition, entry in menu.walk()
    )
    return tuple(section for section in sections if section.articles)
