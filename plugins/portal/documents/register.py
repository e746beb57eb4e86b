"""The register: every legal document that articles hold or cite, and where they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portal.acts import FOLDER, Act, Citation, is_same_place
from portal.documents.citing import Cited, Citing, Quote, Signs, anchor, citation_of, signs_of
from portal.documents.meanings import Meaning, Resolution, meanings, resolved
from portal.documents.records import Held, Record, Row
from portal.documents.relations import Relations
from portal.sources import Document, ShortForm
from portal.vietnamese import Moment


@dataclass(frozen=True, slots=True)
class Register:
    """All documents that articles hold or cite, the latest first.

    ``links`` has, for an article's path, the address of each citation that names a document;
    ``held`` the record of the document that the article at a path holds.
    """

    records: tuple[Record, ...]
    links: Mapping[str, Mapping[Signs, str]]
    held: Mapping[str, Record] = field(default_factory=dict)

    def address(self, path: str, citation: Citation) -> str:
        """Return the page of the document that the article at ``path`` cites; "" without one."""
        return self.links.get(path, {}).get(signs_of(citation), "")


def make_register(
    found: Mapping[str, Sequence[Cited]],
    documents: Mapping[str, Document],
    forms: Sequence[ShortForm],
    home: str = "",
) -> Register:
    """Make the register of what the articles hold and cite; ``documents`` are newest first.

    ``home`` is the province whose documents need no place.
    """
    drafts = {
        document.legal.act.identity: _Draft(document.legal.act, document)
        for document in documents.values()
        if document.legal
    }
    named = _collect(found, documents, _Resolver(meanings(forms), home), drafts)
    addresses = _addresses(drafts)
    links = {
        path: {signs: addresses[identity] for signs, identity in own.items()}
        for path, own in named.items()
    }
    relations = Relations(addresses, [d.legal for d in documents.values() if d.legal])
    records = {
        identity: relations.told_in(draft.record(addresses[identity], documents))
        for identity, draft in drafts.items()
    }
    held = {draft.holder.path: records[name] for name, draft in drafts.items() if draft.holder}
    return Register(tuple(sorted(records.values(), key=_order)), links, held)


def _collect(
    found: Mapping[str, Sequence[Cited]],
    documents: Mapping[str, Document],
    resolve: _Resolver,
    drafts: dict[str, _Draft],
) -> dict[str, dict[Signs, str]]:
    """Put citations into ``drafts``; return which documents each article names, by identity."""
    named: dict[str, dict[Signs, str]] = {}
    for path, document in documents.items():
        own = _own_names(document)
        meant = resolve.all_in(found.get(path, ()), path)
        others = {signs: one for signs, one in meant.items() if one[0].identity not in own}
        for number, cited in enumerate(found.get(path, ()), 1):
            if cited.signs in others:
                act, form = others[cited.signs]
                draft = drafts.get(act.identity) or drafts.setdefault(act.identity, _Draft(act))
                draft.add(path, number, cited, form)
        if others:
            named[path] = {signs: act.identity for signs, (act, _) in others.items()}
    return named


def _own_names(document: Document) -> frozenset[str]:
    """Return what a held document is called in its own text, where its day often isn't given."""
    if not document.legal:
        return frozenset()
    act = document.legal.act
    return frozenset((act.identity, replace(act, date=None).identity))


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
        citation = citation_of(signs)
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
    holder: Document | None = None
    quotes: dict[str, list[Quote]] = field(default_factory=dict)
    days: set[str | None] = field(default_factory=set)
    forms: set[ShortForm] = field(default_factory=set)

    def add(self, path: str, number: int, cited: Cited, form: ShortForm | None) -> None:
        """Add a citation, the ``number``-th of the article at ``path``."""
        self.quotes.setdefault(path, []).append(Quote(cited.sentence, anchor(number)))
        self.days.add(cited.signs[-1])
        if form:
            self.forms.add(form)

    def record(self, address: str, documents: Mapping[str, Document]) -> Record:
        """Return what has been collected."""
        held = Held.of(self.holder) if self.holder else None
        dates = (held.legal.issued,) if held else tuple(self._dates())
        citing = tuple(Citing(documents[path], tuple(told)) for path, told in self.quotes.items())
        row = Row(self.act, address, dates, len(citing), held)
        return Record(row, citing, tuple(sorted(self.forms, key=repr)))

    def _dates(self) -> Iterator[Moment]:
        days = {*self.days, self.act.date.iso if self.act.date else None}
        return (Moment.parse(day) for day in sorted(filter(None, days)))


def _addresses(drafts: Mapping[str, _Draft]) -> dict[str, str]:
    """Return each document's address; the day stands in it only where the year won't do.

    A held document lies where its article does.
    """
    held = {identity: draft.holder.address for identity, draft in drafts.items() if draft.holder}
    taken = set(held.values())
    shared = Counter(draft.act.slug for name, draft in drafts.items() if name not in held)

    def address(identity: str, act: Act) -> str:
        short = f"{FOLDER}/{act.slug}.html"
        alone = shared[act.slug] == 1 and short not in taken
        return held.get(identity) or (short if alone else f"{FOLDER}/{identity}.html")

    return {identity: address(identity, draft.act) for identity, draft in drafts.items()}


def _order(record: Record) -> tuple[int, int, str]:
    """Sort by year and day, latest first; what has no year comes last."""
    act, dates = record.row.act, record.row.dates
    day = dates[-1].start.toordinal() if dates else 0
    return (-(act.issued_in or 0), -day, act.identity)
