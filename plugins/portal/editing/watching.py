"""Watches the files that a preview is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from watchfiles import Change, watch

from portal.sources import PASSED_OVER

_STILL = 10  # ms without a further change, after which a save counts as done
_LOOK_UP = 0.5  # seconds; on Windows, Ctrl+C is seen only between two waits

Filter = Callable[[Change, str], bool]


class Changes:
    """The changes that wait to be handled."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[set[str]] = SimpleQueue()

    def add(self, paths: set[str]) -> None:
        """Take the absolute paths of changed files."""
        self._queue.put(paths)

    def next(self) -> set[str]:
        """Wait for changes, and return all there are."""
        while True:
            try:
                found = self._queue.get(timeout=_LOOK_UP)
            except Empty:
                continue
            while not self._queue.empty():
                found |= self._queue.get()
            return found


@contextmanager
def watching(folders: Sequence[Path], file: Path) -> Iterator[Changes]:
    """Watch all that lies below ``folders``, and one ``file``."""
    changes, stop = Changes(), Event()

    def run(paths: Sequence[Path], wanted: Filter, recursive: bool) -> None:
        for found in watch(
            *paths, watch_filter=wanted, step=_STILL, stop_event=stop, recursive=recursive
        ):
            changes.add({path for _, path in found})

    threads = [
        Thread(target=run, args=(folders, _below(folders), True), daemon=True),
        # A file that an editor replaces is lost to a watch of its own, so its folder is watched.
        Thread(target=run, args=([file.parent], _only(file), False), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield changes
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _only(file: Path) -> Filter:
    return lambda _, name: name == str(file)


def _below(folders: Sequence[Path]) -> Filter:
    """Return a filter that passes over what is no content, and over folders' own time stamps."""

    def wanted(change: Change, name: str) -> bool:
        path = Path(name)
        if change is Change.modified and path.is_dir():
            return False
        inside = next((path.relative_to(f) for f in folders if path.is_relative_to(f)), path)
        return not any(part.startswith((*PASSED_OVER, "__pycache__")) for part in inside.parts)

    return wanted
