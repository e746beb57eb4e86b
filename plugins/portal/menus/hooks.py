"""Connects the menus with Pelican: a generator for every page that derives from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

from portal.menus import (
    Drawn,
    dateline_of,
    earlier,
    make_site,
    site_pages,
)
from portal.sources import load_menu


class SitePages(Generator):
    """Makes the home page, the categories', the years' pages and the rest of the portal."""

    def generate_context(self) -> None:
        """Derive the site from the articles and pages that Pelican has read."""
        menu, _ = load_menu(Path(self.path))
        articles = self.context["articles"]
        pages = self.context["pages"]
        self.site = make_site(
            menu, [item.document for item in articles], [item.document for item in pages]
        )
        self.context["portal"] = self.site
        self.context["site_pages"] = tuple(site_pages(self.site))
        self.context["guides"] = ()  # pages of other rooms that footer and site map lead to
        before = earlier(menu, self.site.shelves)
        for item in (*articles, *pages):
            item.earlier = before.get(item.document.path, ())

    def generate_output(self, writer: Writer) -> None:
        """Write the pages."""
        for page in self.context["site_pages"]:
            variables: dict[str, Any] = dict(page.variables)
            relative = self.settings["RELATIVE_URLS"]
            if page.template == "404" and self.settings["SITEURL"]:
                # Served at any depth, so it alone names its links from the server's root.
                relative = False
                variables["SITEURL"] = urlsplit(self.settings["SITEURL"]).path.rstrip("/")
            template = self.get_template(page.template)
            writer.write_file(
                page.address, template, self.context, relative_urls=relative, **variables
            )


def teach_templates(generator: Generator) -> None:
    """Let templates give a date in the words of an edition, and draw common parts only once."""
    generator.env.globals.update(dateline=dateline_of)
    generator.env.filters.update(drawn=Drawn(generator.env, generator.context).draw)


def drop_lists(generator: ArticlesGenerator) -> None:
    """Drop Pelican's lists by category and author, of which we make no pages.

    Its way of making pages of them takes time that grows with the square of the articles.
    """
    generator.categories, generator.authors = [], []  # type: ignore[assignment]  # Pelican makes lists of them too


def _generators(_: object) -> type[SitePages]:
    return SitePages


def register() -> None:
    """Connect the generator and the templates."""
    signals.generator_init.connect(teach_templates)
    signals.article_generator_finalized.connect(drop_lists)
    signals.get_generators.connect(_generators)
