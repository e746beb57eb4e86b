"""What every place that a portal is published to can do."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from typing import Protocol


class TargetError(Exception):
    """A target can't do what is asked; the message is for people and tells no secret."""


class InterruptedTargetError(TargetError):
    """A connection broke or a server was busy: the same may well succeed when tried again."""


class Target(Protocol):
    """A place that holds files by their address: relative, parted by slashes, no dots alone.

    Every method raises TargetError, InterruptedTargetError where trying again makes sense.
    """

    @property
    def place(self) -> str:
        """Return where it is, as people are told: no secrets."""

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Make ready to be changed, which matters where readers are shown another copy.

        ``ours`` are the addresses of what we have put there; at those that are ``unsure`` the
        copies may differ.
        """

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every file in a folder and those below, whoever put it there."""

    def read(self, address: str) -> bytes:
        """Return a file; FileNotFoundError where there is none."""

    def put(self, address: str, data: bytes) -> None:
        """Put a file in place of any other; readers get the old one or the new one, whole."""

    def delete(self, address: str) -> None:
        """Delete a file, and folders that it leaves empty; none is fine."""

    def finish(self) -> None:
        """Show readers all that was done since the last time, where only that shows it."""

    def close(self) -> None:
        """Leave the target; what was not finished may be lost."""


def unfinished(address: str) -> str:
    """Return where a file may be written before it takes its place; a cut may leave some of it."""
    folder, name = posixpath.split(address)
    return posixpath.join(folder, f".{name[:80]}.moi")
