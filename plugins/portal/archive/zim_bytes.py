"""Makes a ZIM's bytes follow from its content alone.

libzim draws three UUIDs at random: that of the file (openZIM's file format: bytes 8 to 23), and one
in each of its two search indexes, which are Xapian databases kept as they are. An MD5 over all else
ends the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

_OF_FILE = 8
_MD5 = 16
_XAPIAN = b"\x0f\rXapian Glass"
_VERSION = 2  # bytes between this mark and a database's UUID


def fix_bytes(zim: Path, record: str) -> None:
    """Put a UUID of the release's record in place of the random ones, and the MD5 that follows."""
    identity = uuid5(NAMESPACE_URL, record).bytes
    with zim.open("r+b") as file, mmap(file.fileno(), 0) as data:
        for place in (_OF_FILE, *_index_places(data)):
            data[place : place + len(identity)] = identity
        data[-_MD5:] = _md5(data)


def _index_places(data: mmap) -> Iterator[int]:
    """Yield where the UUIDs of the two indexes are: libzim writes them after all else."""
    end = len(data)
    for _ in ("titles", "texts"):
        end = data.rfind(_XAPIAN, 0, end)
        if end < 0:
            raise ValueError("a ZIM without its two indexes: libzim has changed how it writes")
        yield end + len(_XAPIAN) + _VERSION


def has_its_md5(zim: Path) -> bool:
    """Tell whether a file is as its MD5 says."""
    if zim.stat().st_size < _MD5:
        return False
    with zim.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        return data[-_MD5:] == _md5(data)


def _md5(data: mmap) -> bytes:
    with memoryview(data) as view, view[:-_MD5] as content:
        return hashlib.md5(content, usedforsecurity=False).digest()
