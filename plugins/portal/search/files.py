"""The files of the index: scripts, each one call, named by what they hold."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.search.leaves import leaves_of, tree, trees

FOLDER = "tim-kiem"
_FUNCTION = "timKiem"
_SIGNS = 4  # of a name's digest, 5 bits each: the more, the longer the manifest
_EMPTY = "." * _SIGNS

Place = tuple[str, int]
"""A bucket's kind and number."""


def script(name: str, data: str) -> bytes:
    """Return a script that hands ``data`` to the search, under ``name``."""
    return f"{_FUNCTION}({json.dumps(name)},{json.dumps(data, ensure_ascii=False)});\n".encode()


def data_of(script: bytes) -> str:
    """Return the data that a script hands over."""
    call = script.decode().removeprefix(f"{_FUNCTION}(").removesuffix(");\n")
    data: str = json.loads(f"[{call}]")[1]
    return data


@dataclass(frozen=True, slots=True)
class Manifest:
    """The size of the row of seats, and for each kind the buckets in order, as trees of digests.

    What is empty has no file; its digest is made of dots.
    """

    size: int
    kinds: Mapping[str, Sequence[str]]

    @classmethod
    def empty(cls, size: int, counts: Mapping[str, int]) -> Manifest:
        """Return the manifest of an index that has so many buckets of each kind, all empty."""
        return cls(size, {kind: [_EMPTY] * count for kind, count in counts.items()})

    @classmethod
    def read(cls, text: str) -> Manifest:
        """Read a manifest that was written down."""
        found = json.loads(text)
        return cls(found["size"], {k: [*trees(row, _SIGNS)] for k, row in found["kinds"].items()})

    def write(self) -> str:
        """Write the manifest down."""
        kinds = {kind: "".join(row) for kind, row in self.kinds.items()}
        return json.dumps({"size": self.size, "kinds": kinds}, separators=(",", ":"))

    def renewed(self, buckets: Mapping[Place, Mapping[str, str]]) -> Manifest:
        """Return the manifest with the leaves that these buckets have now."""
        kinds = {kind: [*trees] for kind, trees in self.kinds.items()}
        for (kind, number), leaves in buckets.items():
            digests = {place: _digest(data) for place, data in leaves.items()}
            kinds[kind][number] = tree(digests)
        return Manifest(self.size, kinds)

    def files(self) -> Iterator[tuple[Place, str, str]]:
        """Yield the files of all buckets: bucket, leaf and address."""
        for kind, buckets in self.kinds.items():
            for number in range(len(buckets)):
                yield from (((kind, number), *file) for file in self.files_of((kind, number)))

    def files_of(self, place: Place) -> Iterator[tuple[str, str]]:
        """Yield the files of a bucket: leaf and address."""
        kind, number = place
        for leaf, digest in leaves_of(self.kinds[kind][number], _SIGNS).items():
            if digest != _EMPTY:
                yield leaf, f"{FOLDER}/{kind}/{number}{leaf}.{digest}.js"


def manifest_file(manifest: Manifest) -> tuple[str, bytes]:
    """Return address and content of a manifest's own file."""
    data = script("", manifest.write())
    return f"{FOLDER}/muc-luc.{hashlib.sha256(data).hexdigest()[:10]}.js", data


def _digest(data: str) -> str:
    if not data:
        return _EMPTY
    digest = hashlib.sha256(data.encode()).digest()
    return base64.b32encode(digest).decode()[:_SIGNS].lower()
