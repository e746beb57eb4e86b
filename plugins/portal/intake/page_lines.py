"""Which lines of a page that was saved as text are the article's, and which the page's own.

What browsers show of an old portal has a masthead, links, a menu, a line with the date near the
title, the text, and below it a way back and other news. Nothing here is of one portal: labels of
its menu are passed in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from portal.vietnamese import Moment, fold

_TIME = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?"
_DAY = r"(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>(?:19|20)\d\d)"
_LABEL = r"(?:[^\W\d][^\d:|()]{0,40}:\s*|(?:thứ\s+\w+|chủ nhật|ngày|cập nhật|đăng)\W+){0,2}"
_DATELINE = re.compile(
    rf"[(\[]?\s*{_LABEL}(?P<printed>(?:(?P<before>{_TIME})\W{{1,5}})?(?:ngày\s+)?{_DAY}"
    rf"(?:\W{{1,5}}(?P<after>{_TIME}))?)(?:\s*GMT\s*\+7)?\s*[)\]]?\.?",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\W*(?:tro (?:ve|lai)|quay lai|ve dau trang|ve trang truoc|in (?:bai|trang)(?: nay| viet)?"
    r"|(?:(?:cac|nhung) )?(?:tin|bai)(?: tuc| viet| bai)? (?:da dua|da dang|khac|lien quan|cu hon"
    r"|moi hon|cung (?:chuyen )?muc|cung loai).{0,20})\W*"
)
_CONTROL = re.compile(
    r"(?:xem (?:voi )?)?co chu\W*|a a|aa|\W*|in bai|gui (?:email|ban be)", re.ASCII
)
_SIZES = re.compile(r"(?:[Aa][-+]?\s?){2,3}$")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_KIND = re.compile(r"(?:[^\W\d_]+ ){0,3}")
_FEWEST_WORDS = 3
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Dateline:
    """The line that tells when a page was published, and how it says it."""

    line: int
    moment: Moment
    printed: str


@dataclass(frozen=True)
class Parts:
    """A page taken apart; ``body`` are the lines of the article's text as they were."""

    title: str
    document_title: str
    dateline: Dateline
    above: tuple[str, ...]
    body: tuple[str, ...]
    below: tuple[str, ...]
    is_sure: bool

    @property
    def menu(self) -> tuple[tuple[int, str], ...]:
        """The entries of the menu, each with its depth from 0, as no-break spaces indent them."""
        entries = [line for line in self.above if line.startswith("\xa0") and line.strip()]
        widths = [len(line) - len(line.lstrip()) for line in entries]
        depths = {width: depth for depth, width in enumerate(sorted(set(widths)))}
        labels = (" ".join(line.split()) for line in entries)
        return tuple(zip((depths[width] for width in widths), labels, strict=True))

    @property
    def site(self) -> str:
        """The masthead, with the site's address where the page's foot names it."""
        title = next((line.strip() for line in self.above if line.strip()), "")
        found = next(filter(None, map(_ADDRESS.search, self.below)), None)
        return f"{title} ({found[0]})" if title and found else title

    def section(self, labels: Collection[str]) -> str:
        """Return the section that the page names above its title; "" where it names none.

        It is the nearest line that is one of ``labels``, else the only line below the masthead.
        """
        plain = [line.strip() for line in self.above if line.strip() and line[0] != "\xa0"][1:]
        named = [line for line in plain if line in labels]
        if named:
            return named[-1]
        others = [line for line in plain if not _is_control(line)]
        return others[0] if len(others) == 1 and not self.menu else ""


def taken_apart(lines: Sequence[str], labels: Collection[str]) -> Parts | None:
    """Return the parts of a saved page; None where no line tells a date as portals do."""
    dateline = next(filter(None, map(_dateline, range(len(lines)), lines)), None)
    if dateline is None:
        return None
    title, is_sure = _title(lines, dateline.line, labels)
    name = _said(lines, title)
    last = max(title, dateline.line)
    again = _again(lines, last, name)
    begin = max(last, again) + 1
    end = next(
        (n for n in range(begin, len(lines)) if _BELOW.fullmatch(fold(lines[n]))), len(lines)
    )
    document_title = _said(lines, again)
    return Parts(
        title=name,
        document_title="" if document_title == name else document_title,
        dateline=dateline,
        above=tuple(lines[: dateline.line if title < 0 else min(title, dateline.line)]),
        body=tuple(lines[begin:end]),
        below=tuple(lines[end:]),
        is_sure=is_sure,
    )


def _title(lines: Sequence[str], dateline: int, labels: Collection[str]) -> tuple[int, bool]:
    """Return the line of the title, -1 for none, and whether that is sure.

    It is next to the date line. Where both neighbours may be titles, one that is said again is it,
    then the upper one, which is sure only where the date stands in brackets below it.
    """
    above, below = _nearest(lines, dateline, -1), _nearest(lines, dateline, 1)
    is_above = _may_be_title(lines, above, labels)
    is_below = _may_be_title(lines, below, labels)
    if is_below and (not is_above or _again(lines, below, _said(lines, below)) > 0):
        return below, True
    if is_above:
        return above, not is_below or lines[dateline].strip()[0] in "(["
    return -1, False


def _dateline(number: int, line: str) -> Dateline | None:
    found = _DATELINE.fullmatch(line.strip())
    if found is None:
        return None
    with suppress(ValueError):  # no such day or hour
        day = (int(found["y"]), int(found["m"]), int(found["d"]))
        return Dateline(number, Moment(*day, *_clock(found)), " ".join(found["printed"].split()))
    return None


def _clock(found: re.Match[str]) -> tuple[int, ...]:
    """Return hour and minute of a date line, in 24 hours; nothing where it tells none."""
    time = (found["before"] or found["after"] or "").lower()
    hour, *rest = (int(digits) for digits in re.findall(r"\d+", time)) if time else (None,)
    if hour is None:
        return ()
    if time.endswith("m"):
        hour = hour % 12 + (12 if time.endswith("pm") else 0)
    return (hour, rest[0])


def _nearest(lines: Sequence[str], start: int, step: int) -> int:
    """Return the next line up or down that says something; -1 for none."""
    number = start + step
    while 0 <= number < len(lines):
        if not _is_control(lines[number]):
            return number
        number += step
    return -1


def _is_control(line: str) -> bool:
    """Tell a line that is empty or holds the page's knobs, such as the choice of text size."""
    return bool(_CONTROL.fullmatch(_SIZES.sub("", fold(line).strip())))


def _may_be_title(lines: Sequence[str], number: int, labels: Collection[str]) -> bool:
    """Tell whether a line can be a title: some words, none of the menu's, and not the masthead."""
    if number < 0 or number == _nearest(lines, -1, 1):
        return False
    line = lines[number]
    words = line.split()
    is_menu = line.startswith("\xa0") or " ".join(words) in labels
    return not is_menu and len(words) >= _FEWEST_WORDS and len(line) <= _LONGEST_TITLE


def _again(lines: Sequence[str], number: int, title: str) -> int:
    """Return the next line if it says the title again, with a word or two before it; else -1."""
    below = _nearest(lines, number, 1)
    said = _said(lines, below)
    before = said[: len(said) - len(title)]
    is_same = bool(title) and said.casefold().endswith(title.casefold())
    return below if is_same and _KIND.fullmatch(before) else -1


def _said(lines: Sequence[str], number: int) -> str:
    return " ".join(lines[number].split()) if number >= 0 else ""
