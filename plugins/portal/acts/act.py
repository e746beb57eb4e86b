"""A legal document: what tells it from others, what it is called, where its page lies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from portal.acts.citations import Citation
from portal.acts.issuers import Issuer, issuer_of
from portal.vietnamese import Moment, slug

FOLDER = "van-ban"
"""Where the pages of all documents lie in the output."""


@dataclass(frozen=True)
class Act:
    """A legal document, told from others by its kind, number, symbol, issuer and date.

    The symbol names the issuer, and ``place`` the province that it is one of; "" for the state's
    organs and for those at home. Numbers begin anew each year: ``year`` is the one within the
    number; where there is none, ``date`` tells such documents apart. A number below ten has its
    zero, as decree 30/2020/NĐ-CP wants it.
    """

    kind: str
    number: str
    symbol: str
    year: int | None = None
    date: Moment | None = None
    place: str = ""

    @classmethod
    def of(cls, citation: Citation) -> Act:
        """Return the document that a citation names by itself."""
        return cls(
            citation.kind,
            citation.number.zfill(2),
            citation.symbol,
            citation.year,
            None if citation.year else citation.date,
            citation.place,
        )

    @cached_property
    def signs(self) -> str:
        """The number with its symbol: `747/QĐ-UB`, `67/2010/NĐ-CP`, `20-CT/TW`."""
        year = f"/{self.year}" if self.year else ""
        of_party = "/" in self.symbol and not year
        joint = "-" if of_party else "/" if self.symbol else ""
        return f"{self.number}{year}{joint}{self.symbol}"

    @cached_property
    def name(self) -> str:
        """What it is called: `Quyết định số 747/QĐ-UB ngày 28/09/1994 (tỉnh An Giang)`."""
        day = f" ngày {self.date.figures}" if self.date else ""
        place = f" ({self.place})" if self.place else ""
        return f"{self.kind} số {self.signs}{day}{place}"

    @property
    def issuer(self) -> Issuer:
        """The organ that the symbol names, of its place."""
        return issuer_of(self.symbol, self.place)

    @property
    def issued_in(self) -> int | None:
        """The year of issue, as far as number and date tell it."""
        return self.date.year if self.date else self.year

    @cached_property
    def identity(self) -> str:
        """What tells it from all others, however its symbol is typed."""
        return slug(f"{self.kind} {self.signs} {self.date.iso if self.date else ''} {self.place}")

    @cached_property
    def slug(self) -> str:
        """Its name in an address, where no other of that year has the same."""
        return slug(f"{self.kind} {self.signs} {self.date.year if self.date else ''} {self.place}")
