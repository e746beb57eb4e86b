"""How the index is written down: lists of seats as short texts, and the bucket of a key.

Every sign is printable ASCII that needs no escape in a script. ``theme/static/js/search.js`` reads
the same; docs/decisions/0010 has the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import sub

_SIGNS = "".join(chr(code) for code in range(0x23, 0x7E) if chr(code) != "\\")
_BASE = len(_SIGNS) // 2
_LOW, _HIGH = _SIGNS[:_BASE], _SIGNS[_BASE:]
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
# Most gaps are small: their texts are looked up.
_SMALL: tuple[str, ...] = (*_HIGH, *(low + high for low in _LOW[1:] for high in _HIGH))

_FNV_OFFSET, _FNV_PRIME = 2166136261, 16777619


def pack(seats: Sequence[int]) -> str:
    """Write ascending seats as the gaps between them, in base 45; the last digit is a high one."""
    gaps = tuple(map(sub, seats, (-1, *seats)))
    try:
        return "".join(map(_SMALL.__getitem__, gaps))
    except IndexError:
        return "".join(map(_gap, gaps))


def unpack(text: str) -> list[int]:
    """Read what ``pack`` has written."""
    seats: list[int] = []
    seat, gap = -1, 0
    for sign in text:
        value = _VALUES[sign]
        gap = gap * _BASE + value % _BASE
        if value >= _BASE:
            seat += gap
            seats.append(seat)
            gap = 0
    return seats


def bucket(key: str, count: int) -> int:
    """Return the bucket of a key among ``count``, a power of two."""
    return hash32(key) & (count - 1)


def hash32(key: str) -> int:
    """Return FNV-1a over the code points of a key, its upper bits mixed into the lower ones."""
    found = _FNV_OFFSET
    for code in map(ord, key):
        found = (found ^ code) * _FNV_PRIME & 0xFFFFFFFF
    return found ^ found >> 15


def _gap(gap: int) -> str:
    if gap < len(_SMALL):
        return _SMALL[gap]
    above, last = divmod(gap, _BASE)
    digits: list[str] = []
    while above:
        above, digit = divmod(above, _BASE)
        digits.append(_LOW[digit])
    return "".join(reversed(digits)) + _HIGH[last]
