"""The digests of a build's files; those that haven't changed since are not read again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from portal.engine import Store
from portal.publishing.past import digest_of

_KEY = "published digests"


def local_digests(output: Path, store: Store) -> dict[str, str]:
    """Return the SHA-256 of every file below ``output`` by its address."""
    known: dict[str, list[str]] = json.loads(store.kept(_KEY) or b"{}")
    seen: dict[str, list[str]] = {}
    for address, stamp in _stamps(output, ""):
        row = known.get(address, [""])
        digest = row[1] if row[0] == stamp else digest_of((output / address).read_bytes())
        seen[address] = [stamp, digest]
    store.keep(_KEY, json.dumps(seen).encode())
    return {address: digest for address, (_, digest) in seen.items()}


def _stamps(folder: Path | str, above: str) -> Iterator[tuple[str, str]]:
    """Yield the address of each file, and what changes whenever the file does."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, f"{above}{entry.name}/")
            else:
                facts = entry.stat()
                yield f"{above}{entry.name}", f"{facts.st_size} {facts.st_mtime_ns} {facts.st_ino}"
