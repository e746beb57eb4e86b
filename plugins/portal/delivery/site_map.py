"""sitemap.xml (sitemaps.org protocol 0.9) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from portal.sources import Document

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_map(base: str, addresses: Iterable[str], documents: Iterable[Document]) -> bytes:
    """Return sitemap.xml for all addresses; documents tell when they changed last."""
    changed = {
        document.address: when.iso
        for document in documents
        if (when := document.updated or document.date)
    }
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    for address in sorted(addresses):
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = f"{base}/{address}"
        if day := changed.get(address):
            ET.SubElement(url, "lastmod").text = day
    ET.indent(root, "")
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def robots(base: str) -> bytes:
    """Return robots.txt: everything may be read; the site map is named where it exists."""
    lines = ["User-agent: *", "Allow: /"]
    if base:
        lines.append(f"Sitemap: {base}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
