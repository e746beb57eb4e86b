"""Shows what the articles tell of their time: the glossary of their abbreviations."""

from portal.history.glossary import Term, Use, make_glossary, meanings_in
from portal.history.usage import Count, Counts, Explained, count_words

__all__ = [
    "Count",
    "Counts",
    "Explained",
    "Term",
    "Use",
    "count_words",
    "make_glossary",
    "meanings_in",
]
