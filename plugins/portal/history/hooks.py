"""Connects what the texts tell with Pelican: beside articles, and on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence

from pelican import signals
from pelican.generators import Generator

from portal.history import FigureMarks, cards, key_cards, with_charts
from portal.sources import SOURCES


def add_figures(generators: Sequence[Generator]) -> None:
    """Show figures as cards, at their articles and on the home page."""
    context = generators[0].context
    for article in context["articles"]:
        if found := cards(article.document):
            article.beside["figures"] = found
            # Before other marks: what a card leads to must be there.
            article.annotators.insert(0, FigureMarks(found))
    context["key_figures"] = key_cards(context["portal"].articles)


def add_tables(generators: Sequence[Generator]) -> None:
    """Put beside each article the tables that it draws charts of."""
    context, sources = generators[0].context, generators[0].settings[SOURCES]
    for item in (*context["articles"], *context["pages"]):
        if charts := item.document.body.charts:
            item.beside["tables"] = tuple(sources.corpus.tables[path] for path in charts)


def teach_templates(generator: Generator) -> None:
    """Let templates draw charts in an article's text."""
    generator.env.filters.update(with_charts=with_charts)


def register() -> None:
    """Connect figures and charts."""
    signals.generator_init.connect(teach_templates)
    signals.all_generators_finalized.connect(add_tables)
    signals.all_generators_finalized.connect(add_figures)
