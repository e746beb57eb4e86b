"""What tests know of a server that they publish to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PASSWORD = "mật-khẩu%40 bí mật"  # noqa: S105  # of servers that live for a test


@dataclass(frozen=True)
class Spot:
    """A part of a place: as PUBLISH describes it, and all that lies there, seen from the inside."""

    settings: Mapping[str, Any]
    files: Callable[[], dict[str, bytes]]


@dataclass(frozen=True)
class Place:
    """A place as PUBLISH describes it; what takes it away for a while, if anything can.

    ``spot`` gives the part of it that has a name; ``ports`` are all that the server listens to.
    """

    settings: Mapping[str, Any]
    spot: Callable[[str], Spot]
    password: str | None = None
    read_only: Mapping[str, Any] = field(default_factory=dict)
    wrong_login: Mapping[str, Any] = field(default_factory=dict)  # with another password
    away: Callable[[], AbstractContextManager[None]] = nullcontext
    ports: tuple[int, ...] = ()


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its address."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class Restarted:
    """A server that can be taken away for a while."""

    def __init__(self, start: Callable[[], AbstractContextManager[None]]) -> None:
        self._start = start
        self._running = start()

    def __enter__(self) -> None:
        self._running.__enter__()

    def __exit__(self, *_: object) -> None:
        self._running.__exit__(None, None, None)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Stop the server, and start it anew in the end."""
        self._running.__exit__(None, None, None)
        try:
            yield
        finally:
            self._running = self._start()
            self._running.__enter__()
