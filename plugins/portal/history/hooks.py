"""Connects the history with Pelican: what the articles tell is read when all of them are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pelican import signals
from pelican.generators import Generator

from portal.engine import derived, session_of
from portal.history import (
    Counts,
    Explained,
    FigureMarks,
    Landmarks,
    Year,
    cards,
    count_words,
    key_cards,
    make_glossary,
    meanings_in,
    read_events,
    timeline,
    with_charts,
)
from portal.menus import Crumb, SitePage, YearCount, below_home
from portal.sources import SOURCES, Abbreviation, Sources
from portal.vietnamese import sort_key

_TIMELINE = Crumb("Dòng thời gian", "lich-su.html")
_GLOSSARY = Crumb("Chữ viết tắt", "viet-tat.html")


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


def add_glossary(generators: Sequence[Generator]) -> None:
    """Explain abbreviations in the articles, and add the page of all; where editors list any."""
    context, settings = generators[0].context, generators[0].settings
    sources: Sources = settings[SOURCES]
    abbreviations = sources.corpus.abbreviations
    if not abbreviations:
        return
    shorts = tuple(abbreviation.short for abbreviation in abbreviations)
    documents = {article.document.path: article.document for article in context["articles"]}
    counts: Mapping[str, Counts] = derived(
        session_of(settings), sources, documents, "viet-tat", partial(count_words, shorts)
    )
    _explain(context["articles"], abbreviations, counts)
    variables = {
        "place": below_home(_GLOSSARY),
        "terms": make_glossary(abbreviations, context["portal"], counts),
    }
    context["site_pages"] += (SitePage(_GLOSSARY.address, "glossary", variables),)
    context["linked_pages"] += (_GLOSSARY,)


def _explain(
    articles: Sequence[Any], abbreviations: Sequence[Abbreviation], counts: Mapping[str, Counts]
) -> None:
    """Mark the abbreviations in each article, and list them beside it."""
    by_entry: dict[str, dict[str, str]] = {}
    for article in articles:
        entry = article.document.entry
        if entry.id not in by_entry:
            by_entry[entry.id] = meanings_in(entry, abbreviations)
        meanings = by_entry[entry.id]
        has = meanings.keys() & counts.get(article.document.path, {}).keys()
        article.annotators.append(Explained(meanings, frozenset(has)))
        if has:
            ordered = sorted(meanings.items(), key=lambda item: sort_key(item[0]))
            article.beside["abbreviations"] = tuple(item for item in ordered if item[0] in has)


def add_timeline(generators: Sequence[Generator]) -> None:
    """Read the events out of the articles; where there are any, add their page and ways to it."""
    context, settings = generators[0].context, generators[0].settings
    articles = {article.document.path: article for article in context["articles"]}
    documents = {path: article.document for path, article in articles.items()}
    events = derived(session_of(settings), settings[SOURCES], documents, "events", read_events)
    for path, found in events.items():
        if any(event.id for event in found):
            # Before all others, so that no mark of theirs takes the place of an id.
            articles[path].annotators.insert(0, Landmarks())
    years = timeline(events, documents, context["cited_address"])
    context["milestone_years"] = tuple(map(_counted, years))
    if years:
        variables = {"place": below_home(_TIMELINE), "years": years}
        context["site_pages"] += (SitePage(_TIMELINE.address, "timeline", variables),)
        context["linked_pages"] += (_TIMELINE,)


def _counted(year: Year) -> YearCount:
    """Return what the home page shows of a year, and no more: other changes leave it alone."""
    return YearCount(year.number, len(year.milestones), f"{_TIMELINE.address}#nam-{year.number}")


def register() -> None:
    """Connect figures, charts, timeline and glossary; the footer leads to pages in this order."""
    signals.generator_init.connect(teach_templates)
    signals.all_generators_finalized.connect(add_figures)
    signals.all_generators_finalized.connect(add_tables)
    signals.all_generators_finalized.connect(add_timeline)
    signals.all_generators_finalized.connect(add_glossary)
