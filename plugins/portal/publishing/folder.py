"""A folder as a target: a disk that somebody carries, a network drive, a web server's own."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from portal.publishing.switching import SHOWN
from portal.publishing.target import TargetError, unfinished

_FULL = {errno.ENOSPC, errno.EDQUOT}


class Folder:
    """Files below a folder; each takes its place by being renamed."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def place(self) -> str:
        """Return the folder."""
        return str(self._root)

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Do nothing: each file shows at once."""

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every file in a folder."""
        with self._explained():
            for folder, _, names in os.walk(self._root / below, onerror=_raise_unless_missing):
                start = Path(folder).relative_to(self._root).as_posix()
                yield from (name if start == "." else f"{start}/{name}" for name in names)

    def read(self, address: str) -> bytes:
        """Return a file."""
        with self._explained():
            path = self._root / address
            if not path.is_file():
                raise FileNotFoundError(address)
            return path.read_bytes()

    def put(self, address: str, data: bytes) -> None:
        """Write a file beside its place, then rename it."""
        path = self._root / address
        beside = self._root / unfinished(address)
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(data)
                beside.replace(path)
            except OSError:
                with suppress(OSError):  # the first error is the one to tell
                    beside.unlink()
                raise

    def delete(self, address: str) -> None:
        """Delete a file and the folders that it leaves empty."""
        path = self._root / address
        with self._explained():
            if path.is_file():
                path.unlink()
            for parent in path.relative_to(self._root).parents[:-1]:
                with suppress(OSError):  # it isn't empty
                    (self._root / parent).rmdir()

    def finish(self) -> None:
        """Do nothing: each file shows at once."""

    def close(self) -> None:
        """Do nothing: nothing is held."""

    def shown(self) -> str:
        """Return the folder that the symbolic link leads to."""
        link = self._root / SHOWN
        with self._explained():
            return str(link.readlink()) if link.is_symlink() else ""

    def show(self, folder: str) -> None:
        """Make a symbolic link beside its place, then rename it."""
        beside = self._root / unfinished(SHOWN)
        with self._explained():
            (self._root / folder).mkdir(parents=True, exist_ok=True)  # if all files were deleted
            beside.unlink(missing_ok=True)
            beside.symlink_to(folder, target_is_directory=True)
            beside.replace(self._root / SHOWN)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as error:
            raise TargetError(f"{self._root}: {_reason(error)}") from error


def _raise_unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _reason(error: OSError) -> str:
    if error.errno in _FULL:
        return "ổ đĩa đã đầy; dọn bớt chỗ rồi chạy lại"
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return "không ghi được vào đây; xem lại quyền ghi của thư mục"
    return f"ổ đĩa báo lỗi ({error.strerror})"
