"""The menus as HTML: the same on many pages, so each is drawn once."""

from __future__ import annotations

import hashlib

from jinja2 import Environment
from markupsafe import Markup

from portal.menus.place import Place
from portal.menus.site import Site

_TEMPLATES = ("partials/menu.html", "macros/menu.html")


class DrawnMenus:
    """Draws the menus once for each place in them and each depth of a page.

    ``mark`` stands for all that a page shows of them: the templates and the editions.
    """

    def __init__(self, environment: Environment, site: Site) -> None:
        self._template = environment.get_template(_TEMPLATES[0])
        self._site = site
        self._drawn: dict[tuple[str, str, frozenset[str]], Markup] = {}
        loader = environment.loader
        sources = [loader.get_source(environment, name)[0] for name in _TEMPLATES if loader]
        self.mark = hashlib.sha256("\n".join([*sources, repr(site.editions)]).encode()).hexdigest()

    def of(self, root: str, place: Place) -> Markup:
        """Return the menus of a page at ``place``, whose way to the site's root is ``root``."""
        key = (root, place.current, place.ancestors)
        if key not in self._drawn:
            html = self._template.render(portal=self._site, SITEURL=root, place=place)
            self._drawn[key] = Markup(html)  # noqa: S704  # our own template, which escapes
        return self._drawn[key]
