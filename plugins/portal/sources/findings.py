"""Findings: what is wrong in an editor's file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum

from portal.vietnamese import fold

_LONGEST = 60  # characters of an editor's words that a message repeats


class Weight(Enum):
    """An error stops the build; a warning is told and lets it go on."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One line for an editor. ``path`` is relative to the content folder, in posix form."""

    path: str
    line: int
    what: str
    remedy: str
    weight: Weight = field(default=Weight.ERROR, compare=False)

    def __str__(self) -> str:
        """``path:line: what; how to fix it``, one unwrapped line; a warning says so."""
        said = f"cảnh báo: {self.what}" if self.weight is Weight.WARNING else self.what
        return _one_line(f"{self.path}:{self.line}: {said}; {self.remedy}")


def warning(path: str, line: int, what: str, remedy: str) -> Finding:
    """Make a finding that does not stop the build."""
    return Finding(path, line, what, remedy, Weight.WARNING)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any of the findings stops the build."""
    return any(finding.weight is Weight.ERROR for finding in findings)


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` most likely stands for, marks and case aside."""
    by_fold = {fold(candidate): candidate for candidate in known}
    matches = get_close_matches(fold(word), by_fold, n=1, cutoff=0.7)
    return by_fold[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Word the remedy for an unknown word: the likely one, or ``otherwise``."""
    likely = closest(word, known)
    return f"có phải ý bạn là “{likely}”?" if likely else otherwise


def quoted(text: str) -> str:
    """Return an editor's own words in quotation marks, cut to what a message can hold."""
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


def _one_line(text: str) -> str:
    """Return text without what could break its line or steer a terminal."""
    return "".join(
        sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in text
    )
