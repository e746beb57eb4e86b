"""The index: which words stand in which articles, in buckets that a reader loads one by one.

An index is always mended: a new one is an empty one to which all articles have come.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from portal.search.buckets import Bucket, Hints, Seats, magnitude, read, write
from portal.search.cards import CARDS, FILTERS, TOGETHER
from portal.search.codec import bucket
from portal.search.files import Place
from portal.search.words import Postings
from portal.vietnamese import fold

SINGLE, PAIR = "don", "doi"

WORDS = (SINGLE, PAIR)
"""The kinds whose buckets hold words."""

Seated = Iterable[tuple[int, Postings]]
"""Articles by their seats, in the order of the seats."""

_SEATS_TO_A_BUCKET = {SINGLE: 128, PAIR: 32, CARDS: TOGETHER, FILTERS: sys.maxsize}
_LETTERS = re.compile(r"[a-z]+")


def bucket_counts(size: int) -> dict[str, int]:
    """Return the number of buckets of each kind in a row of ``size`` seats."""
    return {kind: max(1, size // seats) for kind, seats in _SEATS_TO_A_BUCKET.items()}


def mended(
    read_bucket: Callable[[Place], str], gone: Seated, come: Seated, size: int
) -> Iterator[tuple[Place, str]]:
    """Yield the buckets that change, as they are when some articles are gone and others have come.

    ``read_bucket`` returns what a bucket holds. An article that changed is gone with its old
    postings and has come with the new ones.
    """
    leaving, coming, counts = _ByWord(gone), _ByWord(come), bucket_counts(size)
    hints = defaultdict[str, Hints](dict)
    singles: dict[Place, Bucket] = {}
    for place, words in sorted(_touched(leaving, coming, counts).items()):
        mending = read(read_bucket(place))
        for word in words:
            mending.mend(word, leaving.seats(word), coming.seats(word))
        for name, key, weight in _hints(mending, words):
            hints[name][key] = weight
        if place[0] == PAIR:
            yield place, write(mending)
        else:
            singles[place] = mending  # not before its hints are known, which any word may bring
    for name, changes in hints.items():
        place = SINGLE, bucket(name, counts[SINGLE])
        if place not in singles:
            singles[place] = read(read_bucket(place))
        singles[place].hint(name, changes)
    for place in sorted(singles):
        yield place, write(singles[place])


class _ByWord:
    """Articles by their words: for each place where a word may stand, the seats by word."""

    def __init__(self, articles: Seated) -> None:
        self._found = tuple(defaultdict[str, list[int]](list) for _ in Postings._fields)
        for seat, postings in articles:
            for seats, words in zip(self._found, postings, strict=True):
                for word in words:
                    seats[word].append(seat)

    def words(self) -> set[str]:
        """Return all words."""
        return set().union(*self._found)

    def seats(self, word: str) -> Seats:
        """Return the seats of the articles that have a word."""
        return tuple(seats.get(word, ()) for seats in self._found)


def _touched(
    leaving: _ByWord, coming: _ByWord, counts: Mapping[str, int]
) -> dict[Place, list[str]]:
    """Return the words that change, by their buckets."""
    touched = defaultdict[Place, list[str]](list)
    for word in leaving.words() | coming.words():
        if leaving.seats(word) != coming.seats(word):
            kind = PAIR if " " in word else SINGLE
            touched[kind, bucket(fold(word), counts[kind])].append(word)
    return touched


def _hints(mended: Bucket, words: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Yield where a reader who types these words is led: the hint's name, the word, how many."""
    for key, count in mended.spread({fold(word) for word in words}):
        first, _, second = key.rpartition(" ")
        if _LETTERS.fullmatch(second):  # nobody completes a number
            yield f">{first}" if first else f"^{second[0]}", second, magnitude(count)
