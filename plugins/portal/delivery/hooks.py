"""Connects delivery with Pelican: assets, data for machines, feeds, copies, lists of addresses."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from portal.delivery import (
    FILE_LIST,
    MOVED,
    POLICY,
    Asset,
    Cited,
    citation,
    linked_data,
    listings,
    plain_file,
    robots,
    script,
    site_map,
    style_sheet,
    text_copy,
)
from portal.engine import MANIFEST, SESSION, fingerprint, session_of
from portal.menus import Site
from portal.sources import SOURCES, Edition, Sources


class Delivery(Generator):
    """Writes what stands beside the pages; feeds and site map only where the address is known."""

    def generate_context(self) -> None:
        """Make the assets and tell the templates where they will lie."""
        static = Path(self.theme) / "static"
        self.assets: dict[str, Asset] = {
            "style": style_sheet(static / "css" / "portal.css"),
            "text_size": script(static / "js" / "text-size.js"),
            "search": script(static / "js" / "search.js"),
            "register": script(static / "js" / "register.js"),
            "copying": script(static / "js" / "copy.js"),
            "icon": plain_file(static / "icon.svg"),
        }
        self.context["assets"] = {name: asset.address for name, asset in self.assets.items()}
        self.context["CONTENT_POLICY"] = POLICY
        self.context["CANONICAL"] = self.settings["SITEURL"]

    def generate_output(self, writer: Writer) -> None:
        """Write assets, robots.txt and, with an address, the site map and the feeds."""
        for asset in self.assets.values():
            self._write(asset.address, asset.data)
        base = self.settings["SITEURL"]
        self._write("robots.txt", robots(base))
        if moved := self._moved():
            self._write(MOVED, json.dumps(moved, ensure_ascii=False, indent=1).encode())
        if base:
            self._write("sitemap.xml", self._site_map(base))
            self._write_feeds(writer)

    def _moved(self) -> dict[str, str]:
        """Return where the pages at old addresses are now; the first one in order has it."""
        items = (*self.context["articles"], *self.context["pages"])
        documents = sorted(
            (item.document for item in items), key=lambda one: one.path, reverse=True
        )
        return {old: document.address for document in documents for old in document.aliases}

    def _site_map(self, base: str) -> bytes:
        items = (*self.context["articles"], *self.context["pages"])
        addresses = {page.address for page in self.context["site_pages"]} - {"404.html"}
        addresses.add(FILE_LIST.address)
        addresses.update(item.save_as for item in items)
        return site_map(base, addresses, [item.document for item in items])

    def _write_feeds(self, writer: Writer) -> None:
        site: Site = self.context["portal"]
        items = {item.document.path: item for item in self.context["articles"]}
        writer.write_feed(self.context["articles"], self.context, "feed.xml")
        for _, entry in site.menu.walk():
            if listed := [items[document.path] for document in site.shelves[entry.id]]:
                address = f"chuyen-muc/{entry.id}.xml"
                writer.write_feed(listed, self.context, address, feed_title=entry.label)

    def _write(self, address: str, data: bytes) -> None:
        path = Path(self.output_path) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Copies(Generator):
    """Writes the source and the plain text of each article, beside its page."""

    def generate_output(self, writer: Writer) -> None:  # Pelican's signature
        """Queue both."""
        session, base = session_of(self.settings), self.settings["SITEURL"]
        for article in self.context["articles"]:
            document = article.document
            source = session.inputs.get(document.path, "").encode()
            session.make_later(document.source_address, source, partial(self._source, article))
            edition = self.context["portal"].places.of(document).branch.edition
            told = fingerprint(document) + (edition.dateline if edition else "").encode()
            make = partial(self._text, article, edition, base)
            session.make_later(document.text_address, told, make)
        if SESSION not in self.settings:
            for write in session.queue:
                write()

    def _source(self, article: Any) -> bytes:  # noqa: ANN401  # a stored article
        return Path(article.source_path).read_bytes()

    def _text(self, article: Any, edition: Edition | None, base: str) -> bytes:  # noqa: ANN401  # as above
        sources: Sources = self.settings[SOURCES]
        html = sources.text(article.document.path).html
        return text_copy(article.document, html, edition, self.settings["SITENAME"], base)


class FileList(Generator):
    """Writes the pages that list every file, once all other generators have named theirs."""

    def generate_output(self, writer: Writer) -> None:
        """Write the pages; what Pelican copies after this is known too."""
        copied = {file.save_as for file in self.context["staticfiles"]}
        addresses = session_of(self.settings).addresses | copied | {MANIFEST, FILE_LIST.address}
        template, relative = self.get_template("files"), self.settings["RELATIVE_URLS"]
        for listing in listings(addresses):
            writer.write_file(
                listing.address,
                template,
                self.context,
                relative_urls=relative,
                place=listing.place,
                listing=listing,
            )


def teach_templates(generator: Generator) -> None:
    """Let templates say what machines read of an article."""
    generator.env.globals.update(citation=citation, linked_data=linked_data, cited=Cited.of)


def _generators(_: object) -> tuple[type[Generator], ...]:
    return Delivery, Copies, FileList


def register() -> None:
    """Connect the generators, the list of files last, and the templates."""
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(teach_templates)
