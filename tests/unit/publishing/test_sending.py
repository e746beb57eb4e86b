"""Publishing to a folder: whole at every moment, back again, nothing foreign lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_sites import ME, Site, back, bring, site

from portal.publishing.folder import Folder
from portal.publishing.patient import Patient
from portal.publishing.records import FOLDER, announce, past_of
from portal.publishing.switching import SHOWN, Switch, Switched
from portal.publishing.target import InterruptedTargetError, Target, TargetError

FOREIGN = {"mail/x": b"1", "index.html": b'<link href="mail/x">'}


class Cut(Switch):
    """A folder whose connection breaks for good after so many acts."""

    def __init__(self, folder: Folder, acts: int) -> None:
        self._folder = folder
        self.acts = acts
        self.done: list[str] = []

    @property
    def place(self) -> str:
        return self._folder.place

    def begin(self, ours: Collection[str], unsure: Collection[str]) -> None:
        self._count()

    def addresses(self, below: str = "") -> Iterator[str]:
        self._count()
        yield from self._folder.addresses(below)

    def read(self, address: str) -> bytes:
        self._count()
        return self._folder.read(address)

    def put(self, address: str, data: bytes) -> None:
        self._count()
        self.done.append(address)
        self._folder.put(address, data)

    def delete(self, address: str) -> None:
        self._count()
        self._folder.delete(address)

    def finish(self) -> None:
        self._count()

    def close(self) -> None:
        pass

    def shown(self) -> str:
        self._count()
        return self._folder.shown()

    def show(self, folder: str) -> None:
        self._count()
        self._folder.show(folder)

    def _count(self) -> None:
        self.acts -= 1
        if self.acts < 0:
            raise InterruptedTargetError("mất kết nối")


def shown(folder: Path) -> Site:
    """Return what readers see of a folder."""
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {a: p.read_bytes() for a, p in files.items() if not a.startswith(FOLDER)}


def kept(folder: Path) -> set[str]:
    """Return the names of what is kept for the way back."""
    return {path.name for path in folder.glob(f"{FOLDER}kho/*")}


def assert_whole(seen: Site, *versions: Site) -> None:
    """Assert that every page is one of a version's and that what it shows is there."""
    for address, data in seen.items():
        if address.endswith(".html"):
            assert data in [version.get(address) for version in versions]
            assert re.findall(r'href="(.+?)"', data.decode())[0] in seen


def test_only_what_changed_travels(tmp_path: Path) -> None:
    bring(Folder(tmp_path), site(1))
    edited = site(1) | {"index.html": b'<link href="theme/style.0000000001.css">m'}
    target = Cut(Folder(tmp_path), 1000)
    bring(target, edited)
    assert [a for a in target.done if not a.startswith(FOLDER)] == ["index.html"]
    assert shown(tmp_path) == edited


def test_the_last_three_releases_can_be_had_back(tmp_path: Path) -> None:
    for version in range(1, 7):
        bring(Folder(tmp_path), site(version, pages=version))
    past = past_of(Folder(tmp_path))
    assert [step.number for step in past.steps] == [5, 4, 3]
    for number in (3, 5, 6):  # going back is a release of its own, so back from it works as well
        back(Folder(tmp_path), number)
        assert shown(tmp_path) == site(number, pages=number)


def test_a_run_that_only_completes_another_takes_no_step_back_away(tmp_path: Path) -> None:
    for version in range(1, 5):
        bring(Folder(tmp_path), site(version))
    before = past_of(Folder(tmp_path))
    announce(Folder(tmp_path), ME, ["index.html"], {})  # cut once the record was put
    bring(Folder(tmp_path), site(4))
    assert past_of(Folder(tmp_path)) == before


def test_what_nobody_can_go_back_to_is_not_kept(tmp_path: Path) -> None:
    bring(Folder(tmp_path), site(1))
    for turn in range(8):
        bring(Folder(tmp_path), site(turn % 2 + 2))
    assert len(kept(tmp_path)) == len({*site(2).values()} - {*site(3).values()})


