"""What a list of results shows of an article, and what it can be filtered by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.search.buckets import records
from portal.search.codec import pack
from portal.sources import Document, Menu

CARDS, FILTERS = "bai", "loc"
TOGETHER = 16
"""Seats whose cards share a bucket."""

_SIGNS = 12  # of a text's digest, 4 bits each
_SEPARATORS = str.maketrans({"!": "\uff01", "~": "\uff5e"})  # their full-width forms


@dataclass(frozen=True, slots=True)
class Seated:
    """An article and its seat."""

    seat: int
    document: Document


def other_buckets(articles: Sequence[Seated], menu: Menu, size: int) -> dict[tuple[str, int], str]:
    """Return all buckets of cards and of filters; ``articles`` come in the order of their seats."""
    cards = enumerate(_card_buckets(articles, size))
    return {
        **{(CARDS, number): data for number, data in cards},
        (FILTERS, 0): _filter_bucket(articles, menu),
    }


def _card_buckets(articles: Iterable[Seated], size: int) -> list[str]:
    rows: list[list[tuple[str, ...]]] = [[] for _ in range(size // TOGETHER)]
    for article in articles:
        rows[article.seat // TOGETHER].append(_card(article))
    return list(map(records, rows))


def _filter_bucket(articles: Iterable[Seated], menu: Menu) -> str:
    """Return the seats of each category, those below it included, and of each year."""
    above = _above(menu)
    found = defaultdict[str, list[int]](list)
    for article in articles:
        document = article.document
        for category in above.get(document.entry.id, ()) if document.entry else ():
            found[f"m:{category}"].append(article.seat)
        if document.date:
            found[f"n:{document.date.year}"].append(article.seat)
    return records((name, pack(found[name])) for name in sorted(found))


def text_digest(document: Document) -> str:
    """Return the digest that the file of an article's text is named by."""
    return document.body.digest[:_SIGNS]


def _card(article: Seated) -> tuple[str, ...]:
    document = article.document
    return (
        str(article.seat % TOGETHER),
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
