"""What machines read of an article: JSON-LD (schema.org) and citation tags (Zotero, Scholar)."""

from __future__ import annotations

from typing import Any

from portal.delivery.people import authors
from portal.sources import Document


def linked_data(document: Document, publisher: str, base: str) -> dict[str, Any]:
    """Describe an article in JSON-LD; ``base`` is the site's address, or "" while unknown."""
    date = document.date.iso if document.date else ""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": document.title,
        "alternativeHeadline": document.document_title,
        "datePublished": date,
        "dateModified": document.updated.iso if document.updated else "",
        "inLanguage": "vi",
        "articleSection": document.entry.label if document.entry else "",
        "abstract": document.summary,
        "keywords": list(document.tags),
        "url": f"{base}/{document.address}" if base else "",
        "author": {"@type": "Person", "name": document.author} if document.author else "",
        "publisher": {"@type": "Organization", "name": publisher},
        **_origin(document, base),
    }
    return {key: value for key, value in found.items() if value}


def citation(document: Document, institution: str) -> tuple[tuple[str, str], ...]:
    """Return the ``<meta>`` names and contents by which Zotero and Google Scholar cite."""
    date = document.date.iso.partition("T")[0].replace("-", "/") if document.date else ""
    pairs = (
        ("citation_title", document.document_title or document.title),
        *(("citation_author", author.sortable) for author in authors(document.author)),
        ("citation_publication_date", date),
        ("citation_technical_report_institution", institution),
        ("citation_language", "vi"),
        ("dcterms.title", document.title),
        ("dcterms.creator", document.author),
        ("dcterms.date", document.date.iso if document.date else ""),
        ("dcterms.source", _source_url(document)),
    )
    return tuple((name, content) for name, content in pairs if content)


def _origin(document: Document, base: str) -> dict[str, Any]:
    if document.provenance is None:
        return {}
    origin = {
        "@type": "WebPage",
        "name": document.provenance.value("source_title"),
        "url": _source_url(document),
    }
    capture = document.provenance.capture
    return {
        "isBasedOn": {key: value for key, value in origin.items() if value},
        "archivedAt": f"{base}/{capture.address}" if base and capture else "",
    }


def _source_url(document: Document) -> str:
    return document.provenance.value("source_url") if document.provenance else ""
