"""The EPUB 3: history and reports as one book, for reading systems and for libraries.

``META-INF/manifest.sha512`` has the digest of every other file of the container, and
``META-INF/release.txt`` the record of the release; reading systems pass over both (OCF 4.2.6.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path, PurePosixPath
from textwrap import wrap
from typing import Any

from portal.archive.book import Book, Chapter
from portal.archive.changes import Change, Inspection
from portal.archive.drawn import draw, style
from portal.archive.listed import changes_by_list, with_list
from portal.archive.looking import look_through
from portal.archive.material import Material, Told
from portal.archive.release import recorded
from portal.archive.texts import Leads, text_of
from portal.archive.writing import whole
from portal.archive.zips import Member, write_zip
from portal.history import Event, Year, read_events, timeline

_MANIFEST, _RECORD = "META-INF/manifest.sha512", "META-INF/release.txt"
_BOOK = "EPUB/"
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_XHTML, _SVG = "application/xhtml+xml", "image/svg+xml"
_IMAGES = {  # core media types (EPUB 3.3, 3.2); reading systems need not show others
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": _SVG,
    ".webp": "image/webp",
}
_COVER_LINE = 20  # letters of the title that fit on a line of the cover


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the book as its package document lists it."""

    id: str
    name: str
    type: str = _XHTML
    properties: str = ""
    is_read: bool = True


def make(material: Material, folder: Path, told: Told) -> Iterator[Path]:
    """Write `STEM.epub`."""
    package = folder / f"{material.release.stem}.epub"
    with whole(package) as unfinished:
        write_zip(unfinished, with_list(_Writer(Book(material), told).members(), _MANIFEST))
    yield package


class _Writer:
    """Writes the files of a book one by one, and remembers what the package document lists."""

    def __init__(self, book: Book, told: Told) -> None:
        self._book, self._told = book, told
        self._images: set[str] = set()
        self._events: dict[str, tuple[Event, ...]] = {}
        self._chapters: list[_Item] = []

    def members(self) -> Iterator[Member]:
        """Yield the files of the container, its type first (OCF 4.2.6.2)."""
        yield Member("mimetype", b"application/epub+zip", stored=True)
        yield Member("META-INF/container.xml", _CONTAINER.encode())
        yield Member(_RECORD, self._book.material.release.record.encode())
        yield self._member("book.css", style("book.css"))
        yield self._member("cover.svg", self._drawn("cover.svg", lines=self._lines))
        for name in ("cover.xhtml", "opening.xhtml"):
            yield self._member(name, self._drawn(name))
        for chapter in self._told("epub", self._book.chapters):
            yield self._chapter(chapter)
        for address in sorted(self._images):
            yield Member(f"{_BOOK}{address}", self._book.material.output / address)
        years = self._timeline()
        if years:
            yield self._member("timeline.xhtml", self._drawn("timeline.xhtml", timeline=years))
        yield self._member("nav.xhtml", self._drawn("nav.xhtml", timeline=years))
        items = tuple(self._items(has_timeline=bool(years)))
        yield self._member("package.opf", self._drawn("package.opf", items=items))

    def _chapter(self, chapter: Chapter) -> Member:
        document, material = chapter.document, self._book.material
        leads = self._leads("../../")
        text = text_of(material, document, leads, style("chart.css"))
        (events,) = read_events([(document, material.sources.text(document.path).html)])
        if events:
            self._events[document.path] = events
        name = _in_book(document.address)
        self._chapters.append(
            _Item(f"bai-{chapter.number}", name, properties="svg" if "<svg" in text.body else "")
        )
        drawn = draw("epub/chapter.xhtml", root="../../", leads=leads, chapter=chapter, text=text)
        return self._member(name, drawn)

    def _leads(self, root: str) -> Leads:
        address_of_site = self._book.material.facts.address

        def link(address: str, anchor: str) -> str:
            """Return the place in the book, or the site's page."""
            at = f"#{anchor}" if anchor else ""
            if address in self._book.addresses:
                return f"{root}{_in_book(address)}{at}"
            return f"{address_of_site}/{address}{at}" if address_of_site else ""

        def image(address: str) -> str:
            """Return where the book has an image, and let it be packed."""
            if PurePosixPath(address).suffix.lower() not in _IMAGES:
                return ""
            self._images.add(address)
            return f"{root}{address}"

        return Leads(link, image)

    def _timeline(self) -> tuple[Year, ...]:
        """Return what the chapters tell, once they are written."""
        documents = {chapter.document.path: chapter.document for chapter in self._book.chapters}
        return timeline(self._events, documents, lambda _path, _citation: "")

    @property
    def _lines(self) -> list[str]:
        return wrap(self._book.material.facts.title, _COVER_LINE, break_long_words=False)

    def _items(self, *, has_timeline: bool) -> Iterator[_Item]:
        """Yield what the package document lists, in the order of reading."""
        yield _Item("cover", "cover.xhtml")
        yield _Item("opening", "opening.xhtml")
        yield _Item("nav", "nav.xhtml", properties="nav")
        yield from self._chapters
        if has_timeline:
            yield _Item("timeline", "timeline.xhtml")
        yield _Item("cover-image", "cover.svg", _SVG, "cover-image", is_read=False)
        yield _Item("style", "book.css", "text/css", is_read=False)
        for number, address in enumerate(sorted(self._images), 1):
            kind = _IMAGES[PurePosixPath(address).suffix.lower()]
            yield _Item(f"anh-{number}", address, kind, is_read=False)

    def _drawn(self, name: str, **names: Any) -> str:  # noqa: ANN401  # for the template
        material = self._book.material
        return draw(
            f"epub/{name}",
            root="",
            book=self._book,
            facts=material.facts,
            release=material.release,
            modified=_instant(material),
            images=bool(self._images),
            leads=self._leads(""),
            **names,
        )

    @staticmethod
    def _member(name: str, text: str) -> Member:
        return Member(f"{_BOOK}{name}", text.encode())


def _in_book(address: str) -> str:
    """Return where a book has the article that the site has at an address."""
    return f"{address.removesuffix('.html')}.xhtml"


def _instant(material: Material) -> str:
    return material.release.commit.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def inspect(package: Path) -> Inspection:
    """Compare every file of the container with the list that is in it."""
    contents = look_through(package, texts=lambda name: name in {_MANIFEST, _RECORD})
    release = recorded(contents.texts.get(_RECORD, ""))
    changes = tuple(changes_by_list(contents, _MANIFEST))
    if release is None and not changes:
        changes = (Change(_RECORD, "không còn đọc được phiếu phát hành"),)
    return Inspection(release, len(contents.digests), changes)
