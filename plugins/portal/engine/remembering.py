"""Reads the sources, but for what the store remembers of them."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from portal.engine.fingerprints import digest, mark
from portal.engine.pool import in_processes
from portal.engine.store import Store
from portal.sources import (
    ImageFile,
    Parsed,
    Reading,
    Surroundings,
    Text,
    is_article,
    look_at_images,
    parse_files,
    read_document,
)

_IMAGES = "images"
_IMAGES_AT_A_TIME = 8  # each takes as long as some ten texts
_BUNDLES = 256  # together, readings are pickled smaller and read sooner than one by one

Packed = tuple[bytes, bytes]
"""A parsed file and its text, as the store keeps them."""


class _Marks:
    """Marks of what documents are read against; of the menu, they see the entry they name."""

    def __init__(self, around: Surroundings) -> None:
        beside = sorted(path for path in around.paths if not is_article(path))
        sizes = [(around.root / path).stat().st_size for path in beside]
        self._menu = around.menu
        self._rest = digest(mark(around.captures), mark(beside), mark(sizes))
        self._of: dict[str, bytes] = {}

    def of(self, category: str) -> bytes:
        """Return the mark of all that may show in the reading of a document of this category."""
        if category not in self._of:
            named = self._menu.find(category)
            # Where there is not one such entry, a finding tells of the others.
            seen = named[0] if len(named) == 1 else self._menu
            self._of[category] = digest(self._rest.hex(), mark(seen))
        return self._of[category]


class _Row(NamedTuple):
    """A reading, and what it holds for: digest of the file, its category, the surroundings."""

    digest: str
    category: str
    around: bytes
    reading: Reading


_Rows = dict[str, _Row]
"""Readings by path."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """Reads articles; ``digests`` tells the content of each file, by path."""

    store: Store
    digests: Mapping[str, str]
    jobs: int

    def __call__(self, paths: Iterable[str], around: Surroundings) -> list[Reading]:
        """Return the readings of files, parsing only those whose content is new."""
        wanted, marks = list(paths), _Marks(around)
        with self.store.transaction():
            before = self._kept()
            known = {p: before[p] for p in wanted if p in before and self._is_known(p, before[p])}
            rows = {p: row for p, row in known.items() if row.around == marks.of(row.category)}
            stale = [path for path in known if path not in rows]
            new = [path for path in wanted if path not in known]
            for parsed in chain(map(self._parsed, stale), self._parse(around.root, new)):
                rows[parsed.path] = self._read(parsed, around, marks)
            self._keep(before, rows)
        return [rows[path].reading for path in wanted]

    def _kept(self) -> _Rows:
        kept: _Rows = {}
        for bundle in self.store.readings():
            kept |= pickle.loads(bundle)  # noqa: S301  # our own store
        return kept

    def _is_known(self, path: str, row: _Row) -> bool:
        return row.digest == self.digests.get(path)

    def _keep(self, before: _Rows, rows: _Rows) -> None:
        """Keep the bundles in which something is new or gone."""
        paths = before.keys() | rows.keys()
        touched = {_bundle(path) for path in paths if before.get(path) is not rows.get(path)}
        bundles: dict[int, _Rows] = {number: {} for number in touched}
        for path, row in rows.items() if bundles else ():
            if (number := _bundle(path)) in bundles:
                bundles[number][path] = row
        for number, bundle in bundles.items():
            self.store.put_readings(number, pickle.dumps(bundle))
        self.store.drop_texts(before.keys() - rows.keys())

    def _parsed(self, path: str) -> Parsed:
        parsed: Parsed = pickle.loads(self.store.parsed(path))  # noqa: S301  # our own store
        return parsed

    def _parse(self, root: Path, paths: Sequence[str]) -> Iterator[Parsed]:
        for data, text in in_processes(partial(_pack, root), paths, self.jobs):
            parsed: Parsed = pickle.loads(data)  # noqa: S301  # packed by us a moment ago
            self.store.put_text(parsed.path, data, text)
            yield parsed

    def _read(self, parsed: Parsed, around: Surroundings, marks: _Marks) -> _Row:
        reading = read_document(parsed, around)
        if reading.document:
            _ = reading.document.mark  # worked out once, and kept with the rest
        its = self.digests.get(parsed.path, "")  # "": it came when the folder was looked at already
        return _Row(its, parsed.category, marks.of(parsed.category), reading)


@dataclass(frozen=True, slots=True)
class RememberingImages:
    """Looks at images; ``digests`` tells the content of each file, by path."""

    store: Store
    digests: Mapping[str, str]
    jobs: int

    def __call__(self, root: Path, paths: Sequence[str]) -> list[ImageFile]:
        """Return what is known of images, looking only at those whose content is new."""
        kept = self.store.kept(_IMAGES)
        before: dict[str, ImageFile] = pickle.loads(kept) if kept else {}  # noqa: S301  # our own
        known = {p: before[p] for p in paths if p in before and self._is_known(before[p])}
        new = [path for path in paths if path not in known]
        look = partial(look_at_images, root)
        found = list(in_processes(look, new, self.jobs, _IMAGES_AT_A_TIME))
        images = known | {image.path: image for image in found}
        if images != before:
            self.store.keep(_IMAGES, pickle.dumps(images))
        return list(images.values())

    def _is_known(self, image: ImageFile) -> bool:
        return image.digest == self.digests.get(image.path)


def _bundle(path: str) -> int:
    return zlib.crc32(path.encode()) % _BUNDLES


def remembered_text(store: Store, path: str) -> Text:
    """Return what is shown of a source that has been read."""
    text: Text = pickle.loads(store.text(path))  # noqa: S301  # our own store
    return text


def _pack(root: Path, paths: Sequence[str]) -> list[Packed]:
    return [(pickle.dumps(parsed), pickle.dumps(text)) for parsed, text in parse_files(root, paths)]
