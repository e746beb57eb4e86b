"""A bucket of the index: the words that share a file, and what may come behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.search.codec import pack, unpack
from portal.vietnamese import fold

_RECORDS, _FIELDS = "!", "~"
_HINTS = ("^", ">")
_MOST = 9

Seats = tuple[Sequence[int], ...]
"""The seats of the articles that have a word: one list for each place where it may stand."""

Hints = dict[str, int]
"""What may come next, folded, each with the magnitude of the number of articles."""


@dataclass(slots=True)
class Bucket:
    """Words as spelled with their seats, and hints by name: ``^h`` what begins so, ``>hop``."""

    words: dict[str, Seats] = field(default_factory=dict)
    hints: dict[str, Hints] = field(default_factory=dict)

    def mend(self, word: str, gone: Seats, come: Seats) -> None:
        """Take away the seats that are ``gone`` from a word, and give it those that have come."""
        before = self.words.get(word)
        if before is None:
            self.words[word] = come
            return
        after = tuple(map(_mended, before, gone, come))
        if any(after):
            self.words[word] = after
        else:
            del self.words[word]

    def hint(self, name: str, changes: Mapping[str, int]) -> None:
        """Set the magnitudes of hints; one of 0 takes a hint away."""
        hints = {**self.hints.get(name, {}), **changes}
        self.hints[name] = {key: magnitude for key, magnitude in hints.items() if magnitude}
        if not self.hints[name]:
            del self.hints[name]

    def spread(self, keys: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Yield folded words with the number of articles that have them in any spelling."""
        spellings = defaultdict[str, list[Seats]](list)
        for word, seats in self.words.items():
            spellings[fold(word)].append(seats)
        for key in keys:
            found = spellings.get(key, [])
            if len(found) == 1:
                yield key, sum(map(len, found[0]))
            else:
                yield key, len({seat for seats in found for place in seats for seat in place})


def read(text: str) -> Bucket:
    """Read a bucket that was written down; an empty one from an empty text."""
    bucket = Bucket()
    for record in text.split(_RECORDS) if text else ():
        name, *fields = record.split(_FIELDS)
        if name.startswith(_HINTS):
            bucket.hints[name] = {hint[:-1]: int(hint[-1]) for hint in fields[0].split(" ")}
        else:
            bucket.words[name] = tuple(map(unpack, fields))
    return bucket


def write(bucket: Bucket) -> str:
    """Write a bucket down, in one way only."""
    hints = (
        (name, " ".join(f"{key}{hints[key]}" for key in sorted(hints)))
        for name, hints in bucket.hints.items()
    )
    words = ((word, *map(pack, seats)) for word, seats in bucket.words.items())
    return records(sorted((*hints, *words)))


def keys(data: str) -> Iterator[str]:
    """Yield the key of each record of what a bucket holds: words are looked up folded."""
    for record in data.split(_RECORDS):
        name = record.partition(_FIELDS)[0]
        yield name if name.startswith(_HINTS) else fold(name)


def parted(data: str, side: Callable[[str], int]) -> tuple[str, str]:
    """Part what a bucket holds by the ``side``, 0 or 1, of each of its keys."""
    parts: tuple[list[str], list[str]] = [], []
    for key, record in zip(keys(data), data.split(_RECORDS), strict=True):
        parts[side(key)].append(record)
    return _RECORDS.join(parts[0]), _RECORDS.join(parts[1])


def joined(parts: Iterable[str]) -> str:
    """Join what ``parted`` has parted."""
    return _RECORDS.join(filter(None, parts))


def records(rows: Iterable[Sequence[str]]) -> str:
    """Write rows of fields."""
    return _RECORDS.join(map(_FIELDS.join, rows))


def magnitude(count: int) -> int:
    """Return the number of binary digits of a number of articles, at most 9; 0 for none."""
    return min(count.bit_length(), _MOST)


def _mended(before: Sequence[int], gone: Sequence[int], come: Sequence[int]) -> Sequence[int]:
    if not gone and not come:
        return before
    return sorted({*before}.difference(gone).union(come))
