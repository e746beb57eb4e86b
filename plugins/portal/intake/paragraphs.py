"""Paragraphs of a plain text: between blank lines, at indents, or line by line.

Three habits are told apart. Some programs put a blank line between paragraphs, some a paragraph on
each line, and some break lines at a width, where a paragraph goes on as long as its lines are full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

# Broken lines are that short, and so many of those with a line behind them are full.
_WIDEST = 160
_MOST = 0.6
_FEWEST = 3

_MARKER = re.compile(r"[-+*•–]\s|(?:\d{1,3}|[A-ZĐ]|[IVXL]+)[.)]\s|[a-zđ]\)\s")
_ENDED = re.compile(r"[.:;!?…][\"”’)\]]*$")


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of a text, each as one line with single blanks."""
    width = _broken_at(lines)
    found: list[str] = []
    above = ""
    for line in lines:
        if _goes_on(above, line, width):
            found[-1] += " " + line
        elif line.strip():
            found.append(line)
        above = line
    return [" ".join(paragraph.split()) for paragraph in found]


def as_html(texts: Sequence[str]) -> str:
    """Return paragraphs as HTML, one a line."""
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def begins_item(above: str, below: str) -> bool:
    """Tell whether a line begins an item: it has a marker, and the sentence above is at an end."""
    return bool(_MARKER.match(below.lstrip()) and _ENDED.search(above.rstrip()))


def _broken_at(lines: Sequence[str]) -> int:
    """Return the width at which lines are broken; 0 where each line is whole."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    followed = [(above, below) for above, below in pairwise(lines) if _may_go_on(above, below)]
    full = sum(_is_full(above, below, width) for above, below in followed)
    is_broken = full >= _FEWEST and full >= _MOST * len(followed)
    return width if is_broken and width <= _WIDEST else 0


def _is_full(line: str, below: str, width: int) -> bool:
    """Tell whether the first word of the line below had no room in ``line``."""
    return len(line.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > width


def _goes_on(above: str, below: str, width: int) -> bool:
    """Tell whether a paragraph that holds the line ``above`` goes on in the one below it."""
    if not width or not _may_go_on(above, below):
        return False
    return _is_full(above, below, width) or below.lstrip()[0].islower()


def _may_go_on(above: str, below: str) -> bool:
    """Tell whether neither a blank line, nor a marker, nor an indent begins a paragraph."""
    if not above.strip() or not below.strip():
        return False
    if begins_item(above, below):
        return False
    if _MARKER.match(below.lstrip()):
        return _indent(below) == _indent(above) == 0
    return _indent(below) <= _indent(above) or bool(_MARKER.match(above.lstrip()))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
