"""Files on a server that are reached by path: what FTP and SFTP have in common."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from portal.publishing.target import InterruptedTargetError, TargetError, unfinished


@dataclass(frozen=True)
class Account:
    """Who logs in where; without a password only where keys will do."""

    host: str
    port: int
    user: str
    password: str | None = field(repr=False)


@dataclass(frozen=True)
class Listing:
    """The names of what lies in a folder."""

    folders: list[str]
    files: list[str]


class Server(Protocol):
    """A server, connected to when it is first asked, and anew after an interruption.

    A path is the server's; "" is the folder that one logs in to. Methods raise FileNotFoundError
    where nothing lies, else TargetError or InterruptedTargetError.
    """

    @property
    def address(self) -> str:
        """Return where it is, as people are told."""

    def listing(self, folder: str) -> Listing:
        """Return what lies in a folder, hidden files too."""

    def read(self, path: str) -> bytes:
        """Return a file."""

    def write(self, path: str, data: bytes) -> None:
        """Write a file, over any other."""

    def rename(self, path: str, new: str) -> None:
        """Rename a file; the server may refuse where there is another."""

    def remove(self, path: str) -> None:
        """Remove a file."""

    def make_folder(self, path: str) -> None:
        """Make a folder; the server may refuse where there is one."""

    def remove_folder(self, path: str) -> None:
        """Remove a folder; the server refuses unless it is empty."""

    def close(self) -> None:
        """Leave the server."""


class Remote:
    """A folder of a server as a target; each file takes its place by being renamed."""

    def __init__(self, server: Server, root: str) -> None:
        self._server = server
        self._root = root.rstrip("/") or root
        self._made: set[str] = {"", "/"}

    @property
    def place(self) -> str:
        """Return server and folder."""
        return f"{self._server.address}/{self._root.lstrip('/')}".rstrip("/")

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Do nothing: each file shows at once."""

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every file in a folder."""
        yield from self._below(below)

    def read(self, address: str) -> bytes:
        """Return a file."""
        return self._server.read(self._path(address))

    def put(self, address: str, data: bytes) -> None:
        """Write a file beside its place, then rename it."""
        path = self._path(address)
        beside = self._path(unfinished(address))
        try:
            self._make(posixpath.dirname(path))
            self._server.write(beside, data)
            self._rename_over(beside, path)
        except FileNotFoundError:
            self._made = {"", "/"}
            raise TargetError(f"{self.place}: không tạo được thư mục của {address}") from None
        except InterruptedTargetError:
            raise
        except TargetError:
            with suppress(FileNotFoundError, TargetError):  # the first error is the one to tell
                self._server.remove(beside)
            raise

    def delete(self, address: str) -> None:
        """Delete a file and the folders that it leaves empty."""
        with suppress(FileNotFoundError):  # as was wanted
            self._server.remove(self._path(address))
        folder = posixpath.dirname(address)
        while folder and self._is_removed(self._path(folder)):
            folder = posixpath.dirname(folder)

    def finish(self) -> None:
        """Do nothing: each file shows at once."""

    def close(self) -> None:
        """Leave the server."""
        self._server.close()

    def _path(self, address: str) -> str:
        return posixpath.join(self._root, address) if address else self._root

    def _below(self, folder: str) -> Iterator[str]:
        try:
            listing = self._server.listing(self._path(folder))
        except FileNotFoundError:
            return
        yield from (posixpath.join(folder, name) for name in listing.files)
        for name in listing.folders:
            yield from self._below(posixpath.join(folder, name))

    def _make(self, folder: str) -> None:
        """Make a folder and those above it, each once; if that fails, writing will tell."""
        if folder in self._made:
            return
        self._make(posixpath.dirname(folder))
        try:
            self._server.make_folder(folder)
        except InterruptedTargetError:
            raise
        except (FileNotFoundError, TargetError):  # it is there already
            pass
        self._made.add(folder)

    def _rename_over(self, path: str, new: str) -> None:
        try:
            self._server.rename(path, new)
        except InterruptedTargetError:
            raise
        except TargetError as refused:  # some servers don't rename over another file
            try:
                self._server.remove(new)
            except FileNotFoundError:
                raise refused from None
            self._server.rename(path, new)

    def _is_removed(self, folder: str) -> bool:
        try:
            self._server.remove_folder(folder)
        except InterruptedTargetError:
            raise
        except (FileNotFoundError, TargetError):  # it isn't empty
            return False
        self._made.discard(folder)
        return True
