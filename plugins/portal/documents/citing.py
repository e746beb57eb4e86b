"""Where articles cite legal documents: each citation with its sentence, and links in the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal.acts import FOLDER, Citation, mentions
from portal.sources import Annotation, Document, Flow
from portal.vietnamese import Moment


class Signs(NamedTuple):
    """A citation in plain values, its date in ISO 8601: thousands are kept and looked up."""

    kind: str
    number: str
    symbol: str
    year: int | None
    place: str
    date: str | None


class Cited(NamedTuple):
    """A citation in an article's text, and the sentence that it stands in."""

    signs: Signs
    sentence: str


class Quote(NamedTuple):
    """A sentence that cites a document, and the anchor of the citation within its article."""

    sentence: str
    anchor: str


class Citing(NamedTuple):
    """An article that cites a document, with the sentences in which it does."""

    document: Document
    quotes: tuple[Quote, ...]


def cited_in(articles: Sequence[tuple[Document, str]]) -> list[tuple[Cited, ...]]:
    """Return the citations of each article's HTML, in its order."""
    flows = (Flow.of(html) for _, html in articles)
    return [tuple(_citations(flow)) for flow in flows]


def signs_of(citation: Citation) -> Signs:
    """Return a citation in plain values."""
    date = citation.date.iso if citation.date else None
    kind, number, symbol = citation.kind, citation.number, citation.symbol
    return Signs(kind, number, symbol, citation.year, citation.place, date)


def citation_of(signs: Signs) -> Citation:
    """Return the citation that plain values stand for."""
    kind, number, symbol, year, place, date = signs
    return Citation(kind, number, symbol, year, Moment.parse(date) if date else None, place)


def anchor(number: int) -> str:
    """Return the anchor of an article's citation; the dot keeps it apart from those of headings."""
    return f"{FOLDER}.{number}"


@dataclass(frozen=True, slots=True)
class Linker:
    """Links the citations of one article's text to the documents' pages."""

    links: Mapping[Signs, str]

    @property
    def mark(self) -> str:
        """Return a mark of the addresses that this article links to."""
        return repr(self.links)

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        """Yield a link for each citation that names a document."""
        for number, mention in enumerate(mentions(flow.text), 1):
            if address := self.links.get(signs_of(mention.citation)):
                attributes = (("href", f"/{address}"), ("id", anchor(number)))
                yield Annotation(mention.start, mention.end, "a", attributes)


def _citations(flow: Flow) -> Iterator[Cited]:
    for mention in mentions(flow.text):
        yield Cited(signs_of(mention.citation), flow.sentence(mention.start, mention.end))
