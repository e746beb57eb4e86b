"""The round numbers beside a chart, and which of the names below it find room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

_STEPS = (1, 2, 5, 10)
_INTERVALS = 5


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Return two to seven round numbers at equal distances, around ``low`` to ``high``."""
    span = high - low or abs(high) or 1
    exponent = math.floor(math.log10(span / _INTERVALS))
    wanted = span / _INTERVALS / 10.0**exponent
    step = next(step for step in _STEPS if step >= wanted or step == _STEPS[-1])
    unit = step * 10.0**exponent
    first, last = math.floor(low / unit), math.ceil(high / unit)
    last += first == last
    return tuple(round(number * unit, max(0, -exponent)) for number in range(first, last + 1))


def with_room(centres: Sequence[float], widths: Sequence[float], gap: float) -> int:
    """Return the smallest ``k`` such that every ``k``-th name, the first on, has its room."""
    for every in range(1, len(centres)):
        places = list(zip(centres[::every], widths[::every], strict=True))
        neighbours = pairwise(places)
        if all(a + w / 2 + gap <= b - v / 2 for (a, w), (b, v) in neighbours):
            return every
    return max(1, len(centres))
