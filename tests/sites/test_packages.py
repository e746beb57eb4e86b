"""Packages of the real content: the same bytes everywhere, valid, and no flip goes unnoticed."""

from __future__ import annotations

import random
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import bagit
import pytest
from harness import digests
from packages import STEM, commit_all, copy_project, make_packages, run

from portal.archive import verify as portal_verify
from portal.archive.release import head_commit

FLIPS = 50
ENVIRONMENTS = (
    {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
)
SUFFIXES = (".zip", "-bagit.zip")


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pack the portal twice, in different folders and environments."""
    made = []
    for number, environment in enumerate(ENVIRONMENTS):
        project = copy_project(tmp_path_factory.mktemp("packages") / f"bản {number}")
        commit_all(project)
        make_packages(project, "zip,bagit", **environment)
        made.append(project)
    return made


@pytest.fixture(scope="module")
def dist(projects: list[Path]) -> Path:
    return projects[0] / "dist"


@pytest.fixture
def copied(dist: Path, tmp_path: Path) -> Path:
    """Return a copy of the packages and their list, to be changed."""
    return shutil.copytree(dist, tmp_path / "dist")


Verified = tuple[int, str]
Verify = Callable[..., Verified]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Return the task `verify`: its status, and all that it says."""

    def verified(*paths: Path) -> Verified:
        capsys.readouterr()
        status = portal_verify(paths)
        return status, "".join(capsys.readouterr())

    return verified


def test_packages_are_the_same_wherever_they_are_made(projects: list[Path]) -> None:
    first, second = (digests(project / "dist") for project in projects)
    assert first == second
    assert set(first) == {f"{STEM}{suffix}" for suffix in (*SUFFIXES, ".sha512")}


def test_the_list_is_one_for_sha512sum(dist: Path) -> None:
    done = subprocess.run(
        ["sha512sum", "--strict", "-c", f"{STEM}.sha512"], cwd=dist, capture_output=True, check=True
    )
    assert done.stdout.count(b": OK") == len(SUFFIXES)


def test_the_zip_is_the_output_and_has_its_swhid(dist: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(dist / f"{STEM}.zip", tmp_path)
    done = subprocess.run(
        ["sha512sum", "--strict", "-c", "manifest.sha512"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    print(f"sha512sum: {done.stdout.count(b': OK')} files of the zip")
    environment = {"GIT_DIR": str(tmp_path.parent / "tree.git"), "GIT_WORK_TREE": str(tmp_path)}
    for words in (["init", "-q"], ["add", "-A", "-f"], ["write-tree"]):
        done = subprocess.run(["git", *words], env=environment, capture_output=True, check=True)
    assert (
        f"swh:1:dir:{done.stdout.decode().strip()}"
        in ZipFile(dist / f"{STEM}.zip").comment.decode()
    )


def test_the_bag_is_valid_to_bagit(dist: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(dist / f"{STEM}-bagit.zip", tmp_path)
    bag = bagit.Bag(str(tmp_path / f"{STEM}-bagit"))
    bag.validate()
    print(f"bagit: {len(bag.entries)} files of a bag of version {bag.version_info}")
    assert bag.info["Bagging-Date"] == "2026-11-28"
    payload = set(bag.payload_entries())
    assert "data/output/index.html" in payload
    assert "data/content/originals/2011-bao-cao-quy-I.txt" in payload
    assert "data/repository/plugins/portal/archive/bag.py" in payload
    page = tmp_path / f"{STEM}-bagit/data/output/index.html"
    page.write_bytes(page.read_bytes().replace(b"a", b"b", 1))
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_whole_packages_are_told_with_their_release(
    dist: Path, projects: list[Path], verify: Verify
) -> None:
    status, said = verify(dist / f"{STEM}.sha512")
    assert status == 0
    commit = head_commit(projects[0]).id
    for suffix in SUFFIXES:
        assert f"{STEM}{suffix}: khớp với danh sách {STEM}.sha512\n" in said
        told = f"phát hành {STEM}, ngày 2026-11-28, commit {commit}, swh:1:dir:"
        assert f"{STEM}{suffix}: {told}" in said


def test_an_output_folder_names_each_changed_missing_and_extra_file(
    dist: Path, verify: Verify, tmp_path: Path
) -> None:
    shutil.unpack_archive(dist / f"{STEM}.zip", tmp_path / "ra")
    assert verify(tmp_path / "ra")[0] == 0
    (tmp_path / "ra/index.html").write_text("khác", encoding="utf-8")
    (tmp_path / "ra/404.html").unlink()
    (tmp_path / "ra/la.txt").write_text("lạ", encoding="utf-8")
    status, said = verify(tmp_path / "ra")
    assert status == 1
    for line in ("404.html: thiếu", "index.html: đã thay đổi", "la.txt: thừa, không có"):
        assert f"{tmp_path / 'ra'}: {line}" in said
    assert "3 chỗ thay đổi" in said


def flipped(data: bytes, at: int, generator: random.Random) -> bytes:
    return data[:at] + bytes([data[at] ^ generator.randrange(1, 256)]) + data[at + 1 :]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_flipped_byte_is_noticed_with_the_list(
    suffix: str, copied: Path, verify: Verify
) -> None:
    package = copied / f"{STEM}{suffix}"
    generator, data = random.Random(suffix), package.read_bytes()
    for _ in range(FLIPS):
        package.write_bytes(flipped(data, generator.randrange(len(data)), generator))
        status, said = verify(package)
        assert status == 1
        assert "đã thay đổi, không khớp với danh sách" in said


def members(package: Path) -> Iterator[tuple[str, range]]:
    """Yield the members of a zip with the place of their bytes in it."""
    with ZipFile(package) as archive:
        for info in archive.infolist():
            start = info.header_offset + 30 + len(info.filename.encode())
            yield info.filename, range(start, start + info.compress_size)


def is_readable(package: Path, name: str) -> bool:
    """Tell whether a member still has the bytes that its checksum promises, by Python alone."""
    try:
        with ZipFile(package) as archive:
            archive.read(name)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError):
        return False
    return True


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_flip_in_content_is_named_without_the_list(
    suffix: str, copied: Path, verify: Verify
) -> None:
    (copied / f"{STEM}.sha512").unlink()
    package = copied / f"{STEM}{suffix}"
    generator, data = random.Random(suffix), package.read_bytes()
    inside = [(name, places) for name, places in members(package) if places]
    sizes = [len(places) for _, places in inside]
    for name, places in generator.choices(inside, sizes, k=FLIPS):
        package.write_bytes(flipped(data, generator.choice(places), generator))
        if is_readable(package, name):  # the bits behind a deflate stream's end hold no content
            continue
        status, said = verify(package)
        assert status == 1
        assert "chỉ kiểm được những gì bên trong" in said
        assert f"{package}: {name}: " in said


def test_without_a_commit_there_is_one_line_and_no_package(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    done = run(
        project,
        "archive(Path('content'), Path('dist'))",
        GIT_CEILING_DIRECTORIES=str(tmp_path),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "chưa có commit nào của git" in done.stderr
    assert not (project / "dist").exists()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("khong-co.zip", None, (1, "khong-co.zip: thiếu")),
        ("anh.jpg", "x", (2, "anh.jpg: không phải gói lưu trữ")),
        ("rong.zip", "", (1, "không đọc được gói zip")),
        ("rac-bagit.zip", "rác", (1, "không đọc được gói zip")),
        ("rac.sha512", "rác", (2, "rac.sha512: không phải gói lưu trữ")),
        ("thieu.sha512", f"{'ab' * 64}  mat.zip\n", (1, "mat.zip: thiếu")),
    ],
)
def test_what_is_no_package_is_told(
    name: str, text: str | None, told: Verified, tmp_path: Path, verify: Verify
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    status, said = verify(tmp_path / name)
    assert (status, told[1] in said) == (told[0], True), said
