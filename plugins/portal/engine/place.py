"""Moves a finished build to its place: what is new or changed, then what went away."""

from __future__ import annotations

import errno
import os
import posixpath
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from portal.engine.gate import Job
from portal.engine.manifest import MANIFEST, digests_in, manifest
from portal.engine.snapshot import Snapshot, addresses_below, below, digest_of, stamped
from portal.engine.spares import drop_spare, kept_as_spare


def place(stage: Path, job: Job, stays: Collection[str], written: Mapping[str, str]) -> Snapshot:
    """Make the output hold the build, each file whole at any moment; return what it holds.

    ``stage`` holds what was written; ``written`` are the digests of those of its files that are
    known already, by address, and ``stays`` the addresses of what lies in the output already and
    belongs to the build too. Only files that an earlier build has put there are ever removed:
    nothing that somebody else put into the folder is touched. The manifest comes last; what a
    killed build has moved before is known from the store, and the next build clears it up.
    """
    before, listed = below(job.outputs, job.output), digests_in(job.output)
    staged = _staged(stage, written)
    after = {address: before[address] for address in stays} | staged
    ours = listed.keys() | before.keys() | _begun(job)
    moved = sorted(address for address in staged if before.get(address) != staged[address])
    _begin(job, ours | staged.keys())
    _move_all(stage, job, moved)
    for address in sorted(ours - after.keys() - {MANIFEST}):
        _remove(job, address)
    if after != listed:
        (stage / MANIFEST).write_text(manifest(after), encoding="utf-8", newline="\n")
        moved.append(MANIFEST)
        _move_all(stage, job, [MANIFEST])
    _begin(job, ())
    return _seen(job, after, frozenset(moved))


def _staged(stage: Path, written: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of the staged files, by address."""
    return {
        address: written.get(address) or digest_of(f"{stage}/{address}")
        for address in addresses_below(stage)
    }


def _seen(job: Job, after: Mapping[str, str], moved: Collection[str]) -> Snapshot:
    """Return the output as it is now; what was not moved is as it was."""
    return {
        path: stamped(path, after.get(address)) if address in moved else job.outputs[path]
        for address in (*after, MANIFEST)
        for path in [f"{job.output}/{address}"]
    }


def _begin(job: Job, addresses: Iterable[str]) -> None:
    """Note the addresses that are about to change; none when that is done."""
    with job.store.transaction():
        job.store.keep("begun", "\n".join(sorted(addresses)).encode())


def _begun(job: Job) -> set[str]:
    """Return the addresses that a killed build may have left behind, its half-moved files too."""
    begun = (job.store.kept("begun") or b"").decode().split("\n")
    return {name for address in begun if address for name in (address, f"{address}.part")}


def _move_all(stage: Path, job: Job, addresses: Sequence[str]) -> None:
    job.spares.mkdir(exist_ok=True)
    for folder in {posixpath.dirname(address) for address in addresses}:
        (job.output / folder).mkdir(parents=True, exist_ok=True)
    for address in addresses:
        target = f"{job.output}/{address}"
        with kept_as_spare(job.spares, address, target):
            _move(f"{stage}/{address}", target)


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)  # noqa: PTH105  # atomic on every system, and says so
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # On another disk only a rename beside the target is atomic.
        shutil.move(source, f"{target}.part")
        os.replace(f"{target}.part", target)  # noqa: PTH105  # as above


def _remove(job: Job, address: str) -> None:
    output, target = job.output, job.output / address
    if not (target.is_file() and target.resolve().is_relative_to(output.resolve())):
        return
    target.unlink()
    drop_spare(job.spares, address)
    for folder in target.relative_to(output).parents:
        if folder != Path() and (output / folder).is_dir() and not any((output / folder).iterdir()):
            (output / folder).rmdir()
