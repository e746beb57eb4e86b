"""Versions of images, made once and kept for every later build, whatever its output folder.

Each image has a folder, named by the image's bytes and by how its versions are made. It takes its
place whole, so that one that is there is good.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.engine import in_processes
from portal.media.encoding import encoded
from portal.media.pictures import Picture, Version
from portal.sources import ImageFile

_UNUSED = 90 * 24 * 60 * 60  # seconds after which a folder goes that no build has needed
_AT_A_TIME = 2  # images; each takes half a second

Wanted = tuple[ImageFile, Picture]
"""An image, and the picture whose versions are made of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The kept versions, in ``folder``."""

    folder: Path

    def make(self, content: Path, wanted: Sequence[Wanted], jobs: int) -> None:
        """Make the versions that aren't there yet of images below ``content``; mark all as used."""
        self.folder.mkdir(parents=True, exist_ok=True)
        distinct = {picture.tag: (image, picture) for image, picture in wanted}
        missing = [one for tag, one in distinct.items() if not self._touched(tag)]
        for _ in in_processes(partial(_make, content, self.folder), missing, jobs, _AT_A_TIME):
            pass

    def read(self, picture: Picture, version: Version) -> bytes:
        """Return the bytes of a version that has been made."""
        return (self.folder / picture.tag / _name(version)).read_bytes()

    def clear(self) -> None:
        """Remove what no build has needed for long."""
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # another build has removed it
                if path.stat().st_mtime < time.time() - _UNUSED:
                    shutil.rmtree(path)

    def _touched(self, tag: str) -> bool:
        try:
            os.utime(self.folder / tag)
        except FileNotFoundError:
            return False
        return True


def _make(content: Path, folder: Path, wanted: Sequence[Wanted]) -> list[None]:
    for image, picture in wanted:
        data = (content / image.path).read_bytes()
        with TemporaryDirectory(dir=folder, prefix="new-") as new:
            made = Path(new, "made")
            made.mkdir()
            for width, ending, version in encoded(
                data, image.orientation, picture.widths, picture.endings
            ):
                (made / _name(Version(width, ending))).write_bytes(version)
            with suppress(OSError):  # another build was faster: there it lies
                made.rename(folder / picture.tag)
    return [None] * len(wanted)


def _name(version: Version) -> str:
    return f"{version.width}.{version.ending}"
