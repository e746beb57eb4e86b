"""The versions of an article's file, as git's log tells them: when it was changed, and how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from portal.vietnamese import VIETNAM, Moment, number

_COMMIT = "\x01"  # begins a commit in the log (see engine/repository.py)


class Version(NamedTuple):
    """One change of a file: its day in Vietnam (ISO), its lines, its name before a renaming.

    Thousands of them are kept and read with each build, so they hold plain values.
    """

    day: str
    is_first: bool = False
    added: int = 0
    removed: int = 0
    renamed_from: str = ""

    @property
    def date(self) -> Moment:
        """Return its day, for people."""
        return Moment.parse(self.day)

    @property
    def words(self) -> str:
        """Tell what was changed, for readers."""
        if self.is_first:
            return "đưa vào kho"
        said = [f"đổi tên từ “{self.renamed_from}”"] if self.renamed_from else []
        said += [f"thêm {number(self.added)} dòng"] if self.added else []
        said += [f"bớt {number(self.removed)} dòng"] if self.removed else []
        return ", ".join(said) or "sửa"


@dataclass(slots=True)
class _Change:
    """What a commit did to a file: git's status letter, the name before a renaming, the lines."""

    status: str
    old: str = ""
    added: int = 0
    removed: int = 0


def versions_in(log: str, paths: Iterable[str]) -> dict[str, tuple[Version, ...]]:
    """Return the versions of the files at ``paths``, newest first; a file keeps those of old names.

    ``log`` is git's, newest commit first, with `--raw --numstat -z`; a commit begins with 0x01 and
    its date.
    """
    found: dict[str, list[Version]] = {}
    now_called = {path: path for path in paths}  # by the name at the time of the commit
    for commit in log.split(_COMMIT)[1:]:
        day, changes = _read(commit)
        earlier: dict[str, str] = {}
        for name, change in changes.items():
            if path := now_called.get(name):
                found.setdefault(path, []).append(_version(day, change))
                if change.status in "ADR":  # before, there was no file of this name
                    del now_called[name]
                if change.status == "R":
                    earlier[change.old] = path
        now_called |= earlier
    return {path: tuple(versions) for path, versions in found.items()}


def _version(day: str, change: _Change) -> Version:
    old = change.old if change.status == "R" else ""
    return Version(day, change.status == "A", change.added, change.removed, old)


def _read(commit: str) -> tuple[str, dict[str, _Change]]:
    date, *fields = commit.split("\0")
    day = datetime.fromisoformat(date).astimezone(VIETNAM).date().isoformat()
    return day, _changes(fields)


def _changes(fields: Iterable[str]) -> dict[str, _Change]:
    """Read the fields of a commit: statuses with names first, then numbers of lines with names."""
    changes: dict[str, _Change] = {}
    rest = iter(fields)
    for field in rest:
        if field.lstrip("\n").startswith(":"):
            status = field.rpartition(" ")[2][:1]
            name = next(rest)
            old, name = (name, next(rest)) if status in "RC" else ("", name)
            changes[name] = _Change(status, old)
        elif field.strip():
            added, removed, name = field.lstrip("\n").split("\t", 2)
            if not name:  # a renamed file has its two names behind it
                _, name = next(rest), next(rest)
            changes[name].added, changes[name].removed = _count(added), _count(removed)
    return changes


def _count(lines: str) -> int:
    return int(lines) if lines.isdigit() else 0  # "-" for a file that is no text
