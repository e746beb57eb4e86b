"""Connects the history with Pelican: the timeline's page, when all articles are known."""

from __future__ import annotations

from collections.abc import Sequence

from pelican import signals
from pelican.generators import Generator

from portal.engine import derived, session_of
from portal.history import Landmarks, Year, read_events, timeline
from portal.menus import Crumb, SitePage, YearCount, below_home
from portal.sources import SOURCES

_TIMELINE = Crumb("Dòng thời gian", "lich-su.html")


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
        context["guides"] += (_TIMELINE,)


def _counted(year: Year) -> YearCount:
    """Return what the home page shows of a year, and no more: other changes leave it alone."""
    return YearCount(year.number, len(year.milestones), f"{_TIMELINE.address}#nam-{year.number}")


def register() -> None:
    """Connect the timeline."""
    signals.all_generators_finalized.connect(add_timeline)
