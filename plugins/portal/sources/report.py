"""The one function that tells findings to people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from portal.sources.findings import Finding, Weight


def report(findings: Sequence[Finding], content: Path, out: TextIO) -> None:
    """Write every finding as one line, its path as it is seen from the current folder."""
    folder = shown_folder(content)
    out.writelines(f"{folder}/{finding}\n" for finding in findings)
    if findings:
        errors = sum(finding.weight is Weight.ERROR for finding in findings)
        out.write(f"{errors} lỗi, {len(findings) - errors} cảnh báo.\n")


def shown_folder(content: Path) -> str:
    """Return the path of a folder as it is seen from the current one, in posix form."""
    absolute = content.resolve()
    here = Path.cwd()
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return shown.as_posix()
