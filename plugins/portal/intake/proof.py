"""The proof that an import has lost no word and added none: words counted before and after."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[.,/:-][^\W_]+)*")
_AROUND = 4  # words of context on either side


@dataclass(frozen=True, slots=True)
class Difference:
    """A word that there are fewer or more of than before, and the words around one of them."""

    word: str
    lost: int
    context: str


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


def _context(text: list[str], word: str) -> str:
    at = text.index(word)
    return " ".join(text[max(at - _AROUND, 0) : at + _AROUND + 1])
