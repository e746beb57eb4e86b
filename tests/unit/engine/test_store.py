"""The store keeps what it is told, and a broken one costs nothing but time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portal.engine.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.sqlite"


def test_what_is_kept_is_there_the_next_time(path: Path) -> None:
    store = Store(path)
    with store.transaction():
        store.keep("told", b"mot")
        store.put_text("a.md", b"parsed", b"text")
        store.put_readings(7, b"readings")
        store.put_pages({"index.html": b"1", "a.html": b"2"})
    store.close()
    store = Store(path)
    assert (store.kept("told"), store.kept("khac")) == (b"mot", None)
    assert list(store.readings()) == [b"readings"]
    assert (store.parsed("a.md"), store.text("a.md")) == (b"parsed", b"text")
    with store.transaction():
        store.put_pages({"index.html": b"3"})
        store.drop_texts(["a.md"])
    assert store.pages() == {"index.html": b"3"}
    assert not store.text("a.md")
    store.close()


def test_a_store_with_the_tables_of_an_earlier_version_begins_anew(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(path)
    store.put_pages({"a.html": b"1"})
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE readings")
        connection.execute("CREATE TABLE readings (path TEXT)")
        connection.execute("PRAGMA user_version = 7")
    store = Store(path)
    assert (store.pages(), list(store.readings())) == ({}, [])
    store.close()
    assert capsys.readouterr().err == ""


def test_half_a_transaction_is_none(path: Path) -> None:
    store = Store(path)

    def broken_off() -> None:
        with store.transaction():
            store.keep("told", b"mot")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert store.kept("told") is None
    store.close()


def test_other_code_begins_with_an_empty_store(path: Path) -> None:
    store = Store(path)
    store.put_pages({"a.html": b"1"})
    store.clear(b"code")
    assert (store.pages(), store.kept("code")) == ({}, b"code")
    store.close()


@pytest.mark.parametrize(
    "data", [b"day khong phai la SQLite" * 100, b"SQLite format 3\x00" + b"x" * 900]
)
def test_a_broken_store_is_put_aside_with_a_line(
    path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    store = Store(path)
    assert list(store.readings()) == []
    store.close()
    (line,) = capsys.readouterr().err.splitlines()
    assert "Bộ nhớ đệm bị hỏng" in line
    assert path.with_name("store.sqlite.hong").read_bytes() == data


def test_a_foreign_database_is_put_aside(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.parent.mkdir()
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE cua_nguoi_khac (a)")
    foreign.commit()
    foreign.close()
    Store(path).close()
    assert "Bộ nhớ đệm bị hỏng" in capsys.readouterr().err
    kept = sqlite3.connect(path.with_name("store.sqlite.hong"))
    assert kept.execute("SELECT name FROM sqlite_master").fetchall() == [("cua_nguoi_khac",)]
    kept.close()
