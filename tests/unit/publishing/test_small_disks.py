"""Disks that are full or read-only, here and behind a server: told, and nothing is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from outsiders import free_port
from places import files_below
from places.small_disk import SmallDisk, small_disk
from places.ssh import sftp_settings, sshd_config, sshd_serving
from small_sites import Site, bring, site

from portal.publishing.records import FOLDER
from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, TargetError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's namespaces")

FOREIGN = {"mail/thư.txt": b"x", "của họ.html": b"<p>"}
FILM = {"theme/phim.webm": b"film" * 150_000}
SECOND = site(2) | FILM


@contextmanager
def in_a_folder(_: Path) -> Iterator[Mapping[str, Any]]:
    """Offer what PUBLISH says of a folder but its path."""
    yield {"kind": "folder"}


@contextmanager
def on_a_server(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Offer what PUBLISH says of a folder of OpenSSH's server but its path."""
    config, port = sshd_config(folder / "ssh"), free_port()
    with sshd_serving(config, port):
        yield sftp_settings(config.parent, port)


KINDS = {
    "folder": (in_a_folder, "ổ đĩa đã đầy", "không ghi được vào đây; xem lại quyền ghi"),
    "sftp": (on_a_server, "thường là hết chỗ", "hoặc nơi ấy chỉ đọc"),
}


class Disk:
    """A small disk with the first version of a site beside what others have, and its publisher."""

    def __init__(self, disk: SmallDisk, settings: Mapping[str, Any]) -> None:
        self.disk = disk
        self.web = disk.root / "web"
        self._settings = {"web": {**settings, "folder": str(self.web)}}
        for address, data in FOREIGN.items():
            path = self.web / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self.publish(site(1))

    def publish(self, files: Site) -> None:
        with closing(target_of("web", self._settings, Path())) as target:
            bring(target, files)

    def refuses(self, files: Site) -> str:
        """Return what is told where publishing can't succeed."""
        with pytest.raises(TargetError) as error:
            self.publish(files)
        assert not isinstance(error.value, InterruptedTargetError)
        return str(error.value)

    def shown(self) -> Site:
        """Return what readers are led to."""
        files = files_below(self.web).items()
        return {address: data for address, data in files if not address.startswith(FOLDER)}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def disk(kind: str, tmp_path: Path) -> Iterator[Disk]:
    offer, *_ = KINDS[kind]
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk") as small, offer(tmp_path) as settings:
        yield Disk(small, settings)


@pytest.mark.parametrize("left", [0, 1, 2, 4, 7, 20, 100])
def test_a_full_disk_is_told_loses_nothing_and_takes_all_once_there_is_room(
    disk: Disk, kind: str, left: int
) -> None:
    _, full, _ = KINDS[kind]
    ballast = disk.disk.root / "phim của người khác.mkv"
    disk.disk.fill(ballast, left)
    size = ballast.stat().st_size
    assert full in disk.refuses(SECOND)
    seen = disk.shown()
    assert seen.items() >= (site(1) | FOREIGN).items()
    assert not [address for address in seen if address.endswith(".moi")]
    assert ballast.stat().st_size == size
    ballast.unlink()
    disk.publish(SECOND)
    assert disk.shown() == SECOND | FOREIGN


def test_a_disk_that_may_only_be_read_says_so_and_stays_as_it_was(disk: Disk, kind: str) -> None:
    _, _, read_only = KINDS[kind]
    before = files_below(disk.web)
    disk.disk.set_read_only()
    assert read_only in disk.refuses(SECOND)
    assert files_below(disk.web) == before
