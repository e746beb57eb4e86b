"""Parts of pages that look the same on many of them: each is drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

_MOST = 5_000  # pages that lie close together share parts: older ones need no memory


class Drawn:
    """Draws templates, and keeps what came of each by all that it was given.

    Such a template sees the site and what it is given, and nothing else of the page that it stands
    on: so what is kept can't show one page's data on another. What it is given tells itself by its
    ``mark``, as documents and branches do, or is a plain value.
    """

    def __init__(self, environment: Environment, shared: Mapping[str, Any]) -> None:
        self._environment, self._shared = environment, shared
        self._sites: dict[str, dict[str, Any]] = {}
        self._kept: dict[tuple[object, ...], Markup] = {}

    @pass_context
    def draw(self, page: Context, name: str, **given: object) -> Markup:
        """Return a template's HTML for a page; links begin at the page's SITEURL."""
        root = page["SITEURL"]
        key = (name, root, *given, *map(_told, given.values()))
        html = self._kept.get(key)
        if html is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            html = self._kept[key] = self._drawn(name, root, given)
        return html

    def _drawn(self, name: str, root: str, given: Mapping[str, object]) -> Markup:
        template = self._environment.get_template(name)
        # What Template.render does, but that it would copy the whole site three times.
        context = template.new_context({**self._site(root), **given}, shared=True)
        return Markup("".join(template.root_render_func(context)))  # noqa: S704  # it escapes

    def _site(self, root: str) -> Mapping[str, Any]:
        if root not in self._sites:
            links = {"SITEURL": root, "localsiteurl": root}
            self._sites[root] = {**self._environment.globals, **self._shared, **links}
        return self._sites[root]


def _told(value: object) -> object:
    """Return what tells a value from others; 1, True and the same text as HTML are three values."""
    mark = getattr(value, "mark", None)
    if mark is not None:
        return mark
    if value is None or isinstance(value, (str, int)):
        return type(value), value
    raise TypeError(f"a {type(value).__name__} has no mark: what is drawn of it can't be kept")
