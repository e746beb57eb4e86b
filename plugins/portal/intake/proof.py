"""The proof that an import has lost no word and added none: words counted before and after."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[.,/:-][^\W_]+)*")
_AROUND = 4  # words of context on either side
_PROSE = 8  # words: fewer are no sentence
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A word that there are fewer or more of than before, and the words around one of them."""

    word: str
    lost: int
    context: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a page outside its article; ``links``: mostly links, or a choice of a form."""

    text: str
    links: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it may have been cut from an article by mistake."""
        return not self.links and len(words(self.text)) >= _PROSE

    @property
    def key(self) -> str:
        """The passage without its figures: a visitors' counter is the same on every page."""
        return _FIGURES.sub("0", self.text)


def words(text: str) -> list[str]:
    """Return the words of a text, composed (NFC); signs between words are none."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def differences(source: str, result: str, elsewhere: Iterable[str] = ()) -> Iterator[Difference]:
    """Yield the words whose numbers differ; ``lost`` is negative for words that were added.

    What stands ``elsewhere`` in the article (its title, its date) may be missing in its text.
    """
    before, after = words(source), words(result)
    apart = Counter(word for text in elsewhere for word in words(text))
    counts_before, counts_after = Counter(before), Counter(after)
    for word in sorted(counts_before.keys() | counts_after.keys()):
        lost = counts_before[word] - counts_after[word]
        if lost < 0 or lost > apart[word]:
            yield Difference(word, lost, _context(before if lost > 0 else after, word))


def unaccounted(page: str, text: str, left_out: Iterable[Passage]) -> Iterator[Difference]:
    """Yield the words of a page that are neither in its article's text nor among what was left out.

    Also those that are there more often than on the page: then a reader has invented them.
    """
    return differences(page, "\n".join((text, *(passage.text for passage in left_out))))


def without(left_out: Iterable[Passage], facts: Iterable[str]) -> Iterator[Passage]:
    """Yield the passages that say more than an article's facts do: more than its title or date."""
    told = {word for fact in facts for word in words(fact)}
    return (passage for passage in left_out if not told.issuperset(words(passage.text)))


def _context(text: list[str], word: str) -> str:
    at = text.index(word)
    return " ".join(text[max(at - _AROUND, 0) : at + _AROUND + 1])
