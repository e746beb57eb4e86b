"""What the search of the bench is asked: runs that one report has, and runs that most have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from random import Random

from bench.corpus import Head, body
from bench.formats import PORTAL
from bench.known_items import Item, items, runs

_SAMPLE = 300
_LENGTHS = (1, 2, 3, 6)
_COMMONEST = 20
_EVERY = 20  # one report in so many tells which runs are the commonest
_TARGET = re.compile(r"\]\([^)]*\)")
_BREAK = re.compile(r"[\n|]")


def samples(heads: Sequence[Head]) -> dict[str, list[Item]]:
    """Return items by where they come from.

    A report's number in its title makes nearly all runs that it alone has; those without it, the
    harder ones, are a sample of their own.
    """
    known = items(_paragraphs(heads, one) for one in heads)
    rng = Random("known items")
    return {
        "any": rng.sample(known, min(_SAMPLE, len(known))),
        "without its number": [item for item in known if not _has_number(item)],
    }


def commonest(heads: Sequence[Head]) -> dict[int, list[str]]:
    """Return the runs that most reports have, by their length."""
    return {length: _commonest(heads, length) for length in _LENGTHS}


def _commonest(heads: Sequence[Head], length: int) -> list[str]:
    found: Counter[str] = Counter()
    for one in heads[::_EVERY]:
        found.update({run for text in _paragraphs(heads, one) for run in runs(text, length)})
    return [run for run, _ in found.most_common(_COMMONEST)]


def _paragraphs(heads: Sequence[Head], one: Head) -> list[str]:
    """Return the title, and what stands on a line or in a cell of the report's Markdown."""
    text = _TARGET.sub("", body(heads, one.number, PORTAL.link))
    return [one.title, *_BREAK.split(text)]


def _has_number(item: Item) -> bool:
    return str(item.article) in item.query.split()
