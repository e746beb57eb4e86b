"""Whether files are what they were: by what the system says of them, else by their content."""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_GRAIN = 2_000_000_000  # ns; the coarsest time stamps in use (FAT)


class Seen(NamedTuple):
    """A file as it was seen: ``stamp`` is size, mtime and ctime (ns) and inode.

    A file that was changed shortly before it was seen has no stamp: another change could leave the
    same one. ``digest`` is SHA-512, as the manifest has it.
    """

    stamp: tuple[int, ...] | None
    digest: str


Snapshot = dict[str, Seen]
"""Files as they were seen, by path."""


def take(paths: Iterable[str], before: Snapshot, *, settled: bool = False) -> Snapshot:
    """Look at the files that exist; one with the stamp that it had ``before`` isn't read again.

    ``settled`` says that nobody is about to change them, however young they are.
    """
    youngest = sys.maxsize if settled else time.time_ns() - _GRAIN
    seen = ((path, _look(path, before.get(path), youngest)) for path in paths)
    return {path: look for path, look in seen if look}


def stamped(path: str, digest: str | None) -> Seen:
    """Look at a file that nobody is about to change; it is only read if no digest is given."""
    return Seen(_stamp(os.stat(path)), digest or digest_of(path))  # noqa: PTH116  # as below


def contents(snapshot: Snapshot) -> dict[str, str]:
    """Return the digest of each file."""
    return {path: seen.digest for path, seen in snapshot.items()}


def below(snapshot: Snapshot, folder: Path) -> dict[str, str]:
    """Return the digest of each file below ``folder``, by its posix path there."""
    starts = (f"{folder}/", f"{folder}{os.sep}")
    start = len(starts[0])
    return {
        path[start:].replace(os.sep, "/"): seen.digest
        for path, seen in snapshot.items()
        if path.startswith(starts)
    }


def to_bytes(snapshot: Snapshot) -> bytes:
    """Write a snapshot down, column by column: so it is read in half the time."""
    stamps, digests = zip(*snapshot.values(), strict=True) if snapshot else ((), ())
    return pickle.dumps((tuple(snapshot), stamps, digests))


def from_bytes(data: bytes | None) -> Snapshot:
    """Read a snapshot that was written down; an empty one from None."""
    paths, stamps, digests = pickle.loads(data) if data else ((), (), ())  # noqa: S301  # our own
    return dict(zip(paths, map(Seen, stamps, digests), strict=True))


def files_below(folder: str) -> Iterator[str]:
    """Yield the files below a folder, hidden ones and compiled Python aside."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from files_below(entry.path)
            else:
                yield entry.path


def addresses_below(folder: Path) -> Iterator[str]:
    """Yield the posix paths, from a folder, of the files below it, hidden ones aside."""
    start = len(f"{folder}/")
    yield from (path[start:].replace(os.sep, "/") for path in files_below(str(folder)))


def digest_of(path: str) -> str:
    """Return the SHA-512 digest of a file."""
    with open(path, "rb") as file:  # noqa: PTH123  # as above
        return hashlib.sha512(file.read()).hexdigest()


def _look(path: str, before: Seen | None, youngest: int) -> Seen | None:
    try:
        status = os.stat(path)  # noqa: PTH116  # thousands of times: a Path costs more than the call
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    stamp = _stamp(status)
    if before and before.stamp == stamp:
        return before
    settled = max(status.st_mtime_ns, status.st_ctime_ns) < youngest
    return Seen(stamp if settled else None, digest_of(path))


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
