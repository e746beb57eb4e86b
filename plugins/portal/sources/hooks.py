"""Connects the sources with Pelican: articles made of what was read, ASCII names for files.

Pelican asks its generators' caches before it reads a file. There it finds every article already,
so that each file is read once, by the same code that checks it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Self

from pelican import Pelican, signals
from pelican.contents import Article, Content, Page, Static
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.urlwrappers import Author, Category

from portal.sources import (
    SOURCES,
    Annotator,
    Document,
    Heading,
    NoteMarks,
    Sources,
    Text,
    annotated,
    files_of,
    follow_links,
    has_errors,
    is_page,
    links_of,
    read_sources,
)
from portal.vietnamese import ascii_path


class _Stored(Content):
    """Content made of a document; its text is fetched when it is shown, and not kept.

    Other rooms say what its page shows too: ``annotators`` mark parts of the text, and what is
    ``beside`` it has a name for the template.
    """

    def __init__(
        self,
        document: Document,
        sources: Sources,
        settings: dict[str, Any],
        context: dict[str, Any],
    ) -> None:
        # Pelican's constructor would find out again what the document knows already.
        self.settings, self._context, self._sources = settings, context, sources
        self.metadata = _metadata(document, settings)
        for name, value in self.metadata.items():
            setattr(self, name, value)
        self.document = document
        self.links = links_of(document)
        self.relative_source_path = document.path
        self.source_path = f"{settings['PATH']}/{document.path}"
        self.lang, self.in_default_lang = settings["DEFAULT_LANG"], True
        self.translations: list[Content] = []
        notes = document.text_notes
        self.annotators: list[Annotator] = [NoteMarks(notes)] if notes else []
        versions = sources.versions.get(document.path)
        self.beside: dict[str, Any] = {"versions": versions} if versions else {}
        signals.content_object_init.send(self)

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Return the path in the content folder, of this source or another."""
        if source_path is None:
            return self.relative_source_path
        found: str | None = super().get_relative_source_path(source_path)
        return found

    def get_content(self, siteurl: str) -> str:
        """Return the HTML with its links resolved; Pelican's own would keep it in memory."""
        html = self._sources.text(self.document.path).html
        follow: Callable[[str], str] = partial(self._update_content, siteurl=siteurl)
        html = follow_links(self.document.path, html, self._sources.category_id, follow)
        # Last, for its links are addresses of the site, and lead from the site's root.
        return annotated(html, self.annotators, siteurl) if self.annotators else html

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Return the headings of the text."""
        return self._sources.text(self.document.path).headings

    def with_text(self, document: Document, text: Text) -> Self:
        """Return this content with another text and all else as it is."""
        content = copy(self)
        content.document, content.links = document, links_of(document)
        content._sources = replace(self._sources, text=lambda _: text)  # noqa: SLF001  # our own
        return content

    def get_static_links(self) -> set[str]:
        """Return the files that must be copied for this article."""
        return set() if self.document.is_draft else files_of(self.document)


class StoredArticle(_Stored, Article):
    """An article that was read before Pelican asked for it."""


class StoredPage(_Stored, Page):
    """A page that was read before Pelican asked for it."""


def _metadata(document: Document, settings: dict[str, Any]) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "title": document.title,
        "slug": document.slug,
        "summary": document.summary,
        "status": document.status,
        "template": "article" if document.date else document.template,
    }
    if not document.is_draft:  # a draft has no address in a build
        metadata |= {"override_url": document.address, "override_save_as": document.address}
    if document.date:
        # Newest first; the path makes the order total, so that it is the same everywhere.
        date = document.date.start
        metadata |= {"date": date, "order": (date, document.path)}
    if document.entry:
        metadata["category"] = category = Category(document.entry.label, settings)
        category.slug = document.entry.id
    if document.author:
        metadata["author"] = author = Author(document.author, settings)
        metadata["authors"] = [author]
    if document.updated:
        metadata["modified"] = document.updated.start
    return metadata


def read_first(pelican: Pelican) -> None:
    """Read the content folder, where the engine has not done so; ValueError if it has errors."""
    if SOURCES not in pelican.settings:
        sources = read_sources(Path(pelican.settings["PATH"]))
        if has_errors(sources.corpus.findings):
            raise ValueError("\n".join(map(str, sources.corpus.findings)))
        pelican.settings[SOURCES] = sources


def use_what_was_read(generator: ArticlesGenerator | PagesGenerator) -> None:
    """Let a generator take its articles or pages from what was read."""
    sources: Sources = generator.settings[SOURCES]
    pages = isinstance(generator, PagesGenerator)
    paths = [path for path in sources.documents if is_page(path) == pages]
    kind = StoredPage if pages else StoredArticle
    generator.get_files = partial(_files, set(paths))  # type: ignore[method-assign]  # as meant
    generator.get_cached_data = partial(_stored, generator, kind)  # type: ignore[method-assign]  # as meant


def _files(
    found: set[str], paths: object, exclude: object = None, extensions: object = None
) -> set[str]:
    """Find what was read already; nothing where Pelican asks for files that nobody can read."""
    return set() if extensions else found


def _stored(
    generator: ArticlesGenerator | PagesGenerator,
    kind: Callable[..., Content],
    path: str,
    default: object = None,
) -> Content | object:
    sources: Sources = generator.settings[SOURCES]
    return kind(sources.documents[path], sources, generator.settings, generator.context)


def name_in_ascii(content: Content) -> None:
    """Give a copied file an address that every disk, host and archive can hold."""
    if isinstance(content, Static) and content.relative_source_path:
        content.override_save_as = ascii_path(content.relative_source_path)
        content.override_url = content.override_save_as


def register() -> None:
    """Connect what was read and the file names."""
    signals.initialized.connect(read_first)
    signals.article_generator_init.connect(use_what_was_read)
    signals.page_generator_init.connect(use_what_was_read)
    signals.content_object_init.connect(name_in_ascii)
