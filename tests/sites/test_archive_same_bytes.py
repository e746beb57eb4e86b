"""ZIM and WACZ come out the same in another folder, time zone and order of hashes."""

from __future__ import annotations

from pathlib import Path

from harness import digests
from outsiders import FORMATS
from packages import commit_all, copy_project, make_packages


def test_packages_are_the_same_on_every_machine(made: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "another")
    commit_all(project)
    again = make_packages(project, FORMATS, TZ="America/Los_Angeles", PYTHONHASHSEED="2")
    assert digests(again) == digests(made)
    assert len(digests(made)) == len(FORMATS.split(",")) + 1
    print(f"the same bytes: {', '.join(sorted(digests(made)))}")
