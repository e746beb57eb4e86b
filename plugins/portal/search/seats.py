"""Seats: the number that each article has in the index.

A number must not depend on the order in which articles came, or an index that is mended would
differ from one that is made anew; and a new article should move as few others as possible, because
a number that changes changes every list it is in. So the articles sit in a row that has more seats
than articles, each as near as it can to the place that its own name gives it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FEWEST = 16
_BITS = 64


def row_size(count: int) -> int:
    """Return the number of seats for ``count`` articles: a power of two, half as many again."""
    return max(FEWEST, 1 << (count * 3 // 2).bit_length())


def seat_all(names: Iterable[str], size: int) -> dict[str, int]:
    """Seat articles by their names, which decide alone; in the order of the seats."""
    wished = sorted((_hash(name), name) for name in names)
    seats: list[int] = []
    for wish, _ in wished:
        seats.append(max(wish * size >> _BITS, seats[-1] + 1 if seats else 0))
    highest = size
    for index in range(len(seats) - 1, -1, -1):  # who was pushed out of the row moves back
        if seats[index] < highest:
            break
        highest -= 1
        seats[index] = highest
    return {name: seat for (_, name), seat in zip(wished, seats, strict=True)}


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=_BITS // 8).digest())
