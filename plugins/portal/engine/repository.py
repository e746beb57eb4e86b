"""What git tells of the content folder: the commit that it is at, and the log of its files."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

# Paths relative to the folder, renames found, no line of it shaped by anybody's settings.
_LOG = ("log", "--no-merges", "-M", "--relative", "--raw", "--numstat", "-z", "--no-color",
        "--no-ext-diff", "--no-textconv", "--format=%x01%cI")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """The commit that a folder is at; ``shallow`` says that git has only the last ones."""

    commit: str
    shallow: bool


def head_of(folder: Path) -> Head | None:
    """Return the commit of a folder; None without git, or where git knows nothing of it."""
    told = _git(folder, "rev-parse", "HEAD", "--is-shallow-repository")
    if told is None:
        return None
    commit, shallow = told.split()
    return Head(commit, shallow == "true")


def log_of(folder: Path) -> str:
    """Return git's log of the files below a folder, newest first; ``versions_in`` reads it."""
    return _git(folder, *_LOG, "--", ".") or ""


def _git(folder: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],  # noqa: S607  # wherever people have installed it
            capture_output=True,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", errors="replace")
