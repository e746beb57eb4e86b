"""The versions of files, read from git's log."""

from __future__ import annotations

import pytest

from portal.sources import Version, versions_in

A, B = "2011/bai.md", "tin/bài mới.md"


def commit(date: str, *fields: str) -> str:
    return "\x01" + "\0".join([date, *("\n" + fields[0], *fields[1:])]) + "\0"


def changed(status: str, *names: str, lines: str = "1\t1") -> tuple[list[str], list[str]]:
    raw = [f":100644 100644 aaaaaaa bbbbbbb {status}", *names]
    return raw, [f"{lines}\t", *names] if len(names) > 1 else [f"{lines}\t{names[0]}"]


def log(*commits: tuple[str, list[tuple[list[str], list[str]]]]) -> str:
    told = ""
    for date, changes in commits:
        raws = [field for raw, _ in changes for field in raw]
        numbers = [field for _, numbers in changes for field in numbers]
        told += commit(date, *raws, *numbers)
    return told


def test_a_file_has_its_changes_newest_first_by_the_day_in_vietnam() -> None:
    told = log(
        ("2026-11-22T18:30:00+00:00", [changed("M", A, lines="3\t1")]),
        ("2026-11-21T01:00:00+00:00", [changed("A", A, lines="20\t0"), changed("A", B)]),
    )
    assert versions_in(told, [A]) == {
        A: (Version("2026-11-23", added=3, removed=1), Version("2026-11-21", True, 20)),
    }


def test_a_file_keeps_the_versions_of_its_old_name_and_no_others() -> None:
    told = log(
        ("2026-01-04T00:00:00Z", [changed("M", B)]),
        ("2026-01-03T00:00:00Z", [changed("A", A), changed("R093", A, B, lines="2\t0")]),
        ("2026-01-02T00:00:00Z", [changed("M", A)]),
        ("2026-01-01T00:00:00Z", [changed("A", A)]),
    )
    found = versions_in(told, [A, B])
    assert [(v.day[-2:], v.renamed_from) for v in found[B]] == [
        ("04", ""),
        ("03", A),
        ("02", ""),
        ("01", ""),
    ]
    assert [v.day for v in found[A]] == ["2026-01-03"]


def test_two_files_may_exchange_their_names() -> None:
    told = log(
        ("2026-01-02T00:00:00Z", [changed("R100", B, A), changed("R100", A, B)]),
        ("2026-01-01T00:00:00Z", [changed("M", A, lines="7\t0"), changed("M", B, lines="0\t9")]),
    )
    found = versions_in(told, [A, B])
    assert (found[A][1].removed, found[B][1].added) == (9, 7)


def test_what_was_deleted_before_a_file_came_is_not_its_own() -> None:
    told = log(
        ("2026-01-03T00:00:00Z", [changed("A", A)]),
        ("2026-01-02T00:00:00Z", [changed("D", A)]),
        ("2026-01-01T00:00:00Z", [changed("A", A)]),
    )
    assert [version.day for version in versions_in(told, [A])[A]] == ["2026-01-03"]


@pytest.mark.parametrize("told", ["", "\x012026-01-01T00:00:00Z\0"])
def test_without_changes_there_are_no_versions(told: str) -> None:
    assert versions_in(told, [A]) == {}


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (Version("2026-01-01", True, 1200), "đưa vào kho"),
        (Version("2026-01-01", added=1200, removed=3), "thêm 1.200 dòng, bớt 3 dòng"),
        (Version("2026-01-01", added=1), "thêm 1 dòng"),
        (Version("2026-01-01"), "sửa"),
        (Version("2026-01-01", renamed_from="cũ.md"), "đổi tên từ “cũ.md”"),
        (Version("2026-01-01", added=2, renamed_from="cũ.md"), "đổi tên từ “cũ.md”, thêm 2 dòng"),
    ],
)
def test_a_version_says_what_was_changed(version: Version, words: str) -> None:
    assert version.words == words
