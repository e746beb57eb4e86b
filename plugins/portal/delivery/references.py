r"""How to cite an article: in a sentence, as BibTeX, as RIS.

BibTeX counts every brace, one behind a backslash too: in a value they are written as commands
(Oren Patashnik, “BibTeXing”, 1988). RIS has a tag of two signs, two blanks, a hyphen and a blank
before each value (Research Information Systems, “RIS Format Specifications”, 2001).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.delivery.people import Author, authors
from portal.sources import Document, Provenance
from portal.vietnamese import Moment

_UNKNOWN = "không rõ"
_READ_AT = "Đọc tại kho lưu trữ"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {
    **{sign: f"\\{sign}" for sign in "%&#$_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile("|".join(map(re.escape, _TEX)))

Field = tuple[str, str]
"""The name of a field and its value; one without a value isn't written."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What references say of an article; ``address`` and ``origin`` are "" where there is none."""

    key: str
    is_report: bool
    authors: tuple[Author, ...]
    title: str
    institution: str
    date: Moment | None
    archive: str
    address: str
    origin: str

    @classmethod
    def of(cls, document: Document, institution: str, archive: str, base: str) -> Cited:
        """Take it from an article; ``archive`` is the portal's name, ``base`` its address or "".

        An article with the name of a document of its own is a report.
        """
        return cls(
            key=_key(document),
            is_report=bool(document.document_title),
            authors=authors(_spaced(document.author)),
            title=_spaced(document.document_title or document.title),
            institution=_spaced(institution),
            date=document.date,
            archive=_spaced(archive),
            address=f"{base}/{document.address}" if base else "",
            origin=_origin(document.provenance) if document.provenance else "",
        )

    @property
    def sentence(self) -> str:
        """Return the reference as Vietnamese readers write it."""
        names = ", ".join(f"{a.family} {a.given}".strip() for a in self.authors)
        year = f" ({self.date.year})" if self.date else ""
        published = [self.institution] if names else []
        published += [_day(self.date).words] if self.date else []
        parts = (
            f"{names or self.institution}{year}",
            f"“{self.title}”",
            ", ".join(published),
            self.origin,
            f"{_READ_AT}: {', '.join(filter(None, (self.archive, self.address)))}",
        )
        told = ". ".join(part[0].upper() + part[1:] for part in parts if part)
        return told if self.address else f"{told}."

    @property
    def bibtex(self) -> str:
        """Return the reference for LaTeX."""
        kind = "techreport" if self.is_report else "misc"
        names = " and ".join(map(_tex_name, self.authors)) or _braced(self.institution)
        fields = (
            ("author", f"{{{names}}}"),
            ("title", f"{{{_braced(self.title)}}}"),
            ("institution" if self.is_report else "howpublished", _braced(self.institution)),
            *_tex_date(self.date),
            ("note", _braced(self.note)),
            ("url", f"{{{self.address}}}" if self.address else ""),
            ("langid", "{vietnamese}"),
        )
        lines = (f"  {name} = {value}" for name, value in fields if value)
        return f"@{kind}{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    @property
    def ris(self) -> str:
        """Return the reference for EndNote, Zotero and the like."""
        date = self.date
        parts = (date.year, date.month, date.day) if date else ()
        known = [f"{part:02}" if part else "" for part in parts]
        fields = (
            ("TY", "RPRT" if self.is_report else "ELEC"),
            *(("AU", author.sortable) for author in self.authors or (Author(self.institution),)),
            ("TI", self.title),
            ("PY", f"{date.year}" if date else ""),
            ("DA", f"{'/'.join(known)}/" if date else ""),
            ("PB", self.institution),
            ("N1", self.note),
            ("UR", self.address),
            ("LA", "vi"),
        )
        return "".join((*_ris_lines(fields), "ER  - \n"))

    @property
    def note(self) -> str:
        """Return where the text comes from and where it is read."""
        return ". ".join(filter(None, (self.origin, f"{_READ_AT}: {self.archive}")))


def _key(document: Document) -> str:
    """Return a name for the reference: the slug, and the year if that doesn't end with it."""
    year = f"{document.date.year}" if document.date else ""
    return document.slug if document.slug.endswith(year) else f"{document.slug}-{year}"


def _day(date: Moment) -> Moment:
    return Moment(date.year, date.month, date.day)


def _origin(provenance: Provenance) -> str:
    """Say where an archived text comes from; what is unknown is said to be."""
    captured = provenance.value("captured_at")
    return "; ".join(
        f"{label}: {_spaced(value) or _UNKNOWN}"
        for label, value in (
            ("Trang gốc", provenance.value("source_title")),
            ("địa chỉ gốc", provenance.value("source_url")),
            ("ngày lưu", Moment.parse(captured).figures if captured else ""),
        )
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _braced(text: str) -> str:
    return f"{{{_SPECIAL.sub(lambda found: _TEX[found[0]], text)}}}"


def _tex_name(author: Author) -> str:
    """Write a name so that BibTeX takes a body's for one word."""
    if not author.given:
        return _braced(author.family)
    return f"{author.family}, {author.given}"  # letters alone


def _tex_date(date: Moment | None) -> Iterator[Field]:
    if date:
        yield "year", f"{{{date.year}}}"
        if date.month:
            yield "month", _MONTHS[date.month - 1]
        if date.day:
            yield "day", f"{{{date.day}}}"


def _ris_lines(fields: Iterable[Field]) -> Iterator[str]:
    yield from (f"{tag}  - {value}\n" for tag, value in fields if value)
