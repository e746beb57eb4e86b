"""Where a page stands: its edition, the entry it belongs to, the way from the home page to it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.sources import Document, Edition, Entry, Menu
from portal.vietnamese import Moment, dateline


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step on the way from the home page to a page."""

    label: str
    address: str


HOME = Crumb("Trang chủ", "index.html")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands.

    ``crumbs`` leads from the home page to the page itself; ``current`` is the id of the menu entry
    whose page this is, or ""; ``ancestors`` are the ids of the entries above the page.
    """

    crumbs: tuple[Crumb, ...]
    edition: Edition | None = None
    current: str = ""
    ancestors: frozenset[str] = frozenset()

    @property
    def up(self) -> Crumb | None:
        """Return the page above this one; None on the home page."""
        return self.crumbs[-2] if len(self.crumbs) > 1 else None


def trail(menu: Menu, entry: Entry) -> tuple[Edition, tuple[Entry, ...]]:
    """Return the edition of an entry and the entries from the menu's top down to it."""
    for edition in menu.editions:
        for top in edition.entries:
            if found := _path_to(entry.id, top):
                return edition, found
    raise LookupError(entry.id)


def place_of_entry(menu: Menu, entry: Entry) -> Place:
    """Return the place of a category's page."""
    edition, entries = trail(menu, entry)
    return Place(
        crumbs=(HOME, *map(_crumb, entries)),
        edition=edition,
        current=entry.id,
        ancestors=frozenset(above.id for above in entries[:-1]),
    )


def place_below_entry(menu: Menu, entry: Entry, crumb: Crumb) -> Place:
    """Return the place of a page that hangs below a category: an article, a year."""
    edition, entries = trail(menu, entry)
    return Place(
        crumbs=(HOME, *map(_crumb, entries), crumb),
        edition=edition,
        ancestors=frozenset(above.id for above in entries),
    )


def place_of_document(menu: Menu, document: Document) -> Place:
    """Return the place of an article below its category, or of a page below the home page."""
    crumb = Crumb(document.title, document.address)
    if document.entry is None:
        return Place((HOME, crumb))
    return place_below_entry(menu, document.entry, crumb)


def dateline_of(edition: Edition | None, moment: Moment) -> str:
    """Give a date in the words of an edition; in plain words where it has none of its own."""
    if edition and edition.dateline:
        return dateline(edition.dateline, moment)
    return moment.words.capitalize()


def _path_to(wanted: str, entry: Entry) -> tuple[Entry, ...]:
    if entry.id == wanted:
        return (entry,)
    below = (_path_to(wanted, child) for child in entry.children)
    return next(((entry, *path) for path in below if path), ())


def _crumb(entry: Entry) -> Crumb:
    return Crumb(entry.label, entry.address)
