"""SWHIDs (ISO/IEC 18670): names of files and folders that follow from their content alone.

The name of a folder holds the identifier that ``git write-tree`` gives it, so anybody with git can
check it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

_FILE, _FOLDER = b"100644", b"40000"  # modes, as git writes them


def blob_hash(size: int) -> hashlib._Hash:
    """Return the hash that makes git's identifier of a file, to be fed its ``size`` bytes."""
    return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)


def blob_of(path: Path) -> bytes:
    """Return git's identifier of a file's content: 20 bytes."""
    blob = blob_hash(path.stat().st_size)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            blob.update(chunk)
    return blob.digest()


def folder_swhid(blobs: Mapping[str, bytes]) -> str:
    """Return the SWHID of a folder of plain files: their blobs' identifiers by address with `/`.

    Raises ValueError where an address is a file and a folder too.
    """
    return f"swh:1:dir:{_tree_id((a.split('/'), blob) for a, blob in blobs.items()).hex()}"


def _tree_id(files: Iterable[tuple[list[str], bytes]]) -> bytes:
    entries: dict[str, bytes] = {}
    folders: dict[str, list[tuple[list[str], bytes]]] = {}
    for (name, *below), blob in files:
        if below:
            folders.setdefault(name, []).append((below, blob))
        else:
            entries[name] = blob
    if both := entries.keys() & folders.keys():
        raise ValueError(f"a file and a folder of one name: {min(both)}")
    rows = [(name.encode(), _FILE, blob) for name, blob in entries.items()]
    # Git sorts a folder as if its name ended in a slash.
    rows += [(f"{name}/".encode(), _FOLDER, _tree_id(inside)) for name, inside in folders.items()]
    content = b"".join(
        b"%s %s\0%s" % (mode, name.rstrip(b"/"), identifier)
        for name, mode, identifier in sorted(rows)
    )
    return hashlib.sha1(b"tree %d\0%s" % (len(content), content), usedforsecurity=False).digest()
