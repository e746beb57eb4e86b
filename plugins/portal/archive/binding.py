"""Binds printed articles into one PDF: their pages, the links between them, bookmarks, page labels.

Only pages that are laid out already come together here, so a book of thousands of articles needs
the memory of its file, and not that of its layout.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from portal.archive.seal import sealed

_Place = tuple[int, float, float]
"""A page of the book, counted from 0, and a point on it."""

_Places = dict[tuple[str, str], _Place]
"""Where the ids of each part are, by the part's name and the id; "" is the part's beginning."""


@dataclass(frozen=True, slots=True)
class Part:
    """A printed article: its name among the others, its title, its year, its file."""

    name: str
    title: str
    year: int
    file: Path


def bound(front: bytes, parts: Sequence[Part]) -> bytes:
    """Return one PDF with the pages of ``front`` and of all parts; its metadata are ``front``'s.

    Links of a part are relative to its name; ``front`` stands beside all parts.
    """
    with Pdf.open(BytesIO(front)) as book:
        owners = [""] * len(book.pages)
        places = _places(book, "", 0)
        for number, part in enumerate(parts, 1):
            with Pdf.open(BytesIO(part.file.read_bytes())) as printed:
                _tell_fonts_apart(printed, number)
                places |= _places(printed, part.name, len(owners))
                owners += [part.name] * len(printed.pages)
                book.add_pages_from(printed, outlines="ignore")
        _lead(book, owners, places)
        starts = {part.name: places[part.name, ""][0] for part in parts}
        _add_bookmarks(book, parts, starts)
        _number(book, parts, starts)
        return _written(book)


def _places(printed: Pdf, name: str, at: int) -> _Places:
    """Return where the ids of a printed part will be, when its first page is page ``at``."""
    found: _Places = {(name, ""): (at, 0.0, float(printed.pages[0].mediabox[3]))}
    pages = {page.obj.objgen: number for number, page in enumerate(printed.pages)}
    names = printed.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    named = list(names.get("/Names", Array()))
    for anchor, target in zip(named[::2], named[1::2], strict=True):
        page = at + pages[target[0].objgen]
        found[name, str(anchor)] = (page, float(target[2]), float(target[3]))
    return found


def _tell_fonts_apart(printed: Pdf, number: int) -> None:
    """Give the typefaces of a part a tag of its own: each has letters of its own.

    ISO 32000-1, 9.6.4, asks for that.
    """
    tag = "".join(chr(ord("A") + number // 26**place % 26) for place in range(5, -1, -1))
    for font in printed.pages[0].Resources.Font.values():
        (whole,) = font.DescendantFonts
        for holder, key in (
            (font, "/BaseFont"),
            (whole, "/BaseFont"),
            (whole.FontDescriptor, "/FontName"),
        ):
            name = str(holder[key]).partition("+")[2]
            holder[key] = Name(f"/{tag}+{name}")


def _lead(book: Pdf, owners: Sequence[str], places: Mapping[tuple[str, str], _Place]) -> None:
    """Let links that name the file of another part lead to its pages."""
    pages = [page.obj for page in book.pages]
    for owner, page in zip(owners, pages, strict=True):
        for link in page.get("/Annots", []):
            place = places.get(_target(owner, str(link.A.URI))) if "/A" in link else None
            if place:
                number, x, y = place
                del link.A
                link.Dest = Array([pages[number], Name.XYZ, x, y, 0])


def _target(owner: str, address: str) -> tuple[str, str]:
    """Return the part and the id that a link of the part ``owner`` names."""
    path, _, anchor = address.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), path)), anchor


def _add_bookmarks(book: Pdf, parts: Sequence[Part], starts: Mapping[str, int]) -> None:
    with book.open_outline() as outline:
        for year, of_year in groupby(parts, key=lambda part: part.year):
            items = [OutlineItem(part.title, starts[part.name]) for part in of_year]
            above = OutlineItem(f"Năm {year}", items[0].destination)
            above.children, above.is_closed = items, True
            outline.root.append(above)


def _number(book: Pdf, parts: Sequence[Part], starts: Mapping[str, int]) -> None:
    """Label the pages as they are numbered: i, ii …, and anew in each year: 2011-1."""
    labels: list[int | Dictionary] = [0, Dictionary(S=Name.r)]
    for year, of_year in groupby(parts, key=lambda part: part.year):
        labels += [starts[next(of_year).name], Dictionary(S=Name.D, P=String(f"{year}-"))]
    book.Root.PageLabels = Dictionary(Nums=Array(labels))


def _written(book: Pdf) -> bytes:
    data = BytesIO()
    book.save(data, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return sealed(data.getvalue())
