"""What the texts tell of the past: figures with their place in the text, charts of tables."""

from portal.history.charts import with_charts
from portal.history.figures import Card, FigureMarks, cards, key_cards

__all__ = ["Card", "FigureMarks", "cards", "key_cards", "with_charts"]
