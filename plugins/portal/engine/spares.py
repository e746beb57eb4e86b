"""Files kept for the pages of later builds, because a new file can cost far more than an old one.

ext4 doesn't give out an inode in the minutes after it was freed, and searches past every such inode
for each new file (``recently_deleted`` in Linux's fs/ext4/ialloc.c). A build that replaces ten
thousand pages frees as many, and the next one took twice its time. So the file of a replaced page
stays, emptied and out of sight, and the page's next version is written into it.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def take_spare(folder: Path, address: str, path: str) -> None:
    """Put the spare file of a page at ``path``, if there is one."""
    spare = _spare(folder, address)
    with suppress(OSError):  # then the page is made without one
        if _is_ours_alone(spare):
            os.replace(spare, path)  # noqa: PTH105  # thousands of times


@contextmanager
def kept_as_spare(folder: Path, address: str, target: str) -> Iterator[None]:
    """Keep the file at ``target``, if there is one, while another takes its place."""
    spare = _spare(folder, address)
    linked = _linked(target, spare)
    yield
    if linked:
        os.truncate(spare, 0)


def drop_spare(folder: Path, address: str) -> None:
    """Remove the spare file of a page that is gone."""
    Path(_spare(folder, address)).unlink(missing_ok=True)


def _spare(folder: Path, address: str) -> str:
    return f"{folder}/{address.replace('/', '!')}"


def _linked(target: str, spare: str) -> bool:
    """Give a file a second name; False where that is not possible, or not worth it."""
    if sys.platform != "linux":
        return False
    try:
        if _is_ours_alone(target):
            os.link(target, spare)
            return True
    except OSError:
        pass
    return False


def _is_ours_alone(path: str) -> bool:
    """Tell whether a file has no other name: a backup or a killed build may have given it one."""
    status = os.lstat(path)
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1
