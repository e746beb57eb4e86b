"""The site as every page sees it, and the pages that derive from the menu and the dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.menus.listings import (
    Shelves,
    YearCount,
    by_year,
    count_years,
    newest_by_section,
    newest_first,
    shelve,
)
from portal.menus.place import HOME, Branch, Crumb, Place, Places, below_home
from portal.sources import Document, Edition, Entry, Menu
from portal.vietnamese import sort_key

_NEWEST_OF_CATEGORY = 20
_SITE_MAP = Crumb("Sơ đồ trang", "so-do.html")
_NOT_FOUND = Crumb("Không tìm thấy trang", "404.html")


@dataclass(frozen=True, slots=True)
class Site:
    """All that derives from the menu and the articles; ``articles`` are newest first."""

    menu: Menu
    places: Places
    articles: tuple[Document, ...]
    shelves: Shelves
    top: tuple[Document, ...]
    pages: tuple[Document, ...]
    years: tuple[YearCount, ...]
    counts: Mapping[str, int]

    @property
    def span(self) -> tuple[int, ...]:
        """Return the years of the oldest and of the newest article; nothing without articles."""
        years = [count.year for count in self.years]
        return (min(years), max(years)) if years else ()

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return the editions, in the menu's order."""
        return self.menu.editions


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that tells something of the archive, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page to be made: its address, its template and what the template shows."""

    address: str
    template: str
    variables: Mapping[str, Any] = field(default_factory=dict)


def make_site(menu: Menu, articles: Sequence[Document], pages: Sequence[Document]) -> Site:
    """Derive the site from its menu and its published documents."""
    ordered = newest_first(articles)
    shelves = shelve(menu, ordered)
    by_path = {page.path: page for page in pages}
    return Site(
        menu=menu,
        places=Places(menu),
        articles=ordered,
        shelves=shelves,
        top=tuple(by_path[path] for path in menu.top if path in by_path),
        pages=tuple(sorted(pages, key=lambda page: sort_key(page.title))),
        years=count_years(by_year(ordered), "nam"),
        counts={category: len(shelf) for category, shelf in shelves.items()},
    )


def site_pages(site: Site) -> Iterator[SitePage]:
    """Yield every page of the site that is neither an article nor an editor's page."""
    yield _home(site)
    for edition, entry in site.menu.walk():
        yield from _category(site, edition, entry)
    for year, articles in by_year(site.articles).items():
        crumb = Crumb(f"Năm {year}", f"nam/{year}.html")
        variables = {"year": year, "articles": articles, "years": site.years}
        yield SitePage(crumb.address, "year", {"place": below_home(crumb), **variables})
    yield SitePage(_SITE_MAP.address, "sitemap", {"place": below_home(_SITE_MAP)})
    yield SitePage(_NOT_FOUND.address, "404", {"place": below_home(_NOT_FOUND)})


def _home(site: Site) -> SitePage:
    variables = {
        "place": Place(Branch(), HOME),
        "newest": newest_by_section(site.menu, site.shelves),
        "figures": tuple(_figures(site)),
    }
    return SitePage(HOME.address, "home", variables)


def _figures(site: Site) -> Iterator[Figure]:
    captures = {
        article.provenance.digest
        for article in site.articles
        if article.provenance and article.provenance.capture
    }
    counted = (
        (len(site.articles), "bài viết"),
        (len(site.counts), "chuyên mục"),
        (len(site.editions), "phiên bản"),
        (len(captures), "bản gốc lưu nguyên"),
    )
    yield from (Figure(str(count), label) for count, label in counted if count)


def _category(site: Site, edition: Edition, entry: Entry) -> Iterator[SitePage]:
    articles = site.shelves[entry.id]
    groups = by_year(articles)
    years = count_years(groups, f"chuyen-muc/{entry.id}")
    shown = {"entry": entry, "edition": edition, "years": years}
    yield SitePage(
        entry.address,
        "category",
        {
            **shown,
            "place": site.places.at(entry),
            "articles": articles[:_NEWEST_OF_CATEGORY],
            "total": len(articles),
            "neighbours": _neighbours(edition, entry),
        },
    )
    for year, group in groups.items():
        crumb = Crumb(f"Năm {year}", f"chuyen-muc/{entry.id}/{year}.html")
        place = site.places.below(entry, crumb)
        variables = {**shown, "place": place, "year": year, "articles": group}
        yield SitePage(crumb.address, "category_year", variables)


def _neighbours(edition: Edition, entry: Entry) -> tuple[Entry, ...]:
    """Return the entries before and after this one in the menu."""
    entries = list(edition.walk())
    index = entries.index(entry)
    return tuple(entries[max(index - 1, 0) : index] + entries[index + 1 : index + 2])
