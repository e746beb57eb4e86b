"""One build at a time for one output folder: the next one waits and says so."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# Seconds. Two that begin at once turn each other away for a moment: that is no other build yet.
_SOON = 1
_LONGEST = 3600


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock file; a killed process leaves no lock behind."""
    with closing(sqlite3.connect(lock, timeout=_SOON)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            sys.stderr.write("Một lần dựng khác đang chạy, xin đợi …\n")
            connection.execute(f"PRAGMA busy_timeout = {_LONGEST * 1000}")
            connection.execute("BEGIN EXCLUSIVE")
        yield
