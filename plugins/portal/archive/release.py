"""What a package holds: the release, told by its name, its commit, its day and its SWHID."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.vietnamese import VIETNAM

_RECORD = re.compile(
    r"Release: (?P<name>[a-z0-9-]+)-\d{8}\n"
    r"SWHID: (?P<swhid>swh:1:dir:[0-9a-f]{40})\n"
    r"Commit: (?P<commit>[0-9a-f]{40,64})(?P<changed> with uncommitted changes)?\n"
    r"Commit-Date: (?P<moment>\S+)\n"
)


class NoReleaseError(Exception):
    """There is no commit that a release could be named after; the message is for people."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, its moment, and whether files have been changed since."""

    id: str
    moment: datetime
    changed: bool


@dataclass(frozen=True, slots=True)
class Release:
    """One state of the portal: the name of the archive, its commit, the SWHID of its output."""

    name: str
    commit: Commit
    swhid: str

    @property
    def day(self) -> str:
        """Return the commit's day in Vietnam, as an ISO date."""
        return self.commit.moment.date().isoformat()

    @property
    def stem(self) -> str:
        """Return what the names of its packages begin with: `NAME-YYYYMMDD`."""
        return f"{self.name}-{self.day.replace('-', '')}"

    @property
    def record(self) -> str:
        """Return the lines by which each package tells what it holds; ``recorded`` reads them."""
        changed = " with uncommitted changes" if self.commit.changed else ""
        return (
            f"Release: {self.stem}\n"
            f"SWHID: {self.swhid}\n"
            f"Commit: {self.commit.id}{changed}\n"
            f"Commit-Date: {self.commit.moment.isoformat()}\n"
        )


def recorded(text: str) -> Release | None:
    """Read the record of a release, wherever it stands in a text; None without one."""
    found = _RECORD.search(text.replace("\r\n", "\n"))
    if not found:
        return None
    try:
        moment = datetime.fromisoformat(found["moment"])
    except ValueError:
        return None
    return Release(
        found["name"], Commit(found["commit"], moment, bool(found["changed"])), found["swhid"]
    )


def head_commit(project: Path) -> Commit:
    """Return the commit that a project's folder is at; NoReleaseError without git or a commit."""
    try:
        head = _git(project, "log", "-1", "--format=%H %cI")
        changes = _git(project, "status", "--porcelain")
    except FileNotFoundError:
        raise NoReleaseError(
            "Không có git trên máy này: gói lưu trữ mang tên một commit."
        ) from None
    except subprocess.CalledProcessError:
        raise NoReleaseError(
            f"Thư mục “{project}” chưa có commit nào của git: gói lưu trữ mang tên một commit."
        ) from None
    commit, moment = head.split()
    return Commit(commit, datetime.fromisoformat(moment).astimezone(VIETNAM), bool(changes))


def _git(project: Path, *arguments: str) -> str:
    command = ["git", "-C", str(project), *arguments]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.strip()
