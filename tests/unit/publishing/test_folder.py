"""A folder as a target: what a disk can do to us is told, and loses nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from portal.publishing.folder import Folder
from portal.publishing.target import TargetError


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy"),
        (errno.EDQUOT, "ổ đĩa đã đầy"),
        (errno.EROFS, "không ghi được vào đây"),
        (errno.EACCES, "không ghi được vào đây"),
        (errno.EIO, "ổ đĩa báo lỗi"),
    ],
)
def test_a_disk_that_takes_nothing_keeps_what_it_has(
    number: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Folder(tmp_path)
    target.put("a/bài.html", b"old")

    def fails(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[:1])
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(TargetError, match=says):
        target.put("a/bài.html", b"new")
    assert target.read("a/bài.html") == b"old"
    assert list(target.addresses()) == ["a/bài.html"]


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    target = Folder(tmp_path)
    target.put("a", b"1")
    with pytest.raises(TargetError):
        target.put("a/b", b"2")
    with pytest.raises(FileNotFoundError):
        target.read("a/b")
    target.delete("a/b")


def test_a_disk_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list(Folder(tmp_path / "không có").addresses()) == []
