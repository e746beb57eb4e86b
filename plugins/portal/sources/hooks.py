"""Connects the sources with Pelican: our reader for Markdown, ASCII names for files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Content, Static
from pelican.generators import ArticlesGenerator
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import Author, Category

from portal.sources import (
    Document,
    Renderer,
    Surroundings,
    for_pelican,
    load_menu,
    parse,
    read_document,
)
from portal.vietnamese import ascii_path


class PortalReader(BaseReader):
    """Reads articles and pages with the portal's own schema and Markdown.

    Drafts get Pelican's status ``skip``: they appear in the preview only.
    """

    file_extensions = ["md"]  # noqa: RUF012  # declared so by Pelican

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        root = Path(settings["PATH"]).resolve()
        menu, _ = load_menu(root)
        self._around = Surroundings.of(root, menu)
        self._renderer = Renderer()

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return an article's HTML and metadata; raise ValueError where it has errors."""
        path = Path(source_path).resolve().relative_to(self._around.root).as_posix()
        parsed, html = parse(path, Path(source_path).read_bytes(), self._renderer)
        reading = read_document(parsed, self._around)
        if reading.document is None:
            raise ValueError("\n".join(map(str, reading.findings)))
        return for_pelican(path, html, self._category_id), self._metadata(reading.document)

    def _category_id(self, category: str) -> str:
        return self._around.menu.find(category)[0].id

    def _metadata(self, document: Document) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "document": document,
            "title": document.title,
            "slug": document.slug,
            "summary": document.summary,
            "status": "skip" if document.is_draft else document.status,
            "url": document.address,
            "save_as": document.address,
        }
        if document.date:
            # Newest first; the path makes the order total, so that it is the same everywhere.
            metadata |= {"date": document.date.start, "order": (document.date.start, document.path)}
        else:
            metadata["template"] = document.template
        if document.entry:
            category = Category(document.entry.label, self.settings)
            category.slug = document.entry.id
            metadata["category"] = category
        if document.author:
            metadata["author"] = Author(document.author, self.settings)
        if document.updated:
            metadata["modified"] = document.updated.start
        return metadata


def use_portal_reader(readers: Readers) -> None:
    """Let Pelican read Markdown with our reader, and nothing else as an article."""
    readers.reader_classes = {"static": BaseReader, "md": PortalReader}


def copy_attached(generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Have the files copied that an article's front matter names."""
    document = metadata["document"]
    attached = (*document.files, *filter(None, [document.image]))
    generator.context["static_links"].update(file.path for file in attached)


def name_in_ascii(content: Content) -> None:
    """Give a copied file an address that every disk, host and archive can hold."""
    if isinstance(content, Static) and content.relative_source_path:
        content.override_save_as = ascii_path(content.relative_source_path)
        content.override_url = content.override_save_as


def register() -> None:
    """Connect the reader and the file names."""
    signals.readers_init.connect(use_portal_reader)
    signals.article_generator_context.connect(copy_attached)
    signals.page_generator_context.connect(copy_attached)
    signals.content_object_init.connect(name_in_ascii)
