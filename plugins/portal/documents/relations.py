"""Which documents replace which: said by an editor on one side, shown on both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from portal.acts import Act
from portal.documents.records import Record, Related
from portal.sources import Legal


class Relations:
    """What held documents say of replacing others; ``addresses`` are by a document's identity."""

    def __init__(self, addresses: Mapping[str, str], held: Iterable[Legal]) -> None:
        self._addresses = addresses
        self._older: dict[str, dict[str, Act]] = {}
        self._newer: dict[str, dict[str, Act]] = {}
        for legal in held:
            for old in legal.replaces:
                self._add(legal.act, old)
            for new in legal.replaced_by:
                self._add(new, legal.act)

    def told_in(self, record: Record) -> Record:
        """Return a record with what its document replaces and what has replaced it."""
        identity = record.row.act.identity
        older, newer = self._older.get(identity, {}), self._newer.get(identity, {})
        if not older and not newer:
            return record
        return replace(record, replaces=self._related(older), replaced_by=self._related(newer))

    def _add(self, new: Act, old: Act) -> None:
        self._older.setdefault(new.identity, {})[old.identity] = old
        self._newer.setdefault(old.identity, {})[new.identity] = new

    def _related(self, acts: Mapping[str, Act]) -> tuple[Related, ...]:
        return tuple(
            Related(acts[identity].name, self._addresses.get(identity, ""))
            for identity in sorted(acts)
        )
