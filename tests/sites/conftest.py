"""What tests of packages share: the real content, packed once by a copy of this project."""

from __future__ import annotations

from pathlib import Path

import pytest
from outsiders import FORMATS
from packages import commit_all, copy_project, make_packages


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the packages that outside programs look at; return their folder."""
    project = copy_project(tmp_path_factory.mktemp("packed") / "bản một")
    commit_all(project)
    return make_packages(project, FORMATS, TZ="UTC", PYTHONHASHSEED="1")
