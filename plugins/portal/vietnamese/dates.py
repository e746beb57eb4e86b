"""Dates with the precision that their source has: a year, a month, a day or a minute."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Self

# Asia/Ho_Chi_Minh has kept this offset since 1975: no time zone data is needed.
VIETNAM = timezone(timedelta(hours=7))

# Year, month, day, hour, minute, second, offset.
_ISO = re.compile(
    r"(\d{4})"
    r"(?:-(\d\d)"
    r"(?:-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d))?"
    r"(Z|[+-]\d\d:?[0-5]\d)?)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Moment:
    """A date as far as its source knows it; the time is Vietnam's (+07:00).

    What is not known is None, and nothing finer is known then, seconds aside. Raises
    ValueError for an impossible date or a year outside 1000–9999.
    Moments compare by `start`; those that start together are equal only if all is equal.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None

    def __post_init__(self) -> None:
        parts = (self.month, self.day, self.hour, self.minute, self.second)
        if None in parts[: len(parts) - parts.count(None)]:  # what is unknown stands at the end
            raise ValueError("a date has a gap: a finer part is given without the coarser")
        if self.hour is not None and self.minute is None:
            raise ValueError("an hour needs its minute")
        if not 1000 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is outside 1000-9999")
        _ = self.start  # the calendar refuses what does not exist

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date: `1992`, `2010-12`, `2011-03-21`, `2018-02-21T14:45+07:00`.

        A blank may stand for `T`; no offset means Vietnam's time and others are converted.
        Raises ValueError for anything else.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not an ISO 8601 date: {text!r}")
        year, *finer, offset = match.groups()
        moment = cls(int(year), *(int(part) if part else None for part in finer))
        return moment if offset is None else moment._moved_from(offset)

    def _moved_from(self, offset: str) -> Self:
        """Return the same instant at Vietnam's offset, for a time read at another one."""
        zone = datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo
        try:
            here = self.start.replace(tzinfo=zone).astimezone(VIETNAM)
        except OverflowError as error:
            raise ValueError(f"year outside 1000-9999: {self.iso}") from error
        second = None if self.second is None else here.second
        return type(self)(here.year, here.month, here.day, here.hour, here.minute, second)

    @property
    def iso(self) -> str:
        """The date in ISO 8601, valid in EDTF and in HTML's `<time datetime>`."""
        if self.month is None:
            return f"{self.year}"
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        if self.hour is None:
            return f"{self.year}-{self.month:02}-{self.day:02}"
        second = "" if self.second is None else f":{self.second:02}"
        time = f"{self.hour:02}:{self.minute:02}{second}+07:00"
        return f"{self.year}-{self.month:02}-{self.day:02}T{time}"

    @property
    def figures(self) -> str:
        """The date in figures, without the time: `21/03/2011`, `12/2010`, `1992`."""
        known = [f"{part:02}" for part in (self.day, self.month) if part is not None]
        return "/".join((*known, f"{self.year}"))

    @property
    def start(self) -> datetime:
        """The first instant of the date, with Vietnam's offset."""
        month, day = (1 if part is None else part for part in (self.month, self.day))
        time = (self.hour or 0, self.minute or 0, self.second or 0)
        return datetime(self.year, month, day, *time, tzinfo=VIETNAM)

    @property
    def words(self) -> str:
        """The date in Vietnamese, as one reads it aloud: `ngày 21 tháng 3 năm 2011`."""
        parts = [f"năm {self.year}"]
        if self.month is not None:
            parts.append(f"tháng {self.month}")
        if self.day is not None:
            parts.append(f"ngày {self.day}")
        if self.hour is not None:
            parts.append(f"{self.hour} giờ {self.minute:02}" if self.minute else f"{self.hour} giờ")
        return " ".join(reversed(parts))

    def __lt__(self, other: "Moment") -> bool:
        return self.start < other.start