def test_foreign_files_stay_and_can_be_had_back(tmp_path: Path) -> None:
    there = {"index.html": "Trang cũ".encode(), "mail/cấu hình.txt": b"x"}
    for address, data in there.items():
        Folder(tmp_path).put(address, data)
    for version in range(1, 7):
        bring(Folder(tmp_path), site(version))
    assert shown(tmp_path) == site(6) | {"mail/cấu hình.txt": b"x"}
    back(Folder(tmp_path), 0)
    assert shown(tmp_path) == there


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, 90), max_size=3), first=st.booleans(), undo=st.booleans())
def test_wherever_it_is_cut_pages_are_whole_and_a_later_run_completes(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], first: bool, undo: bool
) -> None:
    folder = tmp_path_factory.mktemp("dich")
    before = started(Folder(folder), first)
    versions = [before]
    for turn, acts in enumerate(cuts):
        versions.append(site(turn + 2))
        try:
            bring(Cut(Folder(folder), acts), versions[-1])
        except TargetError:
            assert_whole(shown(folder), *versions)
    bring(Folder(folder), site(9))
    assert shown(folder) == site(9) | {"mail/x": b"1"}
    assert kept(folder) == past_of(Folder(folder)).needed()
    if undo:
        back(Folder(folder), 0)
        assert shown(folder) == FOREIGN


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, 150), max_size=3), first=st.booleans(), undo=st.booleans())
def test_wherever_a_switched_place_is_cut_it_shows_one_version_and_all_of_it(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], first: bool, undo: bool
) -> None:
    folder = tmp_path_factory.mktemp("dich")
    versions = [started(Switched(Folder(folder)), first)]
    for turn, acts in enumerate(cuts):
        versions.append(site(turn + 2, pages=turn + 2) | {"mail/x": b"1"})
        try:
            bring(Switched(Cut(Folder(folder), acts)), without_mail(versions[-1]))
        except TargetError:
            assert shown(folder / SHOWN) in versions
    bring(Switched(Folder(folder)), site(9))
    assert shown(folder / SHOWN) == site(9) | {"mail/x": b"1"}
    if undo:
        back(Switched(Folder(folder)), 0)
        assert shown(folder / SHOWN) == FOREIGN


def started(target: Target, first: bool) -> Site:
    """Put foreign files there and, unless the next is the first one, publish; return what is."""
    for address, data in FOREIGN.items():
        target.put(address, data)
    target.finish()
    if first:
        return FOREIGN
    bring(target, site(1, pages=5))
    return FOREIGN | site(1, pages=5)


def without_mail(files: Site) -> Site:
    return {address: data for address, data in files.items() if address != "mail/x"}


def test_a_file_that_did_not_arrive_is_put_again(tmp_path: Path) -> None:
    class Forgetful(Cut):
        def put(self, address: str, data: bytes) -> None:
            broken = address == "index.html" and address not in self.done
            super().put(address, data[:3] if broken else data)

    bring(Forgetful(Folder(tmp_path), 1000), site(1))
    assert shown(tmp_path) == site(1)


def test_a_broken_connection_is_tried_again(tmp_path: Path) -> None:
    class Shaky(Cut):
        def _count(self) -> None:
            self.acts += 1
            if self.acts % 3:
                raise InterruptedTargetError("bận")

    pauses: list[float] = []
    bring(Patient(Shaky(Folder(tmp_path), 0), pauses.append), site(1))
    assert shown(tmp_path) == site(1)
    assert set(pauses) == {1, 3}


def test_a_second_publisher_makes_the_first_one_stop(tmp_path: Path) -> None:
    class Crossed(Cut):
        def put(self, address: str, data: bytes) -> None:
            super().put(address, data)
            if address == "index.html":
                Folder(tmp_path).put(f"{FOLDER}ai-dang-dua-len.txt", b"khac")

    with pytest.raises(TargetError, match="một người khác"):
        bring(Crossed(Folder(tmp_path), 1000), site(1))


@pytest.mark.parametrize(
    "record",
    [
        "{",
        "[]",
        '{"present": 1}',
        '{"present": {"number": 1, "told": "", "files": {"../x": "%s"}}, "steps": [],'
        ' "foreign": {}, "open": []}' % ("0" * 32),
    ],
)
def test_a_broken_record_is_told(record: str, tmp_path: Path) -> None:
    Folder(tmp_path).put(f"{FOLDER}so.json", record.encode())
    with pytest.raises(TargetError, match="bị hỏng"):
        past_of(Folder(tmp_path))
