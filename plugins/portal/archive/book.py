"""The articles as a book: by year, and in a year by section, as the menu has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from portal.archive.material import Material
from portal.menus import dateline_of
from portal.sources import Document, Edition, Entry


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article in its place: ``number`` counts from 1, ``dateline`` is in its edition's words."""

    number: int
    document: Document
    edition: Edition
    section: Entry
    year: int
    dateline: str


@dataclass(frozen=True, slots=True)
class Section:
    """The chapters of one category in one year."""

    entry: Entry
    edition: Edition
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The sections of a year, in the menu's order."""

    number: int
    sections: tuple[Section, ...]

    @property
    def chapters(self) -> Iterator[Chapter]:
        """Yield the chapters of the year."""
        for section in self.sections:
            yield from section.chapters


@dataclass(frozen=True)
class Book:
    """The published articles of a release, in the order in which a book has them."""

    material: Material

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return all chapters: by year, by section, by date."""
        places = {entry.id: n for n, (_, entry) in enumerate(self._menu)}
        editions = {entry.id: edition for edition, entry in self._menu}
        articles = [
            (d, d.entry, d.date) for d in self.material.articles if d.entry and d.date
        ]  # oldest first; sorting keeps that order among equals
        articles.sort(key=lambda article: (article[2].year, places[article[1].id]))
        return tuple(
            Chapter(
                number,
                document,
                editions[entry.id],
                entry,
                date.year,
                dateline_of(editions[entry.id], date),
            )
            for number, (document, entry, date) in enumerate(articles, 1)
        )

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Return the addresses that the chapters have in the site."""
        return frozenset(chapter.document.address for chapter in self.chapters)

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Return the years that have chapters, oldest first."""
        years = groupby(self.chapters, key=lambda chapter: chapter.year)
        return tuple(Year(number, _sections(chapters)) for number, chapters in years)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return the editions of the site."""
        return self.material.sources.corpus.menu.editions

    @property
    def span(self) -> str:
        """Return the years from the first to the last, as in `2011–2018`; "" without articles."""
        ends = dict.fromkeys(year.number for year in (*self.years[:1], *self.years[-1:]))
        return "–".join(map(str, ends))

    @property
    def title(self) -> str:
        """Return the title of the book."""
        return (
            f"{self.material.facts.title}, {self.span}" if self.span else self.material.facts.title
        )

    @cached_property
    def _menu(self) -> tuple[tuple[Edition, Entry], ...]:
        return tuple(self.material.sources.corpus.menu.walk())


def _sections(chapters: Iterator[Chapter]) -> tuple[Section, ...]:
    found = []
    for _, group in groupby(chapters, key=lambda chapter: chapter.section.id):
        together = tuple(group)
        found.append(Section(together[0].section, together[0].edition, together))
    return tuple(found)
