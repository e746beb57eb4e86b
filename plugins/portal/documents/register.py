"""The register: every legal document that articles cite, and where they do."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from portal.documents.acts import FOLDER, Act, Meaning, Resolution, meanings, resolved
from portal.documents.citations import Citation, mentions
from portal.documents.places import is_same_place
from portal.sources import Annotation, Document, Flow, ShortForm
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


@dataclass(frozen=True, slots=True)
class Row:
    """A document as lists show it: its address, the days that texts give, how many cite it."""

    act: Act
    address: str
    dates: tuple[Moment, ...]
    articles: int


@dataclass(frozen=True)
class Record:
    """A document with the articles that cite it, newest first.

    ``inferred`` are the short forms that mean it because an editor says so.
    """

    row: Row
    citing: tuple[Citing, ...]
    inferred: tuple[ShortForm, ...]

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that a page may show of it; there may be thousands of sentences."""
        marks = [repr((self.row, self.inferred))]
        for document, quotes in self.citing:
            marks.append(document.mark)
            for quote in quotes:
                marks.extend(quote)
        return hashlib.blake2b("\n".join(marks).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Register:
    """All documents that articles cite, the latest first.

    ``links`` has, for an article's path, the address of each citation that names a document.
    """

    records: tuple[Record, ...]
    links: Mapping[str, Mapping[Signs, str]]

    def address(self, path: str, citation: Citation) -> str:
        """Return the page of the document that the article at ``path`` cites; "" without one."""
        return self.links.get(path, {}).get(_signs(citation), "")


def cited_in(articles: Sequence[tuple[Document, str]]) -> list[tuple[Cited, ...]]:
    """Return the citations of each article's HTML, in its order."""
    flows = (Flow.of(html) for _, html in articles)
    return [tuple(_citations(flow)) for flow in flows]


def _citations(flow: Flow) -> Iterator[Cited]:
    for mention in mentions(flow.text):
        yield Cited(_signs(mention.citation), flow.sentence(mention.start, mention.end))


def _signs(citation: Citation) -> Signs:
    date = citation.date.iso if citation.date else None
    kind, number, symbol = citation.kind, citation.number, citation.symbol
    return Signs(kind, number, symbol, citation.year, citation.place, date)


def _citation(signs: Signs) -> Citation:
    kind, number, symbol, year, place, date = signs
    return Citation(kind, number, symbol, year, Moment.parse(date) if date else None, place)


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
            if address := self.links.get(_signs(mention.citation)):
                attributes = (("href", f"/{address}"), ("id", _anchor(number)))
                yield Annotation(mention.start, mention.end, "a", attributes)


def make_register(
    found: Mapping[str, Sequence[Cited]],
    documents: Mapping[str, Document],
    forms: Sequence[ShortForm],
    home: str = "",
) -> Register:
    """Make the register of what the articles cite; ``documents`` are by path, newest first.

    ``home`` is the province whose documents need no place.
    """
    resolve = _Resolver(meanings(forms), home)
    drafts: dict[str, _Draft] = {}
    named: dict[str, dict[Signs, str]] = {}
    for path in documents:
        meant = resolve.all_in(found.get(path, ()), path)
        for number, cited in enumerate(found.get(path, ()), 1):
            if cited.signs in meant:
                act, form = meant[cited.signs]
                draft = drafts.get(act.identity) or drafts.setdefault(act.identity, _Draft(act))
                draft.add(path, number, cited, form)
        if meant:
            named[path] = {signs: act.identity for signs, (act, _) in meant.items()}
    addresses = _addresses(drafts)
    links = {
        path: {signs: addresses[identity] for signs, identity in own.items()}
        for path, own in named.items()
    }
    records = [draft.record(addresses[identity], documents) for identity, draft in drafts.items()]
    return Register(tuple(sorted(records, key=_order)), links)


class _Resolver:
    """Tells which document a citation names; what no editor has a word on is resolved once."""

    def __init__(self, known: Sequence[Meaning], home: str) -> None:
        self._known, self._home = known, home
        self._everywhere: dict[Signs, Resolution | None] = {}

    def all_in(self, cited: Sequence[Cited], path: str) -> dict[Signs, Resolution]:
        """Return what the citations of the article at ``path`` name, those that name a document.

        What is cited with one place and again without is one document, within an article.
        """
        found = {one.signs: self._one(one.signs, path) for one in cited}
        named = {signs: resolution for signs, resolution in found.items() if resolution}
        return named | _of_named_places(named) if any(signs.place for signs in named) else named

    def _one(self, signs: Signs, path: str) -> Resolution | None:
        """Return the document that a citation in the article at ``path`` names, if any."""
        if signs in self._everywhere:
            return self._everywhere[signs]
        citation = _citation(signs)
        if citation.place and is_same_place(citation.place, self._home):
            citation = replace(citation, place="")
        resolution = resolved(citation, path, self._known)
        if not any(meaning.fits(citation) for meaning in self._known):
            self._everywhere[signs] = resolution
        return resolution


def _of_named_places(named: Mapping[Signs, Resolution]) -> dict[Signs, Resolution]:
    """Return what citations without a place name, where their article says it of the same document.

    It has to say one place only. Where it doesn't cite the document without its place, such a
    citation is told nevertheless: a sentence may be cut within `TP. Cần Thơ`.
    """
    places: dict[Act, set[str]] = {}
    for signs, (act, _) in named.items():
        if signs.place:
            places.setdefault(replace(act, place=""), set()).add(act.place)
    return {
        signs._replace(place=""): (replace(act, place=place), form)
        for signs, (act, form) in named.items()
        for place in _alone(places.get(replace(act, place=""), ()))
    }


def _alone(places: Collection[str]) -> Collection[str]:
    return places if len(places) == 1 else ()


@dataclass(slots=True)
class _Draft:
    """A document of the register while its citations are collected, by the article's path."""

    act: Act
    quotes: dict[str, list[Quote]] = field(default_factory=dict)
    days: set[str | None] = field(default_factory=set)
    forms: set[ShortForm] = field(default_factory=set)

    def add(self, path: str, number: int, cited: Cited, form: ShortForm | None) -> None:
        """Add a citation, the ``number``-th of the article at ``path``."""
        self.quotes.setdefault(path, []).append(Quote(cited.sentence, _anchor(number)))
        self.days.add(cited.signs[-1])
        if form:
            self.forms.add(form)

    def record(self, address: str, documents: Mapping[str, Document]) -> Record:
        """Return what has been collected."""
        days = {*self.days, self.act.date.iso if self.act.date else None}
        dates = tuple(Moment.parse(day) for day in sorted(filter(None, days)))
        citing = tuple(Citing(documents[path], tuple(told)) for path, told in self.quotes.items())
        row = Row(self.act, address, dates, len(citing))
        return Record(row, citing, tuple(sorted(self.forms, key=repr)))


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
