"""The whole content folder: every document, and every finding in one run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from portal.sources.abbreviations import (
    ABBREVIATIONS_FILE,
    Abbreviation,
    read_abbreviations,
)
from portal.sources.body import Text
from portal.sources.crosschecks import (
    broken_links,
    clashes,
    copies_in_the_way,
    file_names,
    shared_aliases,
)
from portal.sources.documents import Document, Reading, read_document
from portal.sources.files import all_files, is_article, is_page, links_in
from portal.sources.findings import Finding, has_errors, quoted
from portal.sources.image_files import ImageFile, look_at_images
from portal.sources.images import image_problems, images_shown
from portal.sources.menu import MENU_FILE, Menu, read_menu
from portal.sources.parsing import parse_files
from portal.sources.short_forms import SHORT_FORMS_FILE, ShortForm, read_short_forms
from portal.sources.surroundings import Surroundings
from portal.sources.tables import Table, read_table
from portal.sources.versions import Version

Read = Callable[[Iterable[str], Surroundings], Iterable[Reading]]
"""Reads the files at these paths against their surroundings."""


Look = Callable[[Path, Sequence[str]], Iterable[ImageFile]]
"""Looks at the images at these paths below the content folder."""

SOURCES = "PORTAL_SOURCES"
"""The name of Pelican's setting that holds the sources of a build."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The content folder as it was read: its menu, its readings by path, findings, all files.

    ``abbreviations`` are those that editors list, ``tables`` those that charts are drawn of, by
    path, as are the ``images`` that articles show; ``short_forms`` tell which legal document an
    editor has found a short form to mean.
    """

    menu: Menu
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    abbreviations: tuple[Abbreviation, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    short_forms: tuple[ShortForm, ...] = ()
    images: Mapping[str, ImageFile] = field(default_factory=dict)


def read_all(paths: Iterable[str], around: Surroundings) -> Iterator[Reading]:
    """Read articles and pages one after the other."""
    for parsed, _ in parse_files(around.root, paths):
        yield read_document(parsed, around)


def read_corpus(root: Path, read: Read = read_all, look: Look = look_at_images) -> Corpus:
    """Read the content folder ``root`` and list all that is wrong in it, by path and line.

    ``read`` reads the articles, ``look`` looks at images; the engine brings such as remember.
    """
    menu, in_menu = load_menu(root)
    # A broken menu is told once, and not again by every article.
    paths = all_files(root)
    around = Surroundings.of(root, Menu() if has_errors(in_menu) else menu, paths)
    abbreviations, in_abbreviations = _load_abbreviations(root, around.menu)
    readings = tuple(read([path for path in paths if is_article(path)], around))
    tables, in_tables = _tables(root, readings, paths)
    short_forms, in_short_forms = _load_short_forms(root, paths)
    shown = sorted(images_shown(readings).intersection(paths))
    images = {image.path: image for image in look(root, shown)}
    findings = [
        *in_menu,
        *in_abbreviations,
        *in_tables,
        *in_short_forms,
        *_top_pages(menu, paths),
        *_symbolic_links(root),
        *image_problems(readings, images),
        *_all(readings, paths, around.menu),
    ]
    told = tuple(sorted(findings))
    return Corpus(menu, readings, told, paths, abbreviations, tables, short_forms, images)


@dataclass(frozen=True)
class Sources:
    """A checked content folder as Pelican needs it: its documents, and their texts by path.

    With ``drafts``, drafts are shown as if they were published: in a preview. ``versions`` are
    those of each file, by path, where git knows them.
    """

    corpus: Corpus
    text: Callable[[str], Text]
    drafts: bool = False
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Return the documents by their path."""
        documents = (reading.document for reading in self.corpus.readings)
        return {document.path: self.shown(document) for document in documents if document}

    def shown(self, document: Document) -> Document:
        """Return a document as this build shows it."""
        if self.drafts and document.is_draft:
            return replace(document, status="published")
        return document

    def category_id(self, category: str) -> str:
        """Return the id of a category that is given by its label or its id."""
        return self.corpus.menu.find(category)[0].id


def read_sources(root: Path) -> Sources:
    """Read the content folder ``root`` with nothing remembered, and keep all in memory."""
    texts: dict[str, Text] = {}

    def read(paths: Iterable[str], around: Surroundings) -> Iterator[Reading]:
        for parsed, text in parse_files(root, paths):
            texts[parsed.path] = text
            yield read_document(parsed, around)

    return Sources(read_corpus(root, read), texts.__getitem__)


def load_menu(root: Path) -> tuple[Menu, list[Finding]]:
    """Return the menu of the content folder ``root`` and what is wrong with it."""
    try:
        data = (root / MENU_FILE).read_bytes()
    except FileNotFoundError:
        remedy = "tạo tệp menu.yaml có khóa editions, như trong docs/huong-dan.md"
        return Menu(), [Finding(MENU_FILE, 1, "thiếu tệp menu.yaml", remedy)]
    return read_menu(data)


def _load_abbreviations(root: Path, menu: Menu) -> tuple[tuple[Abbreviation, ...], list[Finding]]:
    try:
        data = (root / ABBREVIATIONS_FILE).read_bytes()
    except FileNotFoundError:
        return (), []
    return read_abbreviations(data, menu)


def _load_short_forms(
    root: Path, paths: Sequence[str]
) -> tuple[tuple[ShortForm, ...], list[Finding]]:
    if SHORT_FORMS_FILE not in paths:
        return (), []
    return read_short_forms((root / SHORT_FORMS_FILE).read_bytes(), paths)


def _top_pages(menu: Menu, paths: Sequence[str]) -> Iterator[Finding]:
    for path, line in zip(menu.top, menu.top_lines, strict=True):
        if path not in paths or not is_page(path):
            remedy = "viết tên một tệp .md có trong thư mục “pages”"
            yield Finding(
                MENU_FILE, line, f"khóa “top”: {quoted(path)} không phải là trang", remedy
            )


def _tables(
    root: Path, readings: Iterable[Reading], paths: Collection[str]
) -> tuple[dict[str, Table], list[Finding]]:
    """Return the tables that charts are drawn of, and what is wrong with them."""
    charted = {path for reading in readings if reading.body for path in reading.body.charts}
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for path in sorted(charted.intersection(paths)):  # a missing one is a broken link
        table, wrong = read_table(path, (root / path).read_bytes())
        findings += wrong
        if table:
            tables[path] = table
    return tables, findings


def _symbolic_links(root: Path) -> Iterator[Finding]:
    for path in links_in(root):
        remedy = "thay bằng chính tệp hoặc thư mục ấy"
        yield Finding(path, 1, "đây là liên kết tượng trưng (symlink)", remedy)


def _all(readings: Sequence[Reading], paths: Sequence[str], menu: Menu) -> Iterator[Finding]:
    by_path = {reading.path: reading for reading in readings}
    for reading in readings:
        yield from reading.findings
    yield from clashes(readings)
    yield from shared_aliases(readings)
    yield from file_names(paths)
    yield from copies_in_the_way(readings, paths)
    yield from broken_links(readings, by_path, frozenset(paths), menu)
