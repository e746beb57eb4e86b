"""Reads the sources, but for what the store remembers of them."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from portal.engine.fingerprints import digest, mark
from portal.engine.store import Store
from portal.sources import Parsed, Reading, Surroundings, is_article, parse_files, read_document

_BATCH = 100  # files that one process parses at a time; less is not worth a process


@dataclass(frozen=True, slots=True)
class Remembering:
    """Reads articles; ``digests`` tells the content of each file, by path."""

    store: Store
    digests: Mapping[str, str]
    jobs: int

    def __call__(self, paths: Iterable[str], around: Surroundings) -> list[Reading]:
        """Return the readings of files, parsing only those whose content is new."""
        paths = list(paths)
        known = self.store.digests()
        surroundings = _mark_of(around)
        with self.store.transaction():
            self.store.drop_sources(known.keys() - set(paths))
            self._parse(around.root, [p for p in paths if known.get(p) != self.digests[p]])
            readings = self.store.readings(surroundings)
            return [self._reading(path, readings, around, surroundings) for path in paths]

    def _parse(self, root: Path, paths: Sequence[str]) -> None:
        for parsed, html in _parsed(root, paths, self.jobs):
            path = parsed.path
            self.store.put_parsed(path, self.digests[path], pickle.dumps(parsed), html)

    def _reading(
        self, path: str, known: Mapping[str, bytes], around: Surroundings, surroundings: bytes
    ) -> Reading:
        if path in known:
            reading: Reading = pickle.loads(known[path])  # noqa: S301  # our own store
            return reading
        parsed: Parsed = pickle.loads(self.store.parsed(path))  # noqa: S301  # our own store
        reading = read_document(parsed, around)
        if reading.document:
            _ = reading.document.mark  # worked out once, and kept with the rest
        self.store.put_reading(path, surroundings, pickle.dumps(reading))
        return reading


def _mark_of(around: Surroundings) -> bytes:
    beside = sorted(path for path in around.paths if not is_article(path))
    sizes = ((around.root / path).stat().st_size for path in beside)
    return digest(mark(around.menu), mark(around.captures), mark(beside), mark(list(sizes)))


def _parsed(root: Path, paths: Sequence[str], jobs: int) -> Iterator[tuple[Parsed, str]]:
    if jobs == 1 or len(paths) <= _BATCH:
        yield from parse_files(root, paths)
        return
    batches = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    with ProcessPoolExecutor(jobs) as pool:
        for batch in pool.map(_parse_batch, [root] * len(batches), batches):
            yield from batch


def _parse_batch(root: Path, paths: Sequence[str]) -> list[tuple[Parsed, str]]:
    return list(parse_files(root, paths))
