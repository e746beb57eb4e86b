"""What a list of results shows of an article, and what it can be filtered by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from portal.search.buckets import records
from portal.search.codec import pack
from portal.search.files import Place
from portal.search.texts import text_digest
from portal.sources import Document, Menu

CARDS, FILTERS = "bai", "loc"
TOGETHER = 16
"""Seats whose cards share a bucket."""

_SEPARATORS = str.maketrans({"!": "\uff01", "~": "\uff5e"})  # their full-width forms


def other_buckets(
    documents: Mapping[str, Document], seats: Mapping[str, int], touched: Iterable[int], menu: Menu
) -> dict[Place, str]:
    """Return the buckets of cards that hold seats which are ``touched``, and that of the filters.

    ``seats`` gives the seat of each document's path, in their order.
    """
    return {
        **_card_buckets(documents, seats, {seat // TOGETHER for seat in touched}),
        (FILTERS, 0): _filter_bucket(documents, seats, menu),
    }


def _card_buckets(
    documents: Mapping[str, Document], seats: Mapping[str, int], numbers: Collection[int]
) -> dict[Place, str]:
    cards: dict[int, list[tuple[str, ...]]] = {number: [] for number in numbers}
    for path, seat in seats.items():
        if seat // TOGETHER in numbers:
            cards[seat // TOGETHER].append(_card(seat, documents[path]))
    return {(CARDS, number): records(rows) for number, rows in cards.items()}


def _filter_bucket(documents: Mapping[str, Document], seats: Mapping[str, int], menu: Menu) -> str:
    """Return the seats of each category, those below it included, and of each year."""
    above = _above(menu)
    found = defaultdict[str, list[int]](list)
    for path, seat in seats.items():
        document = documents[path]
        for category in above.get(document.entry.id, ()) if document.entry else ():
            found[f"m:{category}"].append(seat)
        if document.date:
            found[f"n:{document.date.year}"].append(seat)
    return records((name, pack(found[name])) for name in sorted(found))


def _card(seat: int, document: Document) -> tuple[str, ...]:
    return (
        str(seat % TOGETHER),
        document.title.translate(_SEPARATORS),
        document.address,
        document.date.iso if document.date else "",
        document.entry.id if document.entry else "",
        text_digest(document),
    )


def _above(menu: Menu) -> Mapping[str, list[str]]:
    """Return for each category its own id and the ids of those above it."""
    above = defaultdict[str, list[str]](list)
    for _, entry in menu.walk():
        for below in entry.walk():
            above[below.id].append(entry.id)
    return above
