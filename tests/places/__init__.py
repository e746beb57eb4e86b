"""Real servers on this machine to publish to, one for each kind of target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from places.ftp import ftp_place
from places.place import Place, Spot, files_below
from places.repository import git_place
from places.s3 import s3_place
from places.ssh import sftp_place


@contextmanager
def folder_place(folder: Path) -> Iterator[Place]:
    """Offer a folder."""

    def spot(name: str) -> Spot:
        root = folder / "nơi đến" / name
        return Spot({"kind": "folder", "folder": str(root)}, partial(files_below, root))

    yield Place(spot("").settings, spot)


def switched(
    place: Callable[[Path], AbstractContextManager[Place]],
) -> Callable[[Path], AbstractContextManager[Place]]:
    """Return what offers such a place with two copies, of which readers are shown one."""

    @contextmanager
    def offer(folder: Path) -> Iterator[Place]:
        with place(folder) as offered:
            read_only = offered.read_only and {**offered.read_only, "switch": True}
            yield replace(
                offered, settings={**offered.settings, "switch": True}, read_only=read_only
            )

    return offer


PLACES = {
    "folder": folder_place,
    "folder, switched": switched(folder_place),
    "sftp, switched": switched(sftp_place),
    "s3, switched": switched(s3_place),
    "ftp": ftp_place,
    "sftp": sftp_place,
    "git": git_place,
    "s3": s3_place,
}

__all__ = ["PLACES", "Place", "Spot", "files_below"]
