"""Connects the packages with Pelican: the page that tells readers of them."""

from __future__ import annotations

from collections.abc import Sequence

from pelican import signals
from pelican.generators import Generator

from portal.archive import Facts
from portal.menus import Crumb, SitePage, below_home

_PAGE = Crumb("Lưu trữ", "luu-tru.html")


def add_page(generators: Sequence[Generator]) -> None:
    """Add the page to those of the site, and a way to it to every foot.

    It tells no digests: a package holds the page, so that the page can't hold the package's.
    """
    context = generators[0].context
    variables = {
        "place": below_home(_PAGE),
        "stem": f"{Facts.of(generators[0].settings).name}-YYYYMMDD",
    }
    context["site_pages"] += (SitePage(_PAGE.address, "archive", variables),)
    context["linked_pages"] += (_PAGE,)


def register() -> None:
    """Connect the page."""
    signals.all_generators_finalized.connect(add_page)
