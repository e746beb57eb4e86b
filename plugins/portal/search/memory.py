"""Postings of articles from one build to the next, so that only changed articles cost anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portal.engine import Session, fingerprint, in_processes
from portal.search.words import Postings, plain, postings
from portal.sources import Document, Sources

_KIND = "search"
_PLACES, _WORDS = "!", "~"


@dataclass(frozen=True, slots=True)
class Memory:
    """The postings that the engine keeps, by the path of their article."""

    session: Session
    sources: Sources

    def fingerprints(self) -> dict[str, bytes]:
        """Return for each article what its postings were derived from."""
        return self.session.store.derived(_KIND)

    def postings(self, path: str) -> Postings:
        """Return the postings of an article."""
        places = self.session.store.derived_value(_KIND, path).decode().split(_PLACES)
        return Postings(*(place.split(_WORDS) if place else [] for place in places))

    def refresh(
        self, changed: Sequence[Document], gone: Iterable[str]
    ) -> Iterator[tuple[Document, str]]:
        """Work out the postings of articles that have changed, and forget those that are gone.

        Yield each article that has changed, with its plain text.
        """
        store = self.session.store
        texts = (_told(document, self.sources.text(document.path).html) for document in changed)
        packed = in_processes(_packed, texts, self.session.jobs)
        with store.transaction():
            store.drop_derived(_KIND, gone)
            for document, (data, text) in zip(changed, packed, strict=True):
                store.put_derived(_KIND, document.path, fingerprint(document), data)
                yield document, text


def _told(document: Document, html: str) -> tuple[str, str, str]:
    """Return title and text of an article, and what is said about it."""
    title = f"{document.title}\n{document.document_title}"
    return title, html, "\n".join((document.author, *document.tags))


def _packed(articles: Sequence[tuple[str, str, str]]) -> list[tuple[bytes, str]]:
    """Return the postings of each article, and its plain text."""
    return [_pack(title, html, plain(html), about) for title, html, about in articles]


def _pack(title: str, html: str, text: str, about: str) -> tuple[bytes, str]:
    places = postings(title, html, text, about)
    return _PLACES.join(map(_WORDS.join, places)).encode(), text
