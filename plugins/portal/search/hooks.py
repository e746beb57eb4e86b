"""Connects the search with Pelican: the index is renewed when all articles are known."""

from __future__ import annotations

from collections.abc import Sequence

from pelican import signals
from pelican.generators import Generator

from portal.engine import SESSION, session_of
from portal.menus import Crumb, SitePage, below_home
from portal.search import renew
from portal.sources import SOURCES

_PAGE = Crumb("Tìm kiếm", "tim-kiem.html")


def add_search(generators: Sequence[Generator]) -> None:
    """Renew the index, and add the page that searches it to the pages of the site."""
    context, settings = generators[0].context, generators[0].settings
    session = session_of(settings)
    documents = {article.document.path: article.document for article in context["articles"]}
    manifest = renew(session, settings[SOURCES], documents)
    if SESSION not in settings:
        for write in session.queue:
            write()
    variables = {"place": below_home(_PAGE), "manifest": manifest}
    context["site_pages"] += (SitePage(_PAGE.address, "search", variables),)


def register() -> None:
    """Connect the index."""
    signals.all_generators_finalized.connect(add_search)
