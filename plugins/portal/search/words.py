"""The words of a text as the search sees them: syllables, and pairs of neighbours.

The script in the theme does the same with what a reader types; ``docs/decisions`` has the rules.
"""

from __future__ import annotations

import html as entities
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

_SYLLABLE = re.compile(r"[^\W_]+")
_HEADING = re.compile(r"<h[2-6]\b[^>]*>(.*?)</h[2-6]>", re.DOTALL)
_TAG = re.compile(r"<(?:!--.*?--|/?([a-z][a-z0-9]*)\b[^>]*)>", re.DOTALL)
_BLOCKS = frozenset(
    """
    blockquote br caption dd div dl dt figcaption h2 h3 h4 h5 h6 hr li ol p pre summary table td th
    ul
    """.split()  # noqa: SIM905  # a list literal would take a line for each
)
_OFTEN = 3  # times; a word that comes up so often tells what a text is about

Words = list[str]
"""Syllables and pairs, as spelled in lower case; a pair has one space."""


class Postings(NamedTuple):
    """The words of an article by where they stand; each stands in the first place that has it."""

    title: Words
    headings: Words
    often: Words
    once: Words


def plain(html: str) -> str:
    """Return the text of an article, each of its blocks on a line of its own."""
    pieces = _TAG.split(html.replace("\n", " ").replace("&nbsp;", " "))
    pieces[1::2] = ["\n" if tag in _BLOCKS else "" for tag in pieces[1::2]]
    lines = entities.unescape("".join(pieces)).split("\n")
    return "\n".join(filter(None, map(" ".join, map(str.split, lines))))


def postings(title: str, html: str, text: str, about: str = "") -> Postings:
    """Return the words of an article from its title, its HTML and the plain text of that.

    What is said ``about`` it, on lines, counts as its headings do: who wrote it, its tags.
    """
    in_title = set(_words(title))
    headings = plain("<br>".join(_HEADING.findall(html)))
    in_headings = set(_words(f"{about}\n{headings}")) - in_title
    counts = Counter(_words(text))
    elsewhere = counts.keys() - in_title - in_headings
    often = {word for word, count in counts.items() if count >= _OFTEN} & elsewhere
    return Postings([*in_title], [*in_headings], [*often], [*elsewhere - often])


def _words(text: str) -> list[str]:
    """Return the syllables, and pairs of those that are neighbours on a line."""
    words: list[str] = []
    for line in unicodedata.normalize("NFC", text).lower().split("\n"):
        syllables: list[str] = []
        for word in line.split():
            if word.isalnum():  # most are, and that is found out sooner than it is taken apart
                syllables.append(word)
            else:
                syllables += _SYLLABLE.findall(word)
        words += syllables
        words += map(" ".join, pairwise(syllables))
    return words
