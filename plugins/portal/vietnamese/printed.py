"""Dates as they stand printed in Vietnamese texts, and where; the texts stay as they are."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from portal.vietnamese.dates import Moment


@dataclass(frozen=True, slots=True, order=True)
class Printed:
    """A date found in a text: `text[start:end]` says what `edtf` (ISO 8601-2) notes down."""

    start: int
    end: int
    edtf: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to print a date; `edtf` raises ValueError for a date that does not exist."""

    name: str
    form: re.Pattern[str]
    edtf: Callable[[re.Match[str]], str]


# A number here is no piece of a longer one, of a document number or of a telephone number.
_BEGIN = r"(?<!\w)(?<!\d[/.,:-])"
_END = r"(?![\w/]|[.,:-]\d)"
_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"
_Y = r"(?P<y>(?:1[6-9]|20)\d\d)"
_FIGURES = rf"{_D}(?P<sign>[/-]){_M}(?P=sign){_Y}"
_OF_YEAR = r"(?:/|\s+năm\s+)"
_FIRST = r"(?P<first>\d{1,2})(?:/(?P<of>\d{1,2}))?"

_MONTHS = (
    *("một|giêng", "hai", "ba", "tư", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười"),
    *("mười một", "mười hai|chạp"),
)
_NAMED = "|".join(reversed(_MONTHS))

# `mỗi năm 1500 hộ` counts households, and `năm 2011 – 2015` is a term.
_NO_COUNT = "".join(rf"(?<!{word}\s)" for word in ("mỗi", "hàng", "hằng", "một"))
_NO_TERM = r"(?!\s*[-–]\s*\d)"

_QUARTERS = {"i": 33, "ii": 34, "iii": 35, "iv": 36, "1": 33, "2": 34, "3": 35, "4": 36}


def printed_dates(text: str) -> list[Printed]:
    """Return the dates that `text` (NFC) names, in order and without overlap.

    Only what is certain is taken: `50/50`, `24/7`, `747/QĐ-UB` and `31/2/2011` are no dates.
    """
    found: list[Printed] = []
    for rule in _RULES:
        text = rule.form.sub(partial(_claim, rule, found), text)
    return sorted(found)


def _claim(rule: _Rule, found: list[Printed], match: re.Match[str]) -> str:
    """Note a date, and blank what it is made of, so that later rules take no piece of it.

    An impossible date is blanked too: `ngày 31 tháng 2 năm 2011` is not February either.
    """
    with suppress(ValueError):  # no such day, but no text either
        found.append(Printed(*match.span(), rule.edtf(match)))
    return "\0" * len(match[0])


def _moment(match: re.Match[str]) -> str:
    """Return the date of a match by its named groups: y, m, d, h and mi, as far as it has them."""
    groups = match.groupdict()
    return Moment(*(int(groups[name]) for name in ("y", "m", "d", "h", "mi") if name in groups)).iso


def _named_month(match: re.Match[str]) -> str:
    """Return a day of a month that is written in words: `5 Tháng Ba, 2009`."""
    name = match["name"].lower()
    month = next(number for number, names in enumerate(_MONTHS, 1) if name in names.split("|"))
    return Moment(int(match["y"]), month, int(match["d"])).iso


def _days(match: re.Match[str]) -> str:
    """Return an interval of days; the first may be of an earlier month of the year."""
    year, month = int(match["y"]), int(match["m"])
    first = Moment(year, int(match["of"] or month), int(match["first"]))
    last = Moment(year, month, int(match["d"]))
    if not first < last:
        raise ValueError("a range of days runs backwards")
    return f"{first.iso}/{last.iso}"


def _quarter(match: re.Match[str]) -> str:
    """Return the quarter of a year as EDTF's level 2 numbers it: 33 to 36."""
    return f"{match['y']}-{_QUARTERS[match['q'].lower()]}"


def _rule(name: str, form: str, edtf: Callable[[re.Match[str]], str]) -> _Rule:
    return _Rule(name, re.compile(_BEGIN + form + _END, re.IGNORECASE), edtf)


# In this order: what an earlier rule has taken, no later one sees.
_RULES = (
    _rule("14:45 | 21/02/2018", rf"(?P<h>\d{{1,2}}):(?P<mi>\d\d)\s*\|\s*{_FIGURES}", _moment),
    _rule("20-21/7/2006", rf"{_FIRST}\s?[-–]\s?{_D}/{_M}/{_Y}", _days),
    _rule(
        "từ ngày 20 đến ngày 21/7/2006",
        rf"(?:từ\s+)?ngày\s+{_FIRST}\s+đến\s+(?:ngày\s+)?{_D}/{_M}/{_Y}",
        _days,
    ),
    _rule("21/02/2018", _FIGURES, _moment),
    _rule("ngày 21 tháng 3 năm 2011", rf"(?:ngày\s+)?{_D}\s+tháng\s+{_M}{_OF_YEAR}{_Y}", _moment),
    _rule("06 Tháng 10 2009", rf"{_D}\s+tháng\s+{_M},?\s+{_Y}", _moment),
    _rule(
        "5 Tháng Ba, 2009",
        rf"(?:ngày\s+)?{_D}\s+tháng\s+(?P<name>{_NAMED}),?\s+(?:năm\s+)?{_Y}",
        _named_month,
    ),
    _rule("tháng 12/2010", rf"tháng\s+{_M}{_OF_YEAR}{_Y}", _moment),
    _rule("quý I năm 2011", rf"qu[ýí]\s+(?P<q>IV|I{{1,3}}|[1-4]){_OF_YEAR}{_Y}", _quarter),
    _rule("năm 1992", rf"{_NO_COUNT}năm\s+{_Y}{_NO_TERM}", _moment),
)
