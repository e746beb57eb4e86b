"""Zip archives: the same bytes for the same members, and what is read of damaged ones."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.archive.changes import Change, compared
from portal.archive.lists import as_list, read_list
from portal.archive.looking import look_through
from portal.archive.zips import Member, write_zip

NAMES = st.text("abĐđ/ .%*", min_size=1, max_size=8).filter(lambda name: name == name.strip())
DIGESTS = st.dictionaries(NAMES, st.just("ab" * 64))


def test_neither_clock_nor_file_dates_play_a_part(tmp_path: Path) -> None:
    made = []
    for seconds in (0, 2_000_000_000):
        source = tmp_path / "bai.html"
        source.write_text("Hợp tác xã" * 100, encoding="utf-8")
        os.utime(source, (seconds, seconds))
        package = tmp_path / f"{seconds}.zip"
        write_zip(package, [Member("bai.html", source), Member("Đ.txt", b"x")], "lời")
        made.append(package.read_bytes())
    assert made[0] == made[1]


def test_names_are_marked_as_utf_8_and_files_are_plain(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", [Member("Đại hội.txt", b"x")])
    (info,) = ZipFile(tmp_path / "a.zip").infolist()
    assert (info.filename, info.flag_bits & 0x800) == ("Đại hội.txt", 0x800)
    assert info.external_attr >> 16 == 0o100644


def test_what_is_compressed_already_is_stored(tmp_path: Path) -> None:
    members = [Member("a.webp", b"x" * 99), Member("a.html", b"x" * 99)]
    write_zip(tmp_path / "a.zip", members)
    assert [info.compress_type for info in ZipFile(tmp_path / "a.zip").infolist()] == [0, 8]


def test_a_missing_file_leaves_no_archive_half_written(tmp_path: Path) -> None:
    contents = look_through(tmp_path / "none.zip", texts=lambda _: False)
    assert [change.name for change in contents.broken] == ["none.zip"]


@given(st.binary(max_size=400))
def test_any_bytes_can_be_looked_through(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    package = tmp_path_factory.mktemp("any") / "any.zip"
    package.write_bytes(data)
    assert look_through(package, texts=lambda _: True).broken


@given(DIGESTS)
def test_a_list_is_read_as_it_was_written(digests: dict[str, str]) -> None:
    assert read_list(as_list(digests)) == digests


def test_what_differs_is_named_once() -> None:
    listed = {"a": "1", "b": "2", "c": "3", "d": "4"}
    found = {"a": "1", "b": "9", "e": "5"}
    assert list(compared(listed, found, [Change("d", "không đọc được")])) == [
        Change("d", "không đọc được"),
        Change("b", "đã thay đổi"),
        Change("c", "thiếu"),
        Change("e", "thừa, không có trong danh sách"),
    ]
