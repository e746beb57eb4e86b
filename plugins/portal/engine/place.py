"""Moves a finished build to its place: what is new or changed, then what went away."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from portal.engine.gate import Job
from portal.engine.manifest import MANIFEST, digests_in, manifest
from portal.engine.snapshot import below, files_below, take


def place(stage: Path, job: Job, stays: Collection[str]) -> None:
    """Make the output hold the build, each file whole at any moment.

    ``stage`` holds what was written; ``stays`` are the addresses of what lies in the output already
    and belongs to the build too. Only files that an earlier build has put there are ever removed:
    nothing that somebody else put into the folder is touched. The manifest comes last; what a
    killed build has moved before is known from the store, and the next build clears it up.
    """
    before = below(job.outputs, job.output)
    staged = below(take(files_below(str(stage)), {}), stage)
    after = {address: before[address] for address in stays} | staged
    ours = set(digests_in(job.output)) | before.keys() | _begun(job)
    with job.store.transaction():
        job.store.keep("begun", "\n".join(sorted(ours | staged.keys())).encode())
    for address in sorted(staged):
        if before.get(address) != staged[address]:
            _move(f"{stage}/{address}", f"{job.output}/{address}")
    for address in sorted(ours - after.keys() - {MANIFEST}):
        _remove(job.output, address)
    if after != digests_in(job.output):
        (stage / MANIFEST).write_text(manifest(after), encoding="utf-8", newline="\n")
        _move(f"{stage}/{MANIFEST}", f"{job.output}/{MANIFEST}")
    with job.store.transaction():
        job.store.keep("begun", b"")


def _begun(job: Job) -> set[str]:
    """Return the addresses that a killed build may have left behind, its half-moved files too."""
    begun = (job.store.kept("begun") or b"").decode().split("\n")
    return {name for address in begun if address for name in (address, f"{address}.part")}


def _move(source: str, target: str) -> None:
    os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  # for every page
    try:
        os.replace(source, target)  # noqa: PTH105  # atomic on every system, and says so
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # On another disk only a rename beside the target is atomic.
        shutil.move(source, f"{target}.part")
        os.replace(f"{target}.part", target)  # noqa: PTH105  # as above


def _remove(output: Path, address: str) -> None:
    target = output / address
    if not (target.is_file() and target.resolve().is_relative_to(output.resolve())):
        return
    target.unlink()
    for folder in target.relative_to(output).parents:
        if folder != Path() and (output / folder).is_dir() and not any((output / folder).iterdir()):
            (output / folder).rmdir()
