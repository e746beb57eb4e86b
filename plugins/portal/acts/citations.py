"""Legal documents that a running text cites: `Quyết định số 747/QĐ-UB ngày 28/9/1994`.

A number with its symbol (`747/QĐ-UB`, `67/2010/NĐ-CP`, `51/2010/QH12`, the Party's `20-CT/TW`) is
written as the decrees on paperwork have it (30/2020/NĐ-CP). A short form has a number alone: it
needs its kind and `số`, or `của`, `và`, `ngày` or a comma behind it. A year that the text doesn't
give is never guessed.

Every citation has a number, and most numbers are none: so we look for numbers, and only where one
has a symbol, or stands behind a fitting word, for what comes before it. The patterns are made of
named rules; each repetition in them is bounded or possessive, and what comes before a number is
looked for within a set distance: the time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.acts.places import issuing_place
from portal.vietnamese import Moment

KINDS = (
    "Báo cáo",
    "Bộ luật",
    "Chỉ thị",
    "Chương trình hành động",
    "Chương trình",
    "Công điện",
    "Công văn",
    "Hướng dẫn",
    "Kế hoạch",
    "Kết luận",
    "Lệnh",
    "Luật",
    "Nghị định",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Pháp lệnh",
    "Quy chế",
    "Quy định",
    "Quyết định",
    "Thông báo",
    "Thông tri",
    "Thông tư liên tịch",
    "Thông tư",
    "Tờ trình",
)
"""The kinds of documents that a number with a symbol may follow."""

# Those whose short form may do without `số`; a verb of the same spelling has no capital.
_NOUNS = ("Chỉ thị", "Nghị định", "Nghị quyết", "Pháp lệnh", "Thông tư liên tịch", "Thông tư")
_VERBS = ("Chương trình hành động", "Kết luận", "Quyết định")
# Those that a number alone doesn't name, even behind `số`: `báo cáo số 13`.
NEVER_ALONE = ("Báo cáo", "Chương trình", "Hướng dẫn", "Lệnh", "Quy chế", "Quy định")
# Those that have a name between their kind and their number: `Luật Hợp tác xã số 17/2023/QH15`.
NAMED_KINDS = ("Bộ luật", "Luật", "Pháp lệnh")
# The kind that the head of a symbol tells where the text doesn't: `theo 747/QĐ-UB`.
_TOLD_BY_SYMBOL = {
    "BC": "Báo cáo",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "CV": "Công văn",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "KL": "Kết luận",
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "TTr": "Tờ trình",
}
_CANONICAL = {kind.casefold(): kind for kind in KINDS}

# One sign for one, so that places stay: Ð is typed for Đ, a no-break space is a blank, and a dash
# may stand for a hyphen.
_AS_READ = (
    ("Ð", "Đ"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\t", " "),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2013", "-"),
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a text says of a document: `Quyết định`, `747`, `QĐ-UB`, no year, 28/9/1994.

    ``symbol`` is "" for a short form; ``year`` is the one within the number, ``date`` the one
    right behind it. ``place`` is the province whose organ is named next, "" where none is.
    """

    kind: str
    number: str
    symbol: str
    year: int | None
    date: Moment | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text cites a document, from its kind (or number) to the end of its date."""

    start: int
    end: int
    citation: Citation


def _spelt(kinds: Iterable[str], *, small: bool = True) -> str:
    """Return the rule for one of the kinds: `Nghị định`, `NGHỊ ĐỊNH`; `nghị định` if ``small``."""
    ways = []
    for kind in sorted(kinds, key=len, reverse=True):  # `Thông tư liên tịch` before `Thông tư`
        first, *others = kind.split()
        begun = f"[{first[0]}{first[0].lower()}]{first[1:]}" if small else first
        rest = (f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in others)
        ways += [" {1,3}".join((begun, *rest)), " {1,3}".join(kind.upper().split())]
    return f"(?:{'|'.join(ways)})"


_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_JOINT = r"(?:[-/] ?| [-/])"  # `NQ- HĐND` is one symbol, `QĐ-UB - HTX` is not
_GROUP = r"[A-ZĐƯ&]++[a-z]{0,2}+[0-9]{0,2}+(?!\w)"
_SYMBOL = rf"(?=[A-ZĐƯ]{{2}}){_GROUP}(?:{_JOINT}{_GROUP}){{0,5}}"
_SAID = r" ?\(?(?:số|Số|SỐ) ?:? ?"  # the word before a number
_NAME = r"(?: (?!luật |Luật |LUẬT )[^\W\d_]++){1,14}?(?: năm [0-9]{4})?"

_NUMBER = re.compile(
    rf"(?P<number>[0-9](?<![\w/.,-][0-9])[0-9]{{0,4}}+[a-e]?)(?:/(?P<year>{_YEAR}))?"
    rf"(?:{_JOINT}(?P<symbol>{_SYMBOL})|(?P<alone>(?![\w/%]|[-.,][0-9])))"
)
_KIND_BEFORE = re.compile(rf"(?<!\w)(?P<kind>{_spelt(KINDS)})(?:(?P<said>{_SAID})| {{1,3}})$")
_NAME_BEFORE = re.compile(rf"(?<!\w)(?P<kind>{_spelt(NAMED_KINDS)}){_NAME}{_SAID}$")
_FARTHEST_KIND, _FARTHEST_NAME = 40, 160  # signs before a number
_WITHOUT_SAID = re.compile(f"{_spelt(_NOUNS)}|{_spelt(_VERBS, small=False)}")
_FOLLOWED = re.compile(r" ?,(?![0-9])| (?:của|và)(?!\w)| ngày [0-9]")
_DATE = re.compile(
    r" ?[,(]? ?(?:ký |ban hành )?ngày "
    r"(?P<day>[0-9]{1,2})(?P<joint> ?[-/.] ?| tháng )"
    r"(?P<month>[0-9]{1,2})(?:(?P=joint)| năm )(?P<year>[0-9]{4})(?![0-9])"
)
_JOINTS = re.compile("[-/]")
# How the words end that may stand right before a number: a cheap first look.
_ENDS = frozenset(end for word in (*KINDS, "số") for end in (word[-2:], word[-2:].upper()))


def mentions(text: str) -> Iterator[Mention]:
    """Yield the citations of a running text (``sources.Flow.text``), in its order."""
    for number in _NUMBER.finditer(_as_read(text)):
        if number["symbol"]:
            mention = _with_kind(number) or _told_by_symbol(number)
        else:
            mention = _with_kind(number) if _may_have_kind(number) else None
        if mention:
            yield mention


def read_citation(text: str) -> Citation | None:
    """Return what a text cites that is one citation and nothing else."""
    found = next(mentions(text), None)
    return found.citation if found and (found.start, found.end) == (0, len(text)) else None


def numbered(kind: str, written: str) -> Citation | None:
    """Return the citation of a document that is given by its kind and its number: `747/QĐ-UB`."""
    number = _NUMBER.fullmatch(_as_read(written))
    return _citation(kind, number) if number else None


def _as_read(text: str) -> str:
    for sign, meant in _AS_READ:
        text = text.replace(sign, meant)
    return text


def _with_kind(number: re.Match[str]) -> Mention | None:
    """Return the citation that a kind before the number makes of it."""
    if found := _before(_KIND_BEFORE, number, _FARTHEST_KIND):
        kind = _CANONICAL[" ".join(found["kind"].casefold().split())]
        if number["symbol"] or _is_short_form(kind, found, number):
            return _mention(found.start(), kind, number)
    elif number["symbol"] and (found := _before(_NAME_BEFORE, number, _FARTHEST_NAME)):
        return _mention(found.start(), _CANONICAL[found["kind"].casefold()], number)
    return None


def _may_have_kind(number: re.Match[str]) -> bool:
    at = number.start()
    return number.string[at - 5 if at > 5 else 0 : at].rstrip(" :")[-2:] in _ENDS


def _before(pattern: re.Pattern[str], number: re.Match[str], farthest: int) -> re.Match[str] | None:
    """Find what ends where the number begins."""
    return pattern.search(number.string, max(0, number.start() - farthest), number.start())


def _is_short_form(kind: str, found: re.Match[str], number: re.Match[str]) -> bool:
    """Tell whether a kind and a number without a symbol name a document."""
    if found["said"]:
        return kind not in NEVER_ALONE
    noun = _WITHOUT_SAID.fullmatch(found["kind"])
    return bool(noun and _FOLLOWED.match(number.string, number.end()))


def _told_by_symbol(number: re.Match[str]) -> Mention | None:
    """Return the citation that a number is without its kind: `theo 747/QĐ-UB`."""
    head, *issuer = _JOINTS.split(number["symbol"])
    if issuer and (kind := _TOLD_BY_SYMBOL.get(head)):
        return _mention(number.start(), kind, number)
    return None


def _mention(start: int, kind: str, number: re.Match[str]) -> Mention:
    written = _DATE.match(number.string, number.end())
    date = _day(written) if written else None
    end = written.end() if written and date else number.end()
    citation = _citation(kind, number)
    place = issuing_place(number.string, end, kind, citation.symbol)
    return Mention(start, end, replace(citation, date=date, place=place))


def _citation(kind: str, number: re.Match[str]) -> Citation:
    return Citation(
        kind=kind,
        number=number["number"],
        symbol=(number["symbol"] or "").replace(" ", ""),
        year=int(number["year"]) if number["year"] else None,
        date=None,
    )


def _day(written: re.Match[str]) -> Moment | None:
    try:
        return Moment(int(written["year"]), int(written["month"]), int(written["day"]))
    except ValueError:  # a slip: there is no such day
        return None
