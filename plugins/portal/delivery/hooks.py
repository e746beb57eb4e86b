"""Connects delivery with Pelican: assets, data for machines, feeds, site map."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from portal.delivery import (
    Asset,
    citation,
    linked_data,
    plain_file,
    robots,
    script,
    site_map,
    style_sheet,
)
from portal.menus import Site


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
            "icon": plain_file(static / "icon.svg"),
        }
        self.context["assets"] = {name: asset.address for name, asset in self.assets.items()}
        self.context["CANONICAL"] = self.settings["SITEURL"]

    def generate_output(self, writer: Writer) -> None:
        """Write assets, robots.txt and, with an address, the site map and the feeds."""
        for asset in self.assets.values():
            self._write(asset.address, asset.data)
        base = self.settings["SITEURL"]
        self._write("robots.txt", robots(base))
        if base:
            self._write("sitemap.xml", self._site_map(base))
            self._write_feeds(writer)

    def _site_map(self, base: str) -> bytes:
        items = (*self.context["articles"], *self.context["pages"])
        addresses = {page.address for page in self.context["site_pages"]} - {"404.html"}
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


def teach_templates(generator: Generator) -> None:
    """Let templates say what machines read of an article."""
    generator.env.globals.update(citation=citation, linked_data=linked_data)


def _generators(_: object) -> type[Delivery]:
    return Delivery


def register() -> None:
    """Connect the generator and the templates."""
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(teach_templates)
