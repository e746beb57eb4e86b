"""Links inside an old site, led to the articles that its pages have become."""

from __future__ import annotations

import html as entities
import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

_HREF = re.compile(r'(?<=<a href=")(?P<target>[^"]*)(?=")')

_INDEX = re.compile(r"/(?:index|default)\.(?:html?|aspx?|php)$", re.IGNORECASE)


def linked(html: str, address: str, path: str, known: Mapping[str, str]) -> str:
    """Return the HTML of the article at ``path`` with its links followed.

    ``address`` is its page's old one; ``known`` has the article of each old address. Links that
    lead nowhere known stay as they are.
    """
    places = {same(old): place for old, place in known.items()}

    def lead(match: re.Match[str]) -> str:
        target, _, fragment = entities.unescape(match["target"]).partition("#")
        place = places.get(same(urljoin(address, target))) if target else None
        if not place:
            return match["target"]
        relative = posixpath.relpath(place, posixpath.dirname(path) or ".")
        return entities.escape(f"{relative}#{fragment}" if fragment else relative)

    return _HREF.sub(lead, html)


def same(address: str) -> str:
    """Return what two spellings of one address share: no scheme, no `www.`, no index page."""
    parts = urlsplit(address)
    host = parts.netloc.lower().removeprefix("www.").partition(":")[0]
    path = _INDEX.sub("/", unquote(parts.path))
    return f"{host}{path}?{parts.query}".rstrip("?")
