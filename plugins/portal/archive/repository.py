"""The files of a commit, as git keeps them: no line end is changed on the way."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

_PLAIN = ("100644", "100755")  # modes; links and other repositories are no files of ours


def committed_files(project: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the files of a commit of the repository at ``project``, sorted."""
    listed = _git(project, "ls-tree", "-r", "-z", "--full-tree", commit).decode()
    for entry in filter(None, listed.split("\0")):
        (mode, _, blob), path = entry.partition("\t")[0].split(), entry.partition("\t")[2]
        if mode in _PLAIN:
            yield path, _git(project, "cat-file", "blob", blob)


def _git(project: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(project), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout
