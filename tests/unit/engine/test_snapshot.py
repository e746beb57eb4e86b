"""A file is what it was by its stamp, or else by its content."""

from __future__ import annotations

import os
import time
from pathlib import Path

from portal.engine.snapshot import below, contents, files_below, from_bytes, take, to_bytes

OLD = time.time_ns() - 10**12


def aged(path: Path, text: str) -> str:
    """Write a file that looks as if nobody had touched it for a while (its ctime can't be set)."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(OLD, OLD))
    return str(path)


def test_a_settled_file_is_not_read_again(tmp_path: Path) -> None:
    path = aged(tmp_path / "a", "mot")
    first = take([path], {}, settled=True)
    assert take([path], first)[path] is first[path]


def test_a_young_file_is_read_again(tmp_path: Path) -> None:
    path = aged(tmp_path / "a", "mot")
    first = take([path], {})
    assert first[path].stamp is None
    assert contents(take([path], first)) == contents(first)


def test_other_content_with_the_same_size_and_time_is_noticed(tmp_path: Path) -> None:
    one, other = aged(tmp_path / "a", "mot"), aged(tmp_path / "b", "hai")
    before = take([one, other], {}, settled=True)
    Path(one).rename(tmp_path / "c")
    Path(other).rename(one)
    (tmp_path / "c").rename(other)
    after = take([one, other], before)
    assert (after[one].digest, after[other].digest) == (before[other].digest, before[one].digest)


def test_what_is_gone_or_no_file_is_left_out(tmp_path: Path) -> None:
    assert take([str(tmp_path), str(tmp_path / "khong-co")], {}) == {}


def test_a_snapshot_is_the_same_once_written_down(tmp_path: Path) -> None:
    snapshot = take([aged(tmp_path / "a", "mot")], {}, settled=True)
    assert from_bytes(to_bytes(snapshot)) == snapshot
    assert from_bytes(None) == {}


def test_files_are_found_below_a_folder_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("a/b.md", "c.md", ".an/d", "__pycache__/e.pyc", "a/.f"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = sorted(files_below(str(tmp_path)))
    assert found == [str(tmp_path / "a" / "b.md"), str(tmp_path / "c.md")]
    assert below(take(found, {}), tmp_path / "a").keys() == {"b.md"}
