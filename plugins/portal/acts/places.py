"""Provinces: whose organ issued a document, where a text says it behind the document's number.

Each province has an organ that writes `QĐ-UBND` and counts from one each year. A place is read only
where the organ fits the symbol (`02/2013/QĐ-UBND … của UBND tỉnh An Giang`): in `Kế hoạch thực hiện
Nghị định 67/2010/NĐ-CP của UBND tỉnh An Giang` the plan is the province's and the decree isn't.
Provinces are known by their names (provinces.txt), for a text doesn't mark where a name ends.
"""

from __future__ import annotations

import re
from pathlib import Path

from portal.vietnamese import fold

_FILE = Path(__file__).with_name("provinces.txt")


def _plain(name: str) -> str:
    """Return a name as it is looked up: `tỉnh Bà Rịa – Vũng Tàu` as `tinh ba ria vung tau`."""
    return " ".join(re.findall(r"\w+", fold(name)))


def _read_provinces() -> dict[str, str]:
    """Return the provinces by the plain forms of all their spellings."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    spelt = (line.split(" = ") for line in lines if not line.startswith("#"))
    return {_plain(spelling): names[0] for names in spelt for spelling in names}


_PROVINCES = _read_provinces()

# Kinds that only the state's organs issue: without a symbol, they are no province's.
_OF_THE_STATE = frozenset(
    ("Bộ luật", "Lệnh", "Luật", "Nghị định", "Pháp lệnh", "Thông tư", "Thông tư liên tịch")
)
# How the symbols of each organ end.
_SYMBOLS = {"ubnd": ("UB", "UBND"), "hdnd": ("HĐND",), "uy": ("TU",)}
_OF_PROVINCES = frozenset(end for ends in _SYMBOLS.values() for end in ends)
_OF = re.compile(r"\)? ?,? của ")
_ISSUER = re.compile(
    r"""
    (?:(?:chu\ tich|thuong\ truc|ban\ thuong\ vu|ban\ chap\ hanh)\ )?
    (?:(?P<ubnd>ubnd|uy\ ban\ nhan\ dan)|(?P<hdnd>hdnd|hoi\ dong\ nhan\ dan))?\ ?
    (?P<level>(?P<uy>tinh\ uy|thanh\ uy)|tinh|thanh\ pho|tp\.?)\ ?
    (?P<name>[a-z]+(?:[ -]{1,3}[a-z]+){0,4})
    """,
    re.VERBOSE,
)
_LONGEST_ISSUER = 100  # signs


def issuing_place(text: str, at: int, kind: str, symbol: str) -> str:
    """Return the province whose organ, named at ``at``, issued a document; "" if none is named.

    It is one spelling for all: `tỉnh An Giang`, `thành phố Cần Thơ`.
    """
    of = _OF.match(text, at) if _may_be_of_province(kind, symbol) else None
    if not of:
        return ""
    issuer = _ISSUER.match(fold(text[of.end() : of.end() + _LONGEST_ISSUER]))
    if not issuer or not _fits(symbol, issuer):
        return ""
    return _named(issuer["level"], issuer["name"])


def is_same_place(one: str, other: str) -> bool:
    """Tell whether two names of places are the same but for their spelling."""
    return _plain(one) == _plain(other)


def _may_be_of_province(kind: str, symbol: str) -> bool:
    return _last(symbol) in _OF_PROVINCES if symbol else kind not in _OF_THE_STATE


def _fits(symbol: str, issuer: re.Match[str]) -> bool:
    """Tell whether a symbol is one of the organ's; `của tỉnh An Giang` names none."""
    organ = next((name for name in _SYMBOLS if issuer[name]), None)
    return not symbol or organ is None or _last(symbol) in _SYMBOLS[organ]


def _last(symbol: str) -> str:
    return re.split("[-/]", symbol)[-1]


def _named(level: str, words: str) -> str:
    """Return the place that the first of some words name; the longest, for some begin others."""
    kind = "tinh" if level.startswith("tinh") else "thanh pho"
    first = _plain(words).split()
    plain = (" ".join((kind, *first[:count])) for count in range(len(first), 0, -1))
    return next((_PROVINCES[name] for name in plain if name in _PROVINCES), "")
