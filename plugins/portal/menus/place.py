"""Where a page stands: its edition, the entry it belongs to, the way from the home page to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.sources import Document, Edition, Entry, Menu
from portal.vietnamese import Moment, dateline


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step on the way from the home page to a page."""

    label: str
    address: str


HOME = Crumb("Trang chủ", "index.html")


@dataclass(frozen=True)
class Branch:
    """Where a page hangs; the same for all pages that hang there, and so is what surrounds them.

    ``crumbs`` leads from the home page to the page above; ``current`` is the id of the menu entry
    whose page this is, or ""; ``ancestors`` are the ids of the entries above the page. ``page`` is
    the address of a page that the masthead or the footer links to.
    """

    crumbs: tuple[Crumb, ...] = ()
    edition: Edition | None = None
    current: str = ""
    ancestors: frozenset[str] = frozenset()
    page: str = ""

    @property
    def up(self) -> Crumb | None:
        """Return the page above; None for the home page."""
        return self.crumbs[-1] if self.crumbs else None

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that a page may show of the branch."""
        return repr((self.crumbs, self.edition, self.current, sorted(self.ancestors), self.page))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: the branch it hangs on, and the page itself as the last crumb."""

    branch: Branch
    crumb: Crumb


class Places:
    """Tells where pages stand; the way to each entry of the menu is looked up once."""

    def __init__(self, menu: Menu) -> None:
        self.mark = repr(menu)
        ways = [(edition, way) for edition in menu.editions for way in _ways(edition.entries)]
        self._at = {way[-1].id: _branch(edition, way[:-1], way[-1]) for edition, way in ways}
        self._below = {way[-1].id: _branch(edition, way) for edition, way in ways}

    def at(self, entry: Entry) -> Place:
        """Return the place of a category's page."""
        return Place(self._at[entry.id], _crumb(entry))

    def below(self, entry: Entry, crumb: Crumb) -> Place:
        """Return the place of a page that hangs below a category: an article, a year."""
        return Place(self._below[entry.id], crumb)

    def of(self, document: Document) -> Place:
        """Return the place of an article below its category, or of a page below the home page."""
        crumb = Crumb(document.title, document.address)
        return self.below(document.entry, crumb) if document.entry else below_home(crumb)


def below_home(crumb: Crumb) -> Place:
    """Return the place of a page that belongs to no edition."""
    return Place(Branch((HOME,), page=crumb.address), crumb)


def dateline_of(edition: Edition | None, moment: Moment) -> str:
    """Give a date in the words of an edition; in plain words where it has none of its own."""
    if edition and edition.dateline:
        return dateline(edition.dateline, moment)
    return moment.words.capitalize()


def _ways(entries: Sequence[Entry], above: tuple[Entry, ...] = ()) -> Iterator[tuple[Entry, ...]]:
    """Yield for each entry, from the top of a menu, those above it and the entry itself."""
    for entry in entries:
        way = (*above, entry)
        yield way
        yield from _ways(entry.children, way)


def _branch(edition: Edition, above: Sequence[Entry], current: Entry | None = None) -> Branch:
    return Branch(
        crumbs=(HOME, *map(_crumb, above)),
        edition=edition,
        current=current.id if current else "",
        ancestors=frozenset(entry.id for entry in above),
    )


def _crumb(entry: Entry) -> Crumb:
    return Crumb(entry.label, entry.address)
