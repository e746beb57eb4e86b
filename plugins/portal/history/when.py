"""When something happened: as precisely as its text says it, and no more precisely."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from portal.vietnamese import Moment


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date for machines, and its words for people."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class When:
    """A year, a month or a day; or several days, from the first to the last."""

    first: Moment
    last: Moment

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """Read what ``printed_dates`` notes down; a time of day is left out.

        Raises ValueError for a quarter: that is a term of reports, and no date of an event.
        """
        first, _, last = edtf.partition("/")
        return cls.of(Moment.parse(first), Moment.parse(last or first))

    @classmethod
    def of(cls, first: Moment, last: Moment | None = None) -> Self:
        """Return the day, month or year of a moment, or the days from one to another."""
        return cls(_without_time(first), _without_time(last or first))

    @property
    def edtf(self) -> str:
        """The date in EDTF (ISO 8601-2): `1992`, `2010-12`, `2006-07-20/2006-07-21`."""
        ends = dict.fromkeys((self.first.iso, self.last.iso))
        return "/".join(ends)

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """The date, or both ends of a range, in words that stand below their year."""
        if self.first == self.last:
            return (_stamp(_words(self.first), self.first),)
        begin = f"ngày {self.first.day}" if self._is_within_a_month else _words(self.first)
        end = _words(self.last).removeprefix("ngày ")
        if self.first.year != self.last.year:
            end += f" năm {self.last.year}"
        return _stamp(begin, self.first), Stamp(self.last.iso, end)

    @property
    def joint(self) -> str:
        """The dash between both ends of a range: it has blanks where the ends have."""
        return "–" if self._is_within_a_month else " – "

    @property
    def _is_within_a_month(self) -> bool:
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)


def _without_time(moment: Moment) -> Moment:
    return replace(moment, hour=None, minute=None, second=None)


def _words(moment: Moment) -> str:
    if moment.month is None:
        return "trong năm"
    return moment.words.removesuffix(f" năm {moment.year}")


def _stamp(words: str, moment: Moment) -> Stamp:
    return Stamp(moment.iso, words[0].upper() + words[1:])
