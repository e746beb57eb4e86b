"""Figures as cards, each of which leads to its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from portal.sources import Annotation, Document, Figure, Flow, place_of

_OF_ONE_ARTICLE = 3  # an editor puts first what matters most
_ON_THE_HOME_PAGE = 6


@dataclass(frozen=True, slots=True)
class Card:
    """A figure, its article, and the id of its place in the article's page."""

    figure: Figure
    article: Document
    anchor: str


@dataclass(frozen=True, slots=True)
class FigureMarks:
    """Gives the value of each figure an id in the text."""

    cards: tuple[Card, ...]

    @property
    def mark(self) -> str:
        """Return what the marks depend on besides the text."""
        return repr([(card.figure, card.anchor) for card in self.cards])

    def __call__(self, flow: Flow) -> Iterator[Annotation]:
        """Yield a mark for each figure that stands in the text."""
        for card in self.cards:
            if place := place_of(card.figure, flow.text):
                yield Annotation(*place, "span", (("class", "figure"), ("id", card.anchor)))


def cards(article: Document) -> tuple[Card, ...]:
    """Return the cards of an article's figures.

    Their ids have an underscore, which neither the slug of a heading has nor the contract's ids.
    """
    return tuple(
        Card(figure, article, f"so_{number}") for number, figure in enumerate(article.figures, 1)
    )


def key_cards(articles: Iterable[Document]) -> tuple[Card, ...]:
    """Return a few cards for the home page, of ``articles`` in their order."""
    firsts = (cards(article)[:_OF_ONE_ARTICLE] for article in articles)
    return tuple(islice(chain.from_iterable(firsts), _ON_THE_HOME_PAGE))
