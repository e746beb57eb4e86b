"""What the register knows of one legal document: as lists show it, and as its page does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from portal.acts import Act
from portal.documents.citing import Citing
from portal.menus import YearCount, count_years
from portal.sources import Attachment, Document, Legal, ShortForm
from portal.vietnamese import Moment

_NEWEST = 20  # articles on a document's own page, as on a category's


@dataclass(frozen=True, slots=True)
class Held:
    """A document that an article holds, as lists show it: what it is about, what editors say."""

    about: str
    legal: Legal
    files: tuple[Attachment, ...]

    @classmethod
    def of(cls, document: Document) -> Held | None:
        """Return what an article holds; None if it holds no legal document."""
        legal = document.legal
        return cls(legal.abstract or document.title, legal, document.files) if legal else None


@dataclass(frozen=True, slots=True)
class Row:
    """A document as lists show it: its address, the days that texts give, how many cite it.

    The day of a held one is what its editor says.
    """

    act: Act
    address: str
    dates: tuple[Moment, ...]
    articles: int
    held: Held | None = None

    @property
    def issuer(self) -> str:
        """The organ that issued it, in its editor's words or by its symbol; "" if unknown."""
        return (self.held and self.held.legal.issuer) or self.act.issuer.name


class Related(NamedTuple):
    """A document that another one replaces or is replaced by; without an address it has no page."""

    name: str
    address: str


@dataclass(frozen=True)
class Record:
    """A document with the articles that cite it, newest first.

    ``inferred`` are the short forms that mean it because an editor says so.
    """

    row: Row
    citing: tuple[Citing, ...] = ()
    inferred: tuple[ShortForm, ...] = ()
    replaces: tuple[Related, ...] = ()
    replaced_by: tuple[Related, ...] = ()

    @property
    def newest(self) -> tuple[Citing, ...]:
        """Return the articles that its own page shows."""
        return self.citing[:_NEWEST]

    @cached_property
    def by_year(self) -> dict[int, tuple[Citing, ...]]:
        """Return what its year pages show, newest first; nothing where its own page shows all."""
        groups: dict[int, list[Citing]] = {}
        for citing in self.citing if len(self.citing) > _NEWEST else ():
            if citing.document.date:
                groups.setdefault(citing.document.date.year, []).append(citing)
        return {year: tuple(groups[year]) for year in sorted(groups, reverse=True)}

    @cached_property
    def years(self) -> tuple[YearCount, ...]:
        """Return its year pages."""
        return count_years(self.by_year, self.row.address.removesuffix(".html"))

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that its own page shows of it."""
        told = (self.row, self.inferred, self.replaces, self.replaced_by, self.years)
        cited = [(citing.document.mark, citing.quotes) for citing in self.newest]
        return hashlib.blake2b(repr((told, cited)).encode(), digest_size=16).hexdigest()
