"""The glossary: each abbreviation of the archive, what it means, how often and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.history.usage import Count, Counts, counts_in
from portal.menus import Site
from portal.sources import Abbreviation, Document, Entry
from portal.vietnamese import sort_key


@dataclass(frozen=True, slots=True)
class Use:
    """How often an article has an abbreviation."""

    document: Document
    count: Count


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation with the articles that have it, newest first.

    ``count`` sums them up; ``labels`` are the entries of the menu whose label has it.
    """

    abbreviation: Abbreviation
    uses: tuple[Use, ...]
    count: Count
    labels: tuple[Entry, ...]


def make_glossary(
    abbreviations: Sequence[Abbreviation], site: Site, counts: Mapping[str, Counts]
) -> tuple[Term, ...]:
    """Return the terms in the order of a dictionary; ``counts`` are those of articles, by path."""
    shorts = tuple(abbreviation.short for abbreviation in abbreviations)
    in_labels = [(entry, counts_in(entry.label, shorts)) for _, entry in site.menu.walk()]
    ordered = sorted(abbreviations, key=lambda abbreviation: sort_key(abbreviation.short))
    return tuple(
        _term(
            abbreviation,
            tuple(_uses(abbreviation.short, site, counts)),
            tuple(entry for entry, found in in_labels if abbreviation.short in found),
        )
        for abbreviation in ordered
    )


def meanings_in(entry: Entry | None, abbreviations: Sequence[Abbreviation]) -> dict[str, str]:
    """Return what the abbreviations mean in the articles of a category, where that is known."""
    meant = ((one.short, one.meaning_in(entry)) for one in abbreviations)
    return {short: meaning for short, meaning in meant if meaning}


def _uses(short: str, site: Site, counts: Mapping[str, Counts]) -> list[Use]:
    found = ((article, counts.get(article.path, {}).get(short)) for article in site.articles)
    return [Use(article, count) for article, count in found if count]


def _term(abbreviation: Abbreviation, uses: tuple[Use, ...], labels: tuple[Entry, ...]) -> Term:
    words = sum(use.count.words for use in uses)
    in_numbers = sum(use.count.in_numbers for use in uses)
    return Term(abbreviation, uses, Count(words, in_numbers), labels)
