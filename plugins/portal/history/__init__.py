"""What the articles tell of their time: events, figures, charts, abbreviations."""

from portal.history.charts import with_charts
from portal.history.figures import Card, FigureMarks, cards, key_cards
from portal.history.glossary import Term, Use, make_glossary, meanings_in
from portal.history.items import Dated, Landmark, dated, landmarks
from portal.history.timeline import (
    Event,
    Landmarks,
    Link,
    Milestone,
    Reference,
    Year,
    read_events,
    timeline,
)
from portal.history.usage import Count, Counts, Explained, count_words
from portal.history.when import Stamp, When

__all__ = [
    "Card",
    "Count",
    "Counts",
    "Dated",
    "Event",
    "Explained",
    "FigureMarks",
    "Landmark",
    "Landmarks",
    "Link",
    "Milestone",
    "Reference",
    "Stamp",
    "Term",
    "Use",
    "When",
    "Year",
    "cards",
    "count_words",
    "dated",
    "key_cards",
    "landmarks",
    "make_glossary",
    "meanings_in",
    "read_events",
    "timeline",
    "with_charts",
]
