"""The register: every legal document that articles cite, and where they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.documents.acts import FOLDER, Act, meanings, resolved
from portal.documents.citations import Citation, mentions
from portal.sources import Annotation, Document, Flow, ShortForm
from portal.vietnamese import Moment


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in an article's text, and the sentence that it stands in."""

    citation: Citation
    sentence: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that cites a document, and the anchor of the citation within its article."""

    sentence: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Citing:
    """An article that cites a document, with the sentences in which it does."""

    document: Document
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A document as lists show it: its address, the days that texts give, how many cite it."""

    act: Act
    address: str
    dates: tuple[Moment, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Record:
    """A document with the articles that cite it, newest first.

    ``inferred`` are the short forms that mean it because an editor says so.
    """

    row: Row
    citing: tuple[Citing, ...]
    inferred: tuple[ShortForm, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """All documents that articles cite, the latest first.

    ``links`` has, for an article's path, the address of each citation that names a document.
    """

    records: tuple[Record, ...]
    links: Mapping[str, Mapping[Citation, str]]


def cited_in(articles: Sequence[tuple[Document, str]]) -> list[tuple[Cited, ...]]:
    """Return the citations of each article's HTML, in its order."""
    flows = (Flow.of(html) for _, html in articles)
    return [tuple(_citations(flow)) for flow in flows]


def _citations(flow: Flow) -> Iterator[Cited]:
    for mention in mentions(flow.text):
        yield Cited(mention.citation, flow.sentence(mention.start, mention.end))


@dataclass(frozen=True, slots=True)
class Linker:
    """Links the citations of one article's text to the documents' pages."""

    links: Mapping[Citation, str]

    @property
    def mark(self) -> str:
        """Return a mark of the addresses that this article links to."""
        return repr(sorted(map(repr, self.links.items())))

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        """Yield a link for each citation that names a document."""
        for number, mention in enumerate(mentions(flow.text), 1):
            if address := self.links.get(mention.citation):
                attributes = (("href", f"/{address}"), ("id", _anchor(number)))
                yield Annotation(mention.start, mention.end, "a", attributes)


def make_register(
    found: Mapping[str, Sequence[Cited]],
    documents: Mapping[str, Document],
    forms: Sequence[ShortForm],
) -> Register:
    """Make the register of what the articles cite; ``documents`` are by path, newest first."""
    known = meanings(forms)
    drafts: dict[str, _Draft] = {}
    for path in documents:
        for number, cited in enumerate(found.get(path, ()), 1):
            if resolution := resolved(cited.citation, path, known):
                act, form = resolution
                drafts.setdefault(act.identity, _Draft(act)).add(path, number, cited, form)
    addresses = _addresses(drafts)
    links: dict[str, dict[Citation, str]] = {}
    for identity, draft in drafts.items():
        for path, citation in draft.citations:
            links.setdefault(path, {})[citation] = addresses[identity]
    records = [draft.record(addresses[identity], documents) for identity, draft in drafts.items()]
    return Register(tuple(sorted(records, key=_order)), links)


@dataclass(slots=True)
class _Draft:
    """A document of the register while its citations are collected."""

    act: Act
    quotes: dict[str, list[Quote]] = field(default_factory=dict)
    citations: set[tuple[str, Citation]] = field(default_factory=set)
    forms: set[ShortForm] = field(default_factory=set)

    def add(self, path: str, number: int, cited: Cited, form: ShortForm | None) -> None:
        """Add a citation, the ``number``-th of the article at ``path``."""
        self.quotes.setdefault(path, []).append(Quote(cited.sentence, _anchor(number)))
        self.citations.add((path, cited.citation))
        if form:
            self.forms.add(form)

    def record(self, address: str, documents: Mapping[str, Document]) -> Record:
        """Return what has been collected."""
        dates = {citation.date for _, citation in self.citations if citation.date}
        if self.act.date:
            dates.add(self.act.date)
        citing = (Citing(documents[path], tuple(quotes)) for path, quotes in self.quotes.items())
        row = Row(self.act, address, tuple(sorted(dates)), len(self.quotes))
        return Record(row, tuple(citing), tuple(sorted(self.forms, key=repr)))


def _addresses(drafts: Mapping[str, _Draft]) -> dict[str, str]:
    """Return each document's address; the day stands in it only where the year won't do."""
    shared = Counter(draft.act.slug for draft in drafts.values())
    return {
        identity: f"{FOLDER}/{draft.act.slug if shared[draft.act.slug] == 1 else identity}.html"
        for identity, draft in drafts.items()
    }


def _order(record: Record) -> tuple[int, int, str]:
    """Sort by year and day, latest first; what has no year comes last."""
    act, dates = record.row.act, record.row.dates
    day = dates[-1].start.toordinal() if dates else 0
    return (-(act.issued_in or 0), -day, act.identity)


def _anchor(number: int) -> str:
    """Return the anchor of an article's citation; the dot keeps it apart from those of headings."""
    return f"{FOLDER}.{number}"
