"""Projects under git for tests of packages: a copy of this one, a commit, what `archive` makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from harness import PROJECT

COMMITTED = "2026-11-27T23:30:00+00:00"  # in Vietnam the next day has begun
STEM = "lmhtx-kien-giang-20261128"
_FOLDERS = ("content", "plugins", "theme")
_FILES = ("pelicanconf.py", "publishconf.py", "requirements.txt", "tasks.py")


def copy_project(folder: Path) -> Path:
    """Copy this project's own files into a folder."""
    for name in _FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / name, folder / name, ignore=ignored)
    for name in _FILES:
        shutil.copy(PROJECT / name, folder / name)
    return folder


def commit_all(project: Path) -> None:
    """Commit all files of a project, at a fixed moment by a fixed author."""
    who = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in {"NAME": "Tên", "EMAIL": "ten@example.org", "DATE": COMMITTED}.items()
    }
    environment = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull}
    (project / ".gitignore").write_text("/.cache/\n__pycache__/\n", encoding="utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Nội dung"]):
        subprocess.run(["git", *words], cwd=project, check=True, env=environment)


def run(project: Path, call: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call something of `portal.archive` in a project, in a process of its own."""
    code = (
        "import sys; sys.path.insert(0, 'plugins'); from pathlib import Path;"
        f"from portal.archive import archive, verify; sys.exit({call})"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def make_packages(project: Path, formats: str, **environment: str) -> Path:
    """Make packages of a committed project; return the folder that they lie in."""
    done = run(project, f"archive(Path('content'), Path('dist'), '{formats}')", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "dist"
