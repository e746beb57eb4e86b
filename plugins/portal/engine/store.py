"""The store: what earlier builds have worked out, in one SQLite file.

Everything in it can be worked out again, so a broken or foreign file is only put aside. SQLite in
WAL mode keeps it whole when a build is killed at any moment.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_APPLICATION = 0x48545831  # "HTX1": marks the file as ours
_TABLES = """
    -- Read before the code's own digest is known: "inputs", "outputs" (pickled columns), "base",
    -- "told" (text), "head" (a commit). Whoever changes how these are written changes this
    -- remark, and so _VERSION.
    CREATE TABLE kept (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE readings (bundle INTEGER PRIMARY KEY, readings BLOB NOT NULL);
    CREATE TABLE texts (
        path TEXT PRIMARY KEY, parsed BLOB NOT NULL, text BLOB NOT NULL
    );
    CREATE TABLE derived (
        kind TEXT, path TEXT, fingerprint BLOB NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (kind, path)
    );
    CREATE TABLE pages (address TEXT PRIMARY KEY, fingerprint BLOB) WITHOUT ROWID;
"""
_VERSION = zlib.crc32(_TABLES.encode()) >> 1  # SQLite keeps 31 bits of it


class Store:
    """One SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = _opened(path)
        except sqlite3.DatabaseError:
            _put_aside(path)
            self._connection = _opened(path)

    def clear(self, code: bytes) -> None:
        """Forget everything: it was worked out by other ``code``."""
        with self.transaction():
            for table in ("kept", "readings", "texts", "derived", "pages"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names
            self.keep("code", code)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def reopen(self) -> None:
        """Open the file anew, in a forked process: a connection must not be shared with it."""
        self._connection = _opened(self._path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing of it."""
        self._connection.execute("BEGIN IMMEDIATE")
        with self._connection:
            yield

    def kept(self, name: str) -> bytes | None:
        """Return a value kept under a name."""
        found: bytes | None = self._one("SELECT value FROM kept WHERE name = ?", name)
        return found

    def keep(self, name: str, value: bytes) -> None:
        """Keep a value under a name."""
        self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, value))

    def readings(self) -> Iterator[bytes]:
        """Yield the bundles of readings."""
        for (readings,) in self._connection.execute("SELECT readings FROM readings"):
            yield readings

    def put_readings(self, bundle: int, readings: bytes) -> None:
        """Keep a bundle of readings."""
        row = (bundle, readings)
        self._connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?)", row)

    def parsed(self, path: str) -> bytes:
        """Return what a source says by itself."""
        found: bytes = self._one("SELECT parsed FROM texts WHERE path = ?", path)
        return found

    def text(self, path: str) -> bytes:
        """Return what is shown of a source's text."""
        found: bytes = self._one("SELECT text FROM texts WHERE path = ?", path)
        return found

    def put_text(self, path: str, parsed: bytes, text: bytes) -> None:
        """Keep what a source says by itself, and what is shown of its text."""
        self._connection.execute(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", (path, parsed, text)
        )

    def drop_texts(self, paths: Iterable[str]) -> None:
        """Forget what sources said that are gone."""
        rows = ((path,) for path in paths)
        self._connection.executemany("DELETE FROM texts WHERE path = ?", rows)

    def derived(self, kind: str) -> dict[str, bytes]:
        """Return what is kept of a kind: the fingerprint of that which it was derived from."""
        command = "SELECT path, fingerprint FROM derived WHERE kind = ?"
        return dict(self._connection.execute(command, (kind,)))

    def derived_value(self, kind: str, path: str) -> bytes:
        """Return what was derived from a source."""
        command = "SELECT value FROM derived WHERE kind = ? AND path = ?"
        (found,) = self._connection.execute(command, (kind, path)).fetchone()
        value: bytes = found
        return value

    def derived_values(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """Yield all that was derived of a kind, with its source."""
        yield from self._connection.execute(
            "SELECT path, value FROM derived WHERE kind = ?", (kind,)
        )

    def put_derived(self, kind: str, path: str, fingerprint: bytes, value: bytes) -> None:
        """Keep what was derived from a source."""
        row = (kind, path, fingerprint, value)
        self._connection.execute("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)", row)

    def drop_derived(self, kind: str, paths: Iterable[str]) -> None:
        """Forget what was derived from sources that are gone."""
        rows = ((kind, path) for path in paths)
        self._connection.executemany("DELETE FROM derived WHERE kind = ? AND path = ?", rows)

    def pages(self) -> dict[str, bytes]:
        """Return the fingerprint of every page of the last build, by address."""
        return dict(self._connection.execute("SELECT address, fingerprint FROM pages"))

    def put_pages(self, pages: Mapping[str, bytes]) -> None:
        """Keep the fingerprints of this build's pages, and of no others."""
        before = self.pages()
        gone = [(address,) for address in before.keys() - pages.keys()]
        changed = [page for page in pages.items() if before.get(page[0]) != page[1]]
        self._connection.executemany("DELETE FROM pages WHERE address = ?", gone)
        self._connection.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", changed)

    def _one(self, command: str, parameter: str) -> Any:  # noqa: ANN401  # the column's type
        row = self._connection.execute(command, (parameter,)).fetchone()
        return row[0] if row else None


def _put_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.hong")
    path.replace(aside)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    sys.stderr.write(f"Bộ nhớ đệm bị hỏng, đã để riêng ở {aside} và làm lại từ đầu.\n")


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=600, isolation_level=None)
    try:
        _prepare(connection)
    except BaseException:  # Ctrl+C too: no connection stays open
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    if tables and application != _APPLICATION:
        raise sqlite3.DatabaseError("not a store of ours")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version != _VERSION:
        for (table,) in tables:
            connection.execute(f"DROP TABLE {table}")
        connection.executescript(_TABLES)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
