"""Which documents of the register belong to an entry of the menu: those of its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.documents.records import Row
from portal.documents.register import Register
from portal.menus import SitePage
from portal.sources import Entry

_NEWEST = 20  # documents on an entry's page; the register has all


@dataclass(frozen=True, slots=True)
class Amount:
    """How many documents there are, and how many of them the archive holds."""

    total: int = 0
    held: int = 0

    def __add__(self, other: Amount) -> Amount:
        """Return both together."""
        return Amount(self.total + other.total, self.held + other.held)


@dataclass(frozen=True, slots=True)
class Share:
    """The documents of an entry: the latest, and how many there are.

    ``amount`` counts those of the entries below it too, ``below`` has these alone by a child's id.
    """

    rows: tuple[Row, ...]
    own: Amount
    amount: Amount
    below: dict[str, Amount]


def with_shares(pages: Iterable[SitePage], register: Register) -> Iterator[SitePage]:
    """Yield the pages of a site; those of categories are told what of the register is theirs."""
    levels: dict[str, list[Row]] = {}
    for record in register.records:
        if level := record.row.act.issuer.level:
            levels.setdefault(level, []).append(record.row)
    amounts = {level: _amount(rows) for level, rows in levels.items()}
    for page in pages:
        if page.template == "category":
            share = _share(page.variables["entry"], levels, amounts)
            yield replace(page, variables={**page.variables, "share": share})
        else:
            yield page


def _share(entry: Entry, levels: dict[str, list[Row]], amounts: dict[str, Amount]) -> Share | None:
    """Return what belongs to an entry and to those below it; None for nothing."""
    amount = _of_all(entry, amounts)
    below = {child.id: _of_all(child, amounts) for child in entry.children}
    rows = tuple(levels.get(entry.documents, ())[:_NEWEST])
    own = amounts.get(entry.documents, Amount())
    return Share(rows, own, amount, below) if amount.total else None


def _of_all(entry: Entry, amounts: dict[str, Amount]) -> Amount:
    """Return how many documents belong to an entry and those below it, each level once."""
    levels = sorted({one.documents for one in entry.walk()})
    return sum((amounts.get(level, Amount()) for level in levels), Amount())


def _amount(rows: Iterable[Row]) -> Amount:
    known = list(rows)
    return Amount(len(known), sum(row.held is not None for row in known))
