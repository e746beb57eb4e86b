"""What the articles tell of their time: figures, charts, abbreviations."""

from portal.history.charts import with_charts
from portal.history.figures import Card, FigureMarks, cards, key_cards
from portal.history.glossary import Term, Use, make_glossary, meanings_in
from portal.history.usage import Count, Counts, Explained, count_words

__all__ = [
    "Card",
    "Count",
    "Counts",
    "Explained",
    "FigureMarks",
    "Term",
    "Use",
    "cards",
    "count_words",
    "key_cards",
    "make_glossary",
    "meanings_in",
    "with_charts",
]
