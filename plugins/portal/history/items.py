"""Events in the running text: items of lists that say when something happened.

Only what is certain is taken. An item begins with its date (`Ngày 09/9/1994, Đại hội …`), or says
in its first sentence when a thing took place (`… được tổ chức vào ngày 20-21/7/2006, …`). Plans,
terms and quarters are no events, and prose tells its dates with too much around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.history.when import When
from portal.sources import NOTES_MARK, Flow
from portal.vietnamese import printed_dates

_LONGEST_DATE = 60  # signs: longer than any, `từ ngày 30 tháng 6 đến …` included
_DATE_AHEAD = r"(?P<date>(?:ngày\s+)?)(?=\d|ngày\s|tháng\s|năm\s|từ\s)"
_FIRST_THING = re.compile(
    rf"[\s“\"(]*(?:(?:vào|hôm|sáng|trưa|chiều|tối|đêm)\s+)*{_DATE_AHEAD}", re.IGNORECASE
)
# `các HTX thành lập vào năm 2010` speaks of others; what is told of was `được thành lập vào …`.
_TAKING_PLACE = re.compile(
    rf"""
    (?P<before>[^.;]{{0,150}}?)
    \b(?:tổ\ chức|diễn\ ra|khai\ mạc|bế\ mạc|ra\ mắt|ra\ đời
        |được\ (?:thành\ lập|khánh\ thành|ký\ kết))
    (?:\s[^.;,]{{0,60}}?)?
    \s(?:vào\s+(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?|(?=từ\s)){_DATE_AHEAD}
    """.replace(r"\ ", r"\s+"),
    re.IGNORECASE | re.VERBOSE,
)
_PLANNED = re.compile(r"\b(?:sẽ|dự\s+kiến|chưa|không|hoãn)\b", re.IGNORECASE)
# What follows a date that goes on: `Năm 2006 – 2010`, `Năm 1992 đến năm 2001`, `Năm 2010 trở về …`.
_GOES_ON = re.compile(r"\s*[-–]\s*\d|\s+(?:đến|trở|và|hoặc)\b|\s*[-–]\s*nay\b", re.IGNORECASE)
_SAID = re.compile(r"[\s,.:–-]*(?!(?:sẽ|dự\s+kiến)\b)\w", re.IGNORECASE)
_TAKEN_ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of an item, and which part of the text says it."""

    when: When
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Landmark:
    """A date in the running text of an article, and the id that it gets in the page."""

    dated: Dated
    id: str


def dated(text: str) -> Dated | None:
    """Return when the item of a list says that something happened; None for most items."""
    if lead := _FIRST_THING.match(text):
        found = _date_at(text, lead)
        return found if found and _SAID.match(text, found.end) else None
    place = _TAKING_PLACE.match(text)
    return _date_at(text, place) if place and not _PLANNED.search(place["before"]) else None


def landmarks(flow: Flow) -> Iterator[Landmark]:
    """Yield the dates of an article's list items, each with an id that the article lacks."""
    ids = _Ids(flow.html)
    for start, end in _items(flow):
        if found := dated(flow.text[start:end]):
            name = ids.new(f"su-kien-{found.when.first.iso}")
            yield Landmark(Dated(found.when, start + found.start, start + found.end), name)


def _date_at(text: str, lead: re.Match[str]) -> Dated | None:
    """Return the date that stands where ``lead`` says; None if there is none, or it goes on."""
    begin, end = lead.span("date")
    for printed in printed_dates(text[: end + _LONGEST_DATE]):
        if printed.start in {begin, end} and not _GOES_ON.match(text, printed.end):
            try:
                return Dated(When.parse(printed.edtf), begin, printed.end)
            except ValueError:
                return None
    return None


def _items(flow: Flow) -> Iterator[tuple[int, int]]:
    """Yield where in the text the own text of each list item stands, notes aside."""
    notes = flow.html.find(NOTES_MARK)
    in_item = False
    for piece, start in zip(flow.pieces, flow.starts, strict=False):
        if piece.at == notes:
            return
        if flow.html.startswith(("<li>", "<li "), piece.at):
            in_item = True
        elif in_item and not _is_before_words(flow, piece.at, piece.seen):
            in_item = False
            if piece.seen != "\n":
                end = flow.text.find("\n", start)
                yield start, end if end >= 0 else len(flow.text)


def _is_before_words(flow: Flow, at: int, seen: str) -> bool:
    """Tell whether an item's words are still to come: a paragraph begins, or there is a blank."""
    return flow.html.startswith("<p>", at) or (seen != "\n" and not seen.strip())


class _Ids:
    """Makes ids that an article's HTML lacks; it knows the last number of each name."""

    def __init__(self, html: str) -> None:
        self._taken = frozenset(_TAKEN_ID.findall(html))
        self._last: Counter[str] = Counter()

    def new(self, name: str) -> str:
        """Return ``name`` for the first that asks for it, then ``name-2`` and so on."""
        free = None
        while free is None or free in self._taken:
            self._last[name] += 1
            number = self._last[name]
            free = name if number == 1 else f"{name}-{number}"
        return free
