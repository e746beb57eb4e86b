"""A target that tries again: connections break, servers are busy."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

from portal.publishing.target import InterruptedTargetError, Target

_PAUSES = (1, 3, 9)  # seconds

Result = TypeVar("Result")


class Patient:
    """Does what a target does, up to four times each."""

    def __init__(self, target: Target, sleep: Callable[[float], None] = time.sleep) -> None:
        self._target = target
        self._sleep = sleep

    @property
    def place(self) -> str:
        """Return where it is."""
        return self._target.place

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        """Make ready to be changed."""
        self._tried(lambda: self._target.begin(ours, unsure))

    def addresses(self, below: str = "") -> Iterator[str]:
        """Yield the address of every file; a list that breaks off begins anew."""
        yield from self._tried(lambda: list(self._target.addresses(below)))

    def read(self, address: str) -> bytes:
        """Return a file."""
        return self._tried(lambda: self._target.read(address))

    def put(self, address: str, data: bytes) -> None:
        """Put a file."""
        self._tried(lambda: self._target.put(address, data))

    def delete(self, address: str) -> None:
        """Delete a file."""
        self._tried(lambda: self._target.delete(address))

    def finish(self) -> None:
        """Show readers all."""
        self._tried(self._target.finish)

    def close(self) -> None:
        """Leave the target."""
        self._target.close()

    def _tried(self, act: Callable[[], Result]) -> Result:
        for pause in _PAUSES:
            try:
                return act()
            except InterruptedTargetError:
                self._sleep(pause)
        return act()
