"""The timeline: what happened when, read out of the articles, year by year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby, pairwise

from portal.acts import Citation, mentions
from portal.history.items import landmarks
from portal.history.when import When
from portal.sources import Annotation, Document, Flow, annotated
from portal.vietnamese import printed_dates


@dataclass(frozen=True, slots=True)
class Reference:
    """A legal document that a sentence cites, and the words in which it does."""

    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and the address that they lead to; "" where there is no such page."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that an article dates: when, in which words, citing which legal documents.

    ``id`` is where its page says so; "" where that is the editor's word on the whole article.
    """

    when: When
    words: str
    cited: tuple[Reference, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event on the timeline, with the article that tells of it and the documents it cites."""

    event: Event
    title: str
    address: str
    cited: tuple[Link, ...]

    @property
    def mark(self) -> str:
        """Return a mark of all that the timeline shows of it; there may be thousands."""
        links = [(link.words, link.address) for link in self.cited]
        when, words, name = self.event.when.edtf, self.event.words, self.event.id
        return repr((when, words, name, self.title, self.address, links))


@dataclass(frozen=True, slots=True)
class Year:
    """A year with something to tell; ``gap`` counts the years since the one before, 0 at first."""

    number: int
    gap: int
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Gives each date of an article's list items an id, so that the timeline can lead to it."""

    @property
    def mark(self) -> str:
        """Return the same for all articles: what is marked depends on the text alone."""
        return "landmarks"

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        """Yield a span around each date."""
        for found in landmarks(flow):
            yield Annotation(found.dated.start, found.dated.end, "span", (("id", found.id),))


def read_events(articles: Sequence[tuple[Document, str]]) -> list[tuple[Event, ...]]:
    """Return the events of each article: those of its front matter, then those of its text."""
    return [(*_told_by_editor(document), *_told_by_text(html)) for document, html in articles]


def timeline(
    events: Mapping[str, Sequence[Event]],
    documents: Mapping[str, Document],
    address: Callable[[str, Citation], str],
) -> tuple[Year, ...]:
    """Return the years in which something happened, oldest first; both mappings are by path.

    ``address`` leads to the page of a legal document that the article at a path cites; "" if none.
    """
    milestones = [
        _milestone(event, documents[path], partial(address, path))
        for path in sorted(events)
        for event in events[path]
    ]
    milestones.sort(key=_order)
    by_year = {year: tuple(group) for year, group in groupby(milestones, key=_year)}
    steps = pairwise([*list(by_year)[:1], *by_year])  # the first year follows itself
    return tuple(Year(year, year - before, by_year[year]) for before, year in steps)


def _told_by_editor(document: Document) -> Iterator[Event]:
    """Yield what the front matter says; the article's own date serves where no other is given."""
    for words in document.events:
        if when := next(_dates_in(words), document.date and When.of(document.date)):
            yield Event(when, words, _cited(words))


def _dates_in(words: str) -> Iterator[When]:
    for printed in printed_dates(words):
        with suppress(ValueError):  # a quarter
            yield When.parse(printed.edtf)


def _told_by_text(html: str) -> Iterator[Event]:
    flow = Flow.of(html if "<li" in html else "")  # most articles have no list
    found = list(landmarks(flow))
    marked = annotated(html, [Landmarks()], "") if found else ""
    ids = set(re.findall('<span id="(.*?)">', marked))
    for landmark in found:
        words = flow.sentence(landmark.dated.start, landmark.dated.end)
        # A date that begins within an element and ends outside of it can't be marked.
        name = landmark.id if landmark.id in ids else ""
        yield Event(landmark.dated.when, words, _cited(words), name)


def _cited(words: str) -> tuple[Reference, ...]:
    """Return the legal documents that a sentence cites, as it names them."""
    return tuple(
        Reference(words[mention.start : mention.end], mention.citation)
        for mention in mentions(words)
    )


def _milestone(event: Event, document: Document, address: Callable[[Citation], str]) -> Milestone:
    links = (Link(found.words, address(found.citation)) for found in event.cited)
    return Milestone(event, document.title, document.address, tuple(links))


def _year(milestone: Milestone) -> int:
    return milestone.event.when.first.year


def _order(milestone: Milestone) -> tuple[datetime, str, str]:
    """Order by the first instant; what is less precise comes first, then articles by address."""
    when = milestone.event.when
    return when.first.start, when.edtf, milestone.address
