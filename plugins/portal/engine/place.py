"""Moves a finished build to its place: what is new or changed, then what went away."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from portal.engine.manifest import MANIFEST, addresses_in, listed, manifest


def place(stage: Path, output: Path) -> None:
    """Make ``output`` hold the build in ``stage``, each file whole at any moment.

    Only files that the last build's manifest lists are ever removed: nothing that somebody else
    put into the folder is touched. The manifest comes last, so that what is broken off is known
    to the next build.
    """
    before, after = listed(output), addresses_in(stage)
    for address in sorted(after):
        _replace(stage / address, output / address)
    for address in sorted(before - after - {MANIFEST}):
        _remove(output, address)
    (stage / MANIFEST).write_text(manifest(stage), encoding="utf-8", newline="\n")
    _replace(stage / MANIFEST, output / MANIFEST)


def _replace(source: Path, target: Path) -> None:
    if target.is_file() and target.read_bytes() == source.read_bytes():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{target.name}.part")
    shutil.copyfile(source, beside)
    os.replace(beside, target)  # noqa: PTH105  # atomic on every system, and says so


def _remove(output: Path, address: str) -> None:
    target = output / address
    if not (target.is_file() and target.resolve().is_relative_to(output.resolve())):
        return
    target.unlink()
    for folder in target.relative_to(output).parents:
        if folder != Path() and (output / folder).is_dir() and not any((output / folder).iterdir()):
            (output / folder).rmdir()
