"""Links inside an old site, led to the articles that its pages have become."""

from __future__ import annotations

import html as entities
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

_LINK = re.compile(r'<a href="(?P<target>[^"]*)">(?P<words>.*?)</a>', re.DOTALL)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|aspx?|php)$", re.IGNORECASE)


@dataclass
class Links:
    """Leads the links of the article at ``path``, whose page had the old ``address``.

    ``known`` has the article of each old address, ``files`` the targets that lie beside it. What
    leads nowhere keeps its words and is ``dropped``.
    """

    path: str
    address: str
    known: Mapping[str, str]
    files: Collection[str] = ()
    dropped: list[str] = field(default_factory=list)

    def followed(self, html: str) -> str:
        """Return clean HTML with its links led."""
        places = {same(old): place for old, place in self.known.items()}

        def lead(link: re.Match[str]) -> str:
            led = self._led(entities.unescape(link["target"]), places)
            return f'<a href="{entities.escape(led)}">{link["words"]}</a>' if led else link["words"]

        return _LINK.sub(lead, html)

    def _led(self, target: str, places: Mapping[str, str]) -> str:
        if target.startswith("#") or target in self.files:
            return target
        whole, _, fragment = urljoin(self.address, target).partition("#")
        if place := places.get(same(whole)):
            relative = posixpath.relpath(place, posixpath.dirname(self.path) or ".")
            return f"{relative}#{fragment}" if fragment else relative
        if urlsplit(whole).scheme:
            return urljoin(self.address, target)
        self.dropped.append(target)
        return ""


def same(address: str) -> str:
    """Return what two spellings of one address share: no scheme, no `www.`, no index page."""
    parts = urlsplit(address)
    host = parts.netloc.lower().removeprefix("www.").partition(":")[0]
    return f"{host}{_INDEX.sub('/', unquote(parts.path))}?{parts.query}".rstrip("?")
