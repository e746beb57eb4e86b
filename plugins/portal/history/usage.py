"""Abbreviations in a text: whole words, apart from those in the number of a legal document.

``UBND`` in ``số 02/QĐ-UBND`` is a part of a number: it is counted, and never marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from portal.sources import Annotation, Document, Flow

# 747/QĐ-UB, 20-CT/TW, 67/2010/NĐ-CP, 15 /QĐ-UBND
_NUMBER = r"(?<!\w)\d[^\W_]*+(?:(?:[ \u00a0]?/|-)[^\W_]++)++"
_UNMARKED = ("a", "abbr", "code", "pre")


class Count(NamedTuple):
    """How often an abbreviation stands in a text: as a word, and in numbers of documents."""

    words: int
    in_numbers: int

    @property
    def total(self) -> int:
        """Return how often it stands there at all."""
        return self.words + self.in_numbers


Counts = dict[str, Count]
"""What stands in a text, by abbreviation."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The annotator that explains each abbreviation where a text first has it as a plain word.

    It knows all ``meanings``, for a text may change; its mark tells those that the text ``has``.
    """

    meanings: Mapping[str, str]
    has: frozenset[str]

    @property
    def mark(self) -> str:
        """Return a text that is equal for equal annotators."""
        return repr(sorted((short, self.meanings[short]) for short in self.has))

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        """Yield an ``abbr`` for each use of an abbreviation, the first of which is marked."""
        for place in _words(flow.text, tuple(self.meanings)):
            title = (("title", self.meanings[place[0]]),)
            yield Annotation(*place.span(), "abbr", title, outside=_UNMARKED, once=place[0])


def count_words(shorts: tuple[str, ...], articles: Iterable[tuple[Document, str]]) -> list[Counts]:
    """Return for each article, given with its HTML, how often the abbreviations stand in it."""
    return [counts_in(Flow.of(html).text, shorts) for _, html in articles]


def counts_in(text: str, shorts: tuple[str, ...]) -> Counts:
    """Return how often the abbreviations stand in a text; those that do."""
    numbers = " ".join(number[0] for number in re.finditer(_NUMBER, text))
    words = Counter(place[0] for place in _words(text, shorts))
    in_numbers = Counter(place[0] for place in _pattern(shorts).finditer(numbers))
    found = (short for short in shorts if words[short] or in_numbers[short])
    return {short: Count(words[short], in_numbers[short]) for short in found}


def _words(text: str, shorts: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield where abbreviations stand as words."""
    places = _pattern(shorts, skipped=_NUMBER).finditer(text)
    return (place for place in places if place["short"])


@lru_cache
def _pattern(shorts: tuple[str, ...], skipped: str = r"(?!)") -> re.Pattern[str]:
    longest_first = sorted(shorts, key=len, reverse=True)
    return re.compile(
        rf"{skipped}|(?<!\w)(?P<short>{'|'.join(map(re.escape, longest_first))})(?!\w)"
    )
