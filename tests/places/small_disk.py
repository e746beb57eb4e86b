"""A disk of one megabyte, in Linux's memory, that a test may fill or have set to read only."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from outsiders import program, said

BLOCK = 4096  # a file takes whole ones
_MOUNT = 'mount -t tmpfs -o size=1m tmpfs "$0" && echo ready && exec cat'
_PACKAGE = "util-linux"


@dataclass(frozen=True)
class SmallDisk:
    """A disk that only the process ``holder`` has mounted; ``root`` is where others find it."""

    holder: int
    mounted_at: Path

    @property
    def root(self) -> Path:
        """Return the disk as this process sees it."""
        return Path(f"/proc/{self.holder}/root{self.mounted_at}")

    def fill(self, path: Path, left: int) -> None:
        """Write a file that takes all room but so many blocks."""
        space = os.statvfs(self.root)
        path.write_bytes(b"x" * (space.f_bavail * space.f_frsize - left * BLOCK))

    def set_read_only(self) -> None:
        """Let nobody write any more."""
        within = (f"--target={self.holder}", "--user", "--preserve-credentials", "--mount")
        remount = ("mount", "-o", "remount,bind,ro", self.mounted_at)
        said(program("nsenter", _PACKAGE), *within, *remount)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mount a disk at a folder; a namespace of its own lets ordinary users do so."""
    command = [program("unshare", _PACKAGE), "--user", "--map-root-user", "--mount"]
    command += ["sh", "-c", _MOUNT, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        if holder.stdout.readline() != b"ready\n":
            pytest.skip("this system lets its users mount no disk of their own")
        yield SmallDisk(holder.pid, folder)
