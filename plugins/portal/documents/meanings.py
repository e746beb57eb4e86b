"""What short forms mean, as editors have found out: `Nghị định 67` is 67/2010/NĐ-CP."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from portal.acts import Act, Citation, read_citation
from portal.sources import ShortForm

_NUMBER_OF_FORM = re.compile(r"(?: số)? (?=[0-9])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A short form that editors have resolved, and the document that it means."""

    short: Citation
    act: Act
    form: ShortForm

    def fits(self, citation: Citation) -> bool:
        """Tell whether a citation is the short form, but for a zero and the place that it names."""
        padded = citation.number.zfill(2)
        short = replace(self.short, number=self.short.number.zfill(2))
        return replace(citation, number=padded, place="") == short


Resolution = tuple[Act, ShortForm | None]
"""The document that a citation names, and the short form by which an editor has found it."""


def meanings(forms: Iterable[ShortForm]) -> tuple[Meaning, ...]:
    """Read the short forms that editors keep; what is no citation means nothing."""
    found = []
    for form in forms:
        short = read_citation(_NUMBER_OF_FORM.sub(" số ", form.short, count=1))
        meant = read_citation(f"{short.kind} số {form.document}") if short else None
        if short and meant:
            found.append(Meaning(short, Act.of(meant), form))
    return tuple(found)


def resolved(citation: Citation, path: str, known: Iterable[Meaning]) -> Resolution | None:
    """Return the document that a citation in the article at ``path`` names, and by which form.

    A number without a symbol or a date names none, unless an editor says which it means.
    """
    for meaning in known:
        if meaning.fits(citation) and meaning.form.holds_for(path):
            return replace(meaning.act, place=citation.place), meaning.form
    return (Act.of(citation), None) if citation.symbol or citation.date else None
