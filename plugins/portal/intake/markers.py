"""The markers that number the parts of Vietnamese reports and laws, and how they nest.

Reports: ``A.`` › ``I.`` › ``1.`` › ``1.1.`` › ``a)``. Laws: Phần › Chương › Mục › Tiểu mục › Điều,
then khoản (``1.``) and điểm (``a)``), as article 8 of the Law on Promulgation of Legal Documents
(80/2015/QH13) names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.vietnamese import fold

LEGAL = ("phan", "chuong", "muc", "tieu muc", "dieu")
_KINDS = (*LEGAL, "A", "I", "1", "1.1", "1.1.1", "a")
_ORDER = {kind: rank for rank, kind in enumerate(_KINDS)}

_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?P<end>[./]|-(?=\s+[^\W\d])|(?<=\.\d))(?![\d.,/])"
)
_CAPITAL = re.compile(
    r"(?P<letters>[A-ZĐ]|[IVX]{1,6})(?:[./]|-(?=\s))(?=\s|(?<=[ABCDIVX][./])[^\W\d_]{2})"
)
_SMALL = re.compile(r"(?P<letter>[a-zđ])(?:\)|[./](?=\s))")
_LEGAL = re.compile(
    r"""
      (?P<unit>phần|chương|mục|tiểu\s+mục|điều)\s+
      (?:thứ\s+\w+(?:\s+(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín))?|\d{1,3}[a-zđ]?|[ivxlc]{1,7})
      (?P<end>\s*[.:–-]|\s*$|(?=\s))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"


@dataclass(frozen=True)
class Marker:
    """What a line begins with: its kind (``A``, ``I``, ``1``, ``a``, ``chuong`` …) and the rest."""

    kind: str
    rest: str


def markers(lines: Iterable[str]) -> Iterator[Marker | None]:
    """Yield the marker of each line, None where it has none.

    ``C. D. I. V. X.`` are letters or Roman numbers: what follows on the marker before is meant.
    """
    letter = roman = before = ""
    for line in lines:
        found = _CAPITAL.match(line)
        if not found:
            yield _legal(line) or _plain(line)
            continue
        sign = found["letters"]
        if _is_roman(sign, before, letter, roman):
            kind, roman = "I", sign
        else:
            kind, letter, roman = "A", sign, ""
        before = sign
        yield Marker(kind, line[found.end() :].strip()) if kind == "I" or len(sign) == 1 else None


def rank(kind: str, *, romans_first: bool) -> int:
    """Return how deep a kind stands; ``romans_first`` in texts whose ``I.`` holds ``A.``."""
    if romans_first and kind in {"A", "I"}:
        kind = "I" if kind == "A" else "A"
    return _ORDER[kind]


def _legal(line: str) -> Marker | None:
    found = _LEGAL.match(line)
    if not found:
        return None
    rest = line[found.end() :].strip()
    alone = found["end"].strip() or not rest or is_capitals(rest)
    return Marker(" ".join(fold(found["unit"]).split()), rest) if alone else None


def _plain(line: str) -> Marker | None:
    if found := _NUMBERED.match(line):
        kind = ".".join(["1"] * (found["number"].count(".") + 1))
        rest = line[found.end() :]
        spaced = rest[:1].isspace() or (found["end"] and rest[:1].isalpha())
        return Marker(kind, rest.strip()) if spaced else None
    if found := _SMALL.match(line):
        return Marker("a", line[found.end() :].strip())
    return None


def _is_roman(sign: str, before: str, letter: str, roman: str) -> bool:
    if not _ROMAN.fullmatch(sign):
        return False
    if len(sign) > 1:
        return True
    for last in (before, roman or letter):
        if last and _ROMAN.fullmatch(last) and _value(sign) == _value(last) + 1:
            return True
        if last in _LETTERS and last and _LETTERS.find(sign) == _LETTERS.find(last) + 1:
            return False
    if letter and _LETTERS.find(sign) == _LETTERS.find(letter) + 1:
        return False
    return sign == "I" or (sign in "VX" and not letter)


def _value(roman: str) -> int:
    worth = [{"I": 1, "V": 5, "X": 10}[sign] for sign in roman]
    pairs = zip(worth, [*worth[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def is_capitals(text: str) -> bool:
    """Tell whether at least nine in ten letters are capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def is_heading(line: str, marker: Marker) -> bool:
    """Tell whether a line with a marker is a heading, by the rule of the portal's reports."""
    if not marker.rest:
        return marker.kind in LEGAL
    sentence = line.rstrip('”"» ').endswith((".", ";"))
    return is_capitals(line) or line.endswith(":") or (len(line) <= 100 and not sentence)
