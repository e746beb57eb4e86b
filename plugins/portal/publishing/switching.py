"""Two copies of a portal at one place, of which readers are shown one: all changes at once.

What is published goes to the copy that readers don't see; then they are shown that one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Protocol

from portal.publishing.records import FOLDER, RECORD
from portal.publishing.target import Target, unfinished

SHOWN = "hien-hanh"  # at this address beside the copies it stands which one readers are shown
_COPIES = ("a", "b")


class Switch(Target, Protocol):
    """A place that can say, at once for everybody, which of two folders readers are shown."""

    def shown(self) -> str:
        """Return the folder that readers are shown, "" where that was never said."""

    def show(self, folder: str) -> None:
        """Show readers another folder."""


class Switched:
    """A place with two copies as one target: it shows nothing before all is there.

    Each copy has its own record, so that a release and its record change places together; what
    else publishing remembers is common to both.
    """

    def __init__(self, switch: Switch) -> None:
        self._switch = switch
        self._hidden = ""  # the copy that is being changed

    @property
    def place(self) -> str:
        """Return where both are."""
        return self._switch.place

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Make the hidden copy like the shown one, what others have put there included."""
        shown, hidden = self._shown(), _COPIES[self._shown() == _COPIES[0]]
        there, here = self._of(shown), self._of(hidden)
        known = {*ours, *unsure}
        known |= set(map(unfinished, known))
        for address in sorted((there | here) - (there & here & {*ours} - {*unsure})):
            if address in there:
                self._copy(f"{shown}/{address}", f"{hidden}/{address}")
            elif address in known:
                self._switch.delete(f"{hidden}/{address}")
        self._hidden = hidden

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every file in a folder of the copy that changes, else shown."""
        if _is_common(f"{below}/"):
            yield from self._switch.addresses(below)
        else:
            yield from self._of(self._now(), below)

    def read(self, address: str) -> bytes:
        """Return a file, as it will be where something is being changed."""
        if not (self._now() or _is_common(address)):
            raise FileNotFoundError(address)
        return self._switch.read(_at(self._now(), address))

    def put(self, address: str, data: bytes) -> None:
        """Put a file into the hidden copy; with the record of a release that is shown."""
        self._switch.put(self._changed(address), data)
        if address == RECORD:
            self.finish()

    def delete(self, address: str) -> None:
        """Delete a file of the hidden copy."""
        self._switch.delete(self._changed(address))

    def finish(self) -> None:
        """Show readers the copy that was changed."""
        if self._hidden:
            self._switch.show(self._hidden)
            self._hidden = ""

    def close(self) -> None:
        """Leave the place."""
        self._switch.close()

    def _shown(self) -> str:
        shown = self._switch.shown()
        return shown if shown in _COPIES else ""

    def _now(self) -> str:
        return self._hidden or self._shown()

    def _of(self, copy: str, below: str = "") -> set[str]:
        """Return the addresses of a copy's files; of one that isn't there none."""
        folder = posixpath.join(copy, below).rstrip("/")
        found = self._switch.addresses(folder) if copy else ()
        return {address.removeprefix(f"{copy}/") for address in found}

    def _copy(self, address: str, other: str) -> None:
        data = self._switch.read(address)
        with suppress(FileNotFoundError):  # the other copy doesn't have it yet
            if self._switch.read(other) == data:
                return
        self._switch.put(other, data)

    def _changed(self, address: str) -> str:
        if not (self._hidden or _is_common(address)):
            self.begin((), ())
        return _at(self._hidden, address)


def _is_common(address: str) -> bool:
    return address.startswith(FOLDER) and address != RECORD


def _at(copy: str, address: str) -> str:
    """Return where a file of a copy lies."""
    if address == RECORD:
        return f"{FOLDER}{copy}.json"
    return address if _is_common(address) else f"{copy}/{address}"
