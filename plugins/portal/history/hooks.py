"""Connects what the texts tell with Pelican: beside articles, and on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pelican import signals
from pelican.generators import Generator

from portal.history import FigureMarks, cards, key_cards


def add_figures(generators: Sequence[Generator]) -> None:
    """Show figures as cards, at their articles and on the home page."""
    context = generators[0].context
    for article in context["articles"]:
        if found := cards(article.document):
            article.beside["figures"] = found
            # Before other marks: what a card leads to must be there.
            article.annotators.insert(0, FigureMarks(found))
    context["key_figures"] = key_cards(context["portal"].articles)


def register() -> None:
    """Connect the figures."""
    signals.all_generators_finalized.connect(add_figures)
