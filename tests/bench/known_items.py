"""Known items: queries whose right answer is known, because the texts were looked at beforehand.

A query is a run of three neighbouring syllables that stands in one article alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Page

from portal.vietnamese import fold

Finder = Callable[[Sequence[str]], list[list[int]]]
"""Answers each query with the numbers of the first ten articles."""

_SYLLABLE = re.compile(r"[^\W_]+")
_LENGTH = 3
_SEVERAL = -1
_ASK = """async queries => {
    const answers = [];
    for (const query of queries) answers.push((await timKiem.hoi(query)).seats.slice(0, 10));
    return answers;
}"""


@dataclass(frozen=True, slots=True)
class Item:
    """A query, and the number of the article that it should find."""

    query: str
    article: int

    def unmarked(self) -> Item:
        """Return the same item, typed without marks."""
        return Item(fold(self.query), self.article)


def items(articles: Iterable[Iterable[str]]) -> list[Item]:
    """Return an item for each run that stands in one article alone; they come as paragraphs."""
    owners: dict[str, int] = {}
    for number, paragraphs in enumerate(articles):
        for paragraph in paragraphs:
            for run in runs(paragraph, _LENGTH):
                if owners.setdefault(run, number) != number:
                    owners[run] = _SEVERAL
    return [Item(run, owner) for run, owner in owners.items() if owner != _SEVERAL]


def runs(paragraph: str, length: int) -> Iterator[str]:
    """Yield the runs of so many syllables of a paragraph, as typed: NFC and in lower case."""
    syllables = _SYLLABLE.findall(unicodedata.normalize("NFC", paragraph).lower())
    return map(" ".join, zip(*(syllables[start:] for start in range(length)), strict=False))


def portal_finder(page: Page, seats: Mapping[int, int]) -> Finder:
    """Return what the portal finds on its page; ``seats`` gives the article of each seat."""

    def find(queries: Sequence[str]) -> list[list[int]]:
        return [[seats[seat] for seat in answer] for answer in page.evaluate(_ASK, queries)]

    return find


def ranks(find: Finder, items: Sequence[Item]) -> list[int]:
    """Return the place, from 1, at which each item's article is found; 0 for none."""
    answers = find([item.query for item in items])
    return [_place(item.article, answer) for item, answer in zip(items, answers, strict=True)]


def share(ranks: Sequence[int], places: int) -> float:
    """Return the share of ranks that are among the first so many places."""
    return sum(0 < rank <= places for rank in ranks) / len(ranks)


def _place(article: int, answer: Sequence[int]) -> int:
    return answer.index(article) + 1 if article in answer else 0
