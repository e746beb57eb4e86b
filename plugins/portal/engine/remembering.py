"""Reads the sources, but for what the store remembers of them."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from portal.engine.fingerprints import digest, mark
from portal.engine.pool import in_processes
from portal.engine.store import Store
from portal.sources import (
    Parsed,
    Reading,
    Surroundings,
    Text,
    is_article,
    parse_files,
    read_document,
)

Packed = tuple[bytes, bytes]
"""A parsed file and its text, as the store keeps them."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """Reads articles; ``digests`` tells the content of each file, by path."""

    store: Store
    digests: Mapping[str, str]
    jobs: int

    def __call__(self, paths: Iterable[str], around: Surroundings) -> list[Reading]:
        """Return the readings of files, parsing only those whose content is new."""
        wanted = list(paths)
        surroundings = _mark_of(around)
        with self.store.transaction():
            good, stale = self._kept(frozenset(wanted), surroundings)
            new = [path for path in wanted if path not in good and path not in stale]
            for parsed in chain(map(self._parsed, stale), self._parse(around.root, new)):
                good[parsed.path] = self._read(parsed, around, surroundings)
        return [good[path] for path in wanted]

    def _kept(
        self, wanted: Collection[str], surroundings: bytes
    ) -> tuple[dict[str, Reading], set[str]]:
        """Return the readings that still hold, and the paths of those that are to be read again.

        What is not ``wanted`` is gone, and forgotten.
        """
        good: dict[str, Reading] = {}
        stale, gone = set[str](), set[str]()
        for path, its, around, reading in self.store.readings():
            if path not in wanted:
                gone.add(path)
            elif its == self.digests.get(path) and around == surroundings:
                good[path] = pickle.loads(reading)  # noqa: S301  # our own store
            elif its == self.digests.get(path):
                stale.add(path)
        self.store.drop(gone)
        return good, stale

    def _parsed(self, path: str) -> Parsed:
        parsed: Parsed = pickle.loads(self.store.parsed(path))  # noqa: S301  # our own store
        return parsed

    def _parse(self, root: Path, paths: Sequence[str]) -> Iterator[Parsed]:
        for data, text in in_processes(partial(_pack, root), paths, self.jobs):
            parsed: Parsed = pickle.loads(data)  # noqa: S301  # packed by us a moment ago
            self.store.put_text(parsed.path, data, text)
            yield parsed

    def _read(self, parsed: Parsed, around: Surroundings, surroundings: bytes) -> Reading:
        reading = read_document(parsed, around)
        if reading.document:
            _ = reading.document.mark  # worked out once, and kept with the rest
        its = self.digests.get(parsed.path, "")  # "": it came when the folder was looked at already
        self.store.put_reading(parsed.path, its, surroundings, pickle.dumps(reading))
        return reading


def remembered_text(store: Store, path: str) -> Text:
    """Return what is shown of a source that has been read."""
    text: Text = pickle.loads(store.text(path))  # noqa: S301  # our own store
    return text


def _mark_of(around: Surroundings) -> bytes:
    beside = sorted(path for path in around.paths if not is_article(path))
    sizes = ((around.root / path).stat().st_size for path in beside)
    return digest(mark(around.menu), mark(around.captures), mark(beside), mark(list(sizes)))


def _pack(root: Path, paths: Sequence[str]) -> list[Packed]:
    return [(pickle.dumps(parsed), pickle.dumps(text)) for parsed, text in parse_files(root, paths)]
