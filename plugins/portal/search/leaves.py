"""Large buckets in several files: a bucket is a tree, and each of its leaves a file.

Words that very many articles have would make a file long that a reader loads for another word. So
a bucket that is too long is parted by the next bit of its words' hashes, and each part again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.search.buckets import keys, parted
from portal.search.codec import hash32

_LONGEST = 10_000  # characters; what is said of one word may be longer
_SIDES = "ab"


def leaves(data: str, bits: int) -> dict[str, str]:
    """Return what each leaf of a bucket holds, by its place in the tree: ``ab`` is a's second.

    The bucket's words share the lowest ``bits`` of their hashes.
    """
    return dict(_grown("", data, bits))


def tree(digests: Mapping[str, str], place: str = "") -> str:
    """Write down a tree of digests: a digest, or a parenthesis and both its sides."""
    if place in digests:
        return digests[place]
    return "(" + "".join(tree(digests, place + side) for side in _SIDES)


def leaves_of(tree: str, signs: int) -> dict[str, str]:
    """Read the digests, of so many signs, that a tree was made of."""
    found: dict[str, str] = {}
    _read(tree, signs, "", found)
    return found


def trees(row: str, signs: int) -> Iterator[str]:
    """Yield the trees that were written down in a row."""
    while row:
        end = len(row) - len(_read(row, signs, "", {}))
        yield row[:end]
        row = row[end:]


def _read(row: str, signs: int, place: str, found: dict[str, str]) -> str:
    """Find the digests of the first tree of a row; return the rest of the row."""
    if not row.startswith("("):
        found[place] = row[:signs]
        return row[signs:]
    rest = row[1:]
    for side in _SIDES:
        rest = _read(rest, signs, place + side, found)
    return rest


def _grown(place: str, data: str, bits: int) -> Iterator[tuple[str, str]]:
    if len(data) <= _LONGEST or len({hash32(key) for key in keys(data)}) == 1:
        yield place, data
        return
    for side, part in zip(_SIDES, parted(data, lambda key: hash32(key) >> bits & 1), strict=True):
        yield from _grown(place + side, part, bits + 1)
