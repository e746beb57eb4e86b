"""The plan of a publishing: what has to change on the target, in which order, and is it safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_MOST_DELETED = 20
_LARGEST_SHARE = 0.1
_TWINS = (".br", ".zst", ".gz")


@dataclass(frozen=True)
class Plan:
    """Addresses to be added, changed and deleted, each sorted; ``present`` is what is there."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    present: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.added or self.changed or self.deleted)

    @property
    def deletes_much(self) -> bool:
        """Tell whether so much would go that somebody must have meant it."""
        gone = len(self.deleted)
        return gone > _MOST_DELETED and gone > _LARGEST_SHARE * len(self.present)

    @property
    def order(self) -> list[str]:
        """Return what is put: never a page before its assets, nor a list before what it names."""
        turns = [*((a, 1) for a in self.added), *((a, 2) for a in self.changed)]
        return [a for a, _ in sorted(turns, key=lambda turn: (_rank(*turn), turn[0]))]


def plan(wanted: Mapping[str, str], present: Mapping[str, str]) -> Plan:
    """Compare the digests that are wanted with those of our own files that are there."""
    both = wanted.keys() & present.keys()
    return Plan(
        added=tuple(sorted(wanted.keys() - present.keys())),
        changed=tuple(sorted(a for a in both if wanted[a] != present[a])),
        deleted=tuple(sorted(present.keys() - wanted.keys())),
        present=present,
    )


def _rank(address: str, of_page: int) -> int:
    """Return the turn of a file: what pages show, new pages, other pages, what speaks of all."""
    name = address
    for twin in _TWINS:
        name = name.removesuffix(twin)
    if name.endswith(".html"):
        return of_page
    return 3 if name.endswith(".xml") or "/" not in name else 0
