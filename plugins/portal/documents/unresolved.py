"""Short forms that nobody has resolved yet: a list of work for editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.acts import mentions
from portal.documents.meanings import meanings, resolved
from portal.sources import Flow, Sources


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A short form in the article at ``path``, as it is written there, and its sentence."""

    path: str
    written: str
    sentence: str


def unresolved(sources: Sources) -> Iterator[Unresolved]:
    """Yield the citations of all articles that name no document, article by article."""
    known = meanings(sources.corpus.short_forms)
    for path, document in sorted(sources.documents.items()):
        flow = Flow.of(sources.text(path).html)
        for mention in mentions(flow.text) if document.date else ():
            if not resolved(mention.citation, path, known):
                written = " ".join(flow.text[mention.start : mention.end].split())
                yield Unresolved(path, written, flow.sentence(mention.start, mention.end))
