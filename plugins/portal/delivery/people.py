"""Who has written an article, as references name people: the family name comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"\s*[,;]\s*|\s+và\s+")
_LONGEST_NAME = 5  # words


@dataclass(frozen=True, slots=True)
class Author:
    """A person by family name and the rest, or a body, whose name is no person's: no rest."""

    family: str
    given: str = ""

    @property
    def sortable(self) -> str:
        """Return the name as lists sort it: ``Nguyễn, Quí``."""
        return f"{self.family}, {self.given}" if self.given else self.family


def authors(byline: str) -> tuple[Author, ...]:
    """Return the authors that a by-line names; a body where not all of it looks like people."""
    names = _BETWEEN.split(byline)
    if all(map(_is_person, names)):
        return tuple(Author(*name.split(maxsplit=1)) for name in names)
    return (Author(byline),) if byline else ()


def _is_person(name: str) -> bool:
    """Tell whether a name is a person's: ``Nguyễn Quí``, neither ``HTX`` nor ``Ban biên tập``."""
    words = name.split()
    return 2 <= len(words) <= _LONGEST_NAME and all(
        word[0].isupper() and word.isalpha() for word in words
    )
