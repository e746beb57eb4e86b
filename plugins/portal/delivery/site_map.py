"""sitemap.xml (sitemaps.org protocol 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from portal.sources import Document

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_map(base: str, addresses: Iterable[str], documents: Iterable[Document]) -> bytes:
    """Return sitemap.xml for all addresses; documents tell when they changed last."""
    changed = {
        document.address: when.iso
        for document in documents
        if (when := document.updated or document.date)
    }
    return "\n".join(
        (
            "<?xml version='1.0' encoding='utf-8'?>",
            f'<urlset xmlns="{_NAMESPACE}">',
            *(_url(f"{base}/{address}", changed.get(address)) for address in sorted(addresses)),
            "</urlset>\n",
        )
    ).encode()


def _url(address: str, changed: str | None) -> str:
    day = f"\n<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url>\n<loc>{escape(address)}</loc>{day}\n</url>"


def robots(base: str) -> bytes:
    """Return robots.txt: everything may be read; the site map is named where it exists."""
    lines = ["User-agent: *", "Allow: /"]
    if base:
        lines.append(f"Sitemap: {base}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
