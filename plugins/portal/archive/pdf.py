"""The PDF/A: each article on its own, and all of them bound into one book.

An article keeps the page numbers that it has in the book, as offprints do; each year is numbered
anew, so that later articles move no number of earlier years. Every file is sealed (``seal.py``),
and its XMP tells the release in plain bytes: to look one through takes no PDF library.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.archive.book import Book, Chapter
from portal.archive.changes import Change, Inspection
from portal.archive.drawn import BESIDE, draw, style
from portal.archive.listed import changes_by_list, with_list
from portal.archive.looking import look_through
from portal.archive.material import Material, Told
from portal.archive.release import Release, recorded
from portal.archive.seal import is_whole
from portal.archive.texts import Leads, text_of
from portal.archive.writing import whole
from portal.archive.zips import Member, write_zip

_MANIFEST = "manifest.sha512"
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_BROKEN_SEAL = "đã thay đổi, không khớp với mã băm trong chính tệp"


def make(material: Material, folder: Path, told: Told) -> Iterator[Path]:
    """Write `STEM-pdf.zip`, with a file for each article, and the book `STEM.pdf`.

    ImportError where this machine lacks WeasyPrint, Pango or a typeface with Vietnamese letters.
    """
    # PLC0415: not before; looking a PDF through needs none of it.
    from portal.archive.binding import Part, bound  # noqa: PLC0415
    from portal.archive.paper import be_ready, print_in_order, printed  # noqa: PLC0415

    be_ready()
    book, stem = Book(material), material.release.stem
    with TemporaryDirectory() as name:
        aside = Path(name)
        for chapter in book.chapters:
            _write(aside / _page(chapter), _drawn_article(book, chapter))
        years = [[aside / _page(chapter) for chapter in year.chapters] for year in book.years]
        starts = list(chain.from_iterable(print_in_order(years, material.output, told)))
        package = folder / f"{stem}-pdf.zip"
        with whole(package) as unfinished:
            names = sorted(_name(chapter.document.address) for chapter in book.chapters)
            members = (Member(name, aside / name) for name in names)
            write_zip(unfinished, with_list(members, _MANIFEST), material.release.record)
        yield package
        parts = [
            Part(
                _name(c.document.address),
                c.document.title,
                c.year,
                aside / _name(c.document.address),
            )
            for c in book.chapters
        ]
        package = folder / f"{stem}.pdf"
        with whole(package) as unfinished:
            front = printed(_drawn_front(book, starts), material.output)
            unfinished.write_bytes(bound(front.data, parts))
        yield package


def inspect(package: Path) -> Inspection:
    """Check the seal of a PDF, or those of all in a zip, and compare these with its list."""
    if package.suffix == ".pdf":
        data = package.read_bytes()
        broken = () if is_whole(data) else (Change(package.name, _BROKEN_SEAL),)
        return Inspection(_release_in(data), 1, broken)
    contents = look_through(package, texts=lambda name: name == _MANIFEST)
    release = recorded(contents.comment)
    changes = tuple(changes_by_list(contents, _MANIFEST))
    if release is None:
        lost = Change(package.name, "không còn đọc được phiếu phát hành trong chú thích")
        changes = (*changes, lost)
    return Inspection(release, len(contents.digests), changes)


def _release_in(data: bytes) -> Release | None:
    found = _XMP.search(data)
    return recorded(html.unescape(found[0].decode(errors="replace"))) if found else None


def _name(address: str) -> str:
    """Return the name of an article's PDF, by the article's address in the site."""
    return f"{address.removesuffix('.html')}.pdf"


def _page(chapter: Chapter) -> str:
    return chapter.document.address


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _drawn_article(book: Book, chapter: Chapter) -> str:
    material = book.material
    leads = _leads(book, chapter.document.address)
    text = text_of(material, chapter.document, leads, style("chart.css"))
    return draw(
        "paper/article.html",
        facts=material.facts,
        release=material.release,
        chapter=chapter,
        leads=leads,
        text=text,
    )


def _drawn_front(book: Book, starts: list[int]) -> str:
    """Draw what stands before the articles; ``starts`` are the numbers of their first pages."""
    material = book.material
    return draw(
        "paper/front.html",
        facts=material.facts,
        release=material.release,
        book=book,
        leads=_leads(book, ""),
        starts=starts,
    )


def _leads(book: Book, source: str) -> Leads:
    """Return where links lead from the article at the address ``source``, or from the front."""
    site = book.material.facts.address

    def link(address: str, anchor: str) -> str:
        """Return the file beside this one, or the site's page."""
        at = f"#{anchor}" if anchor else ""
        if address in book.addresses:
            path = posixpath.relpath(_name(address), posixpath.dirname(source) or ".")
            return f"{BESIDE}{path}{at}"
        return f"{site}/{address}{at}" if site else ""

    return Leads(link, image=lambda address: address)
