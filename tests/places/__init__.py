"""Real servers on this machine to publish to, one for each kind of target."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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


PLACES = {
    "folder": folder_place,
    "ftp": ftp_place,
    "sftp": sftp_place,
    "git": git_place,
    "s3": s3_place,
}

__all__ = ["PLACES", "Place", "Spot", "files_below"]
