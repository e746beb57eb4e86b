"""An article or a page, as its file says it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from portal.acts import FOLDER
from portal.sources.body import Body
from portal.sources.figures import Figure, read_figures
from portal.sources.files import Attachment, attachment, is_page, target_path
from portal.sources.findings import Finding, has_errors
from portal.sources.head import head_problems
from portal.sources.legal import Legal, read_legal
from portal.sources.links import Target
from portal.sources.menu import Entry
from portal.sources.parsing import Parsed
from portal.sources.provenance import Provenance, read_provenance
from portal.sources.schema import LONGEST_SLUG, texts
from portal.sources.surroundings import Surroundings
from portal.sources.text_notes import TextNote, read_text_notes
from portal.sources.yaml_nodes import Keys
from portal.vietnamese import Moment, slug


@dataclass(frozen=True)
class Document:
    """An article, or a page: a page has neither date nor entry. ``path`` is in the content."""

    path: str
    title: str
    slug: str
    date: Moment | None
    entry: Entry | None
    body: Body
    document_title: str = ""
    author: str = ""
    summary: str = ""
    status: str = "published"
    template: str = "page"
    updated: Moment | None = None
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    image: Attachment | None = None
    figures: tuple[Figure, ...] = ()
    provenance: Provenance | None = None
    text_notes: tuple[TextNote, ...] = ()
    legal: Legal | None = None

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that a page may show of the document, its text aside."""
        shown = (getattr(self, field.name) for field in fields(self) if field.name != "body")
        return hashlib.blake2b(repr(tuple(shown)).encode(), digest_size=16).hexdigest()

    @cached_property
    def address(self) -> str:
        """Return the address in the output: articles lie by year, pages at the top.

        An article that holds a legal document lies where that has its page in any case.
        """
        if self.legal:
            return f"{FOLDER}/{self.slug}.html"
        return f"bai-viet/{self.date.year}/{self.slug}.html" if self.date else f"{self.slug}.html"

    @property
    def source_address(self) -> str:
        """Return the address of the file that an article was made from, beside its page."""
        return f"{self.address.removesuffix('.html')}.md"

    @property
    def text_address(self) -> str:
        """Return the address of an article's plain text, beside its page."""
        return f"{self.address.removesuffix('.html')}.txt"

    @property
    def section(self) -> str:
        """Return the label of the article's category; "" for a page."""
        return self.entry.label if self.entry else ""

    @property
    def is_draft(self) -> bool:
        """Tell whether the document is left out of the published site."""
        return self.status == "draft"


@dataclass(frozen=True)
class Reading:
    """What came of reading one file; ``body`` and ``document`` are None where that failed."""

    path: str
    findings: tuple[Finding, ...]
    body: Body | None = None
    document: Document | None = None
    lines: Mapping[str, int] | None = None

    def line_of(self, *names: str) -> int:
        """Return the line of the first of these keys that the front matter has, else 1."""
        lines = self.lines or {}
        return next((lines[name] for name in names if name in lines), 1)


def read_document(parsed: Parsed, around: Surroundings) -> Reading:
    """Read a parsed file against its surroundings, with all that is wrong with it."""
    keys, body = parsed.keys, parsed.body
    if keys is None or body is None:
        return Reading(parsed.path, parsed.findings)
    in_head = tuple(head_problems(parsed.path, keys, body, around))
    document = None if has_errors(in_head) else _document(parsed.path, keys, body, around)
    return Reading(parsed.path, (*parsed.findings, *in_head), body, document, keys.lines)


def _document(path: str, keys: Keys, body: Body, around: Surroundings) -> Document:
    def text(name: str, otherwise: str = "") -> str:
        return next(iter(texts(keys.nodes.get(name))), otherwise)

    def moment(name: str) -> Moment | None:
        return Moment.parse(text(name)) if text(name) else None

    def attached(name: str) -> tuple[Attachment, ...]:
        written = texts(keys.nodes.get(name))
        return tuple(attachment(around.root, target_path(path, target)) for target in written)

    legal = None if is_page(path) else read_legal(keys)
    own_slug = legal.act.slug if legal else slug(text("title"), limit=LONGEST_SLUG)
    return Document(
        path=path,
        title=text("title"),
        slug=text("slug") or own_slug,
        date=moment("date"),
        entry=next(iter(around.menu.find(text("category"))), None),
        body=body,
        document_title=text("document_title"),
        author=text("author"),
        summary=text("summary"),
        status=text("status", "published"),
        template=text("template", "page"),
        updated=moment("updated"),
        tags=texts(keys.nodes.get("tags")),
        aliases=texts(keys.nodes.get("aliases")),
        events=texts(keys.nodes.get("events")),
        files=attached("files"),
        image=next(iter(attached("image")), None),
        figures=read_figures(keys),
        provenance=None if is_page(path) else read_provenance(keys, around.captures),
        text_notes=read_text_notes(keys),
        legal=legal,
    )


def links_of(document: Document) -> tuple[str, ...]:
    """Return the paths of the documents that a document's text links to, in its order."""
    return tuple(target.path for target in _targets(document) if target.kind == "document")


def files_of(document: Document) -> set[str]:
    """Return the paths of the files that a document links to, attaches or shows."""
    linked = {target.path for target in _targets(document) if target.kind == "file"}
    return linked | {file.path for file in (*document.files, document.image) if file}


def _targets(document: Document) -> Iterator[Target]:
    return (located.target for located in document.body.references)
