"""What the texts tell of the past: figures with the sentences that they stand in."""

from portal.history.figures import Card, FigureMarks, cards, key_cards

__all__ = ["Card", "FigureMarks", "cards", "key_cards"]
