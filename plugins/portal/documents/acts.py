"""Legal documents as the register has them: what tells one from another, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from portal.documents.citations import Citation, mentions
from portal.sources import ShortForm
from portal.vietnamese import Moment, slug

FOLDER = "van-ban"

_NUMBER_OF_FORM = re.compile(r"(?: số)? (?=[0-9])")

_COMMITTEE = "Tỉnh ủy hoặc Thành ủy"
# Whom the last part of a symbol names; an organ that each province has is not told apart by it.
_ISSUERS = {
    "BBT": "Ban Bí thư Trung ương Đảng",
    "BCT": "Bộ Công Thương",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BNN": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "CP": "Chính phủ",
    "CTN": "Chủ tịch nước",
    "HĐBT": "Hội đồng Bộ trưởng",
    "HĐND": "Hội đồng nhân dân",
    "LMHTX": "Liên minh Hợp tác xã",
    "LMHTXVN": "Liên minh Hợp tác xã Việt Nam",
    "QH": "Quốc hội",
    "TTG": "Thủ tướng Chính phủ",
    "TU": _COMMITTEE,
    "TW": "Trung ương Đảng",
    "TƯ": "Trung ương Đảng",
    "UB": "Ủy ban nhân dân",
    "UBND": "Ủy ban nhân dân",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}


@dataclass(frozen=True)
class Act:
    """A legal document, told from others by its kind, number, symbol, issuer and date.

    The symbol names the issuer, and ``place`` the province that it is one of; "" for the state's
    organs and for those at home. Numbers begin anew each year: ``year`` is the one within the
    number; where there is none, ``date`` tells such documents apart. A number below ten has its
    zero, as decree 30/2020/NĐ-CP wants it.
    """

    kind: str
    number: str
    symbol: str
    year: int | None = None
    date: Moment | None = None
    place: str = ""

    @classmethod
    def of(cls, citation: Citation) -> Act:
        """Return the document that a citation names by itself."""
        return cls(
            citation.kind,
            citation.number.zfill(2),
            citation.symbol,
            citation.year,
            None if citation.year else citation.date,
            citation.place,
        )

    @cached_property
    def signs(self) -> str:
        """The number with its symbol: `747/QĐ-UB`, `67/2010/NĐ-CP`, `20-CT/TW`."""
        year = f"/{self.year}" if self.year else ""
        of_party = "/" in self.symbol and not year
        joint = "-" if of_party else "/" if self.symbol else ""
        return f"{self.number}{year}{joint}{self.symbol}"

    @cached_property
    def name(self) -> str:
        """What it is called: `Quyết định số 747/QĐ-UB ngày 28/09/1994 (tỉnh An Giang)`."""
        day = f" ngày {self.date.figures}" if self.date else ""
        place = f" ({self.place})" if self.place else ""
        return f"{self.kind} số {self.signs}{day}{place}"

    @property
    def issuer(self) -> str:
        """The organ that the symbol names, and its place; "" where it names none that we know."""
        last = re.split("[-/]", self.symbol)[-1].upper()
        organ = _ISSUERS.get(last) or _ISSUERS.get(last.rstrip("0123456789"), "")
        if organ == _COMMITTEE:
            return _committee_of(self.place)
        return f"{organ} {self.place}" if organ and self.place else organ

    @property
    def issued_in(self) -> int | None:
        """The year of issue, as far as number and date tell it."""
        return self.date.year if self.date else self.year

    @cached_property
    def identity(self) -> str:
        """What tells it from all others, however its symbol is typed."""
        return slug(f"{self.kind} {self.signs} {self.date.iso if self.date else ''} {self.place}")

    @cached_property
    def slug(self) -> str:
        """Its name in an address, where no other of that year has the same."""
        return slug(f"{self.kind} {self.signs} {self.date.year if self.date else ''} {self.place}")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A short form that editors have resolved, and the document that it means."""

    short: Citation
    act: Act
    form: ShortForm

    def fits(self, citation: Citation) -> bool:
        """Tell whether a citation is the short form, but for a zero and the place that it names."""
        padded = citation.number.zfill(2)
        short = replace(self.short, number=self.short.number.zfill(2))
        return replace(citation, number=padded, place="") == short


Resolution = tuple[Act, ShortForm | None]
"""The document that a citation names, and the short form by which an editor has found it."""


def meanings(forms: Iterable[ShortForm]) -> tuple[Meaning, ...]:
    """Read the short forms that editors keep; what is no citation means nothing."""
    found = []
    for form in forms:
        short = _cited(_NUMBER_OF_FORM.sub(" số ", form.short, count=1))
        meant = _cited(f"{short.kind} số {form.document}") if short else None
        if short and meant:
            found.append(Meaning(short, Act.of(meant), form))
    return tuple(found)


def resolved(citation: Citation, path: str, known: Iterable[Meaning]) -> Resolution | None:
    """Return the document that a citation in the article at ``path`` names, and by which form.

    A number without a symbol or a date names none, unless an editor says which it means.
    """
    for meaning in known:
        if meaning.fits(citation) and meaning.form.holds_for(path):
            return replace(meaning.act, place=citation.place), meaning.form
    return (Act.of(citation), None) if citation.symbol or citation.date else None


def _committee_of(place: str) -> str:
    """Return what the Party's committee of a province is called."""
    return place.replace("tỉnh", "Tỉnh ủy").replace("thành phố", "Thành ủy") or _COMMITTEE


def _cited(text: str) -> Citation | None:
    """Return what a text cites that is a citation and nothing else."""
    found = next(mentions(text), None)
    return found.citation if found and (found.start, found.end) == (0, len(text)) else None
