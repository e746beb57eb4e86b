"""Books for tests: made of a content folder without an engine; tools of others look at them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

import pytest
from harness import PROJECT

from portal.archive import FORMATS
from portal.archive.material import Facts, Material
from portal.archive.release import Commit, Release
from portal.sources import read_sources
from portal.vietnamese import VIETNAM

Thing = TypeVar("Thing")

RELEASE = Release(
    "kho-thu",
    Commit("c0ffee" * 6 + "c0de", datetime(2026, 9, 2, 1, 30, tzinfo=VIETNAM), changed=False),
    f"swh:1:dir:{'5eed' * 10}",
)
FACTS = Facts("Liên minh Thử nghiệm", "Kho lưu trữ để thử.", "https://kho.example", "", "kho-thu")


def material_of(content: Path, output: Path) -> Material:
    """Return what packages of a built content folder are made of."""
    return Material(RELEASE, FACTS, output, (), read_sources(content), content, PROJECT)


def make(name: str, material: Material, folder: Path) -> list[Path]:
    """Make the packages of a format."""
    (form,) = [form for form in FORMATS if form.name == name]
    return list(form.packer().make(material, folder, _untold))


def _untold(what: str, things: Sequence[Thing]) -> Iterable[Thing]:
    return things


def tool(name: str, package: str) -> str:
    """Return the path of a tool; without it skip, which CI must not."""
    found = shutil.which(name)
    if not found:
        assert not os.environ.get("CI"), f"CI needs {name} (Debian: {package})"
        pytest.skip(f"no {name} on this machine (Debian: {package})")
    return found


def data_spans(package: Path) -> list[tuple[str, int, int]]:
    """Return for each member of a zip its name, and where its bytes begin and end."""
    spans = []
    with ZipFile(package) as archive, package.open("rb") as file:
        for info in archive.infolist():
            file.seek(info.header_offset + 26)
            name, extra = (int.from_bytes(file.read(2), "little") for _ in range(2))
            start = info.header_offset + 30 + name + extra
            spans.append((info.filename, start, start + info.compress_size))
    return spans


if __name__ == "__main__":
    _, content, output, folder, *names = sys.argv
    given = material_of(Path(content), Path(output))
    for each in names:
        make(each, given, Path(folder))
