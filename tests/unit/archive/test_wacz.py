"""The WACZ: the same bytes again, and every change in it found and named."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from trees import FACTS, PICTURE, TREE, flipped, flips, material, silent

from portal.archive import verify, wacz
from portal.archive.cdxj import read_cdxj

FLIPS = 50
WARC = "archive/data.warc.gz"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wacz")
    (made,) = wacz.make(material(folder / "output"), folder, silent)
    return made


def data_of(package: Path) -> dict[str, range]:
    """Return where the bytes of each member stand, behind its name."""
    head = 30
    with ZipFile(package) as archive:
        starts = {i: i.header_offset + head + len(i.filename) for i in archive.infolist()}
    return {i.filename: range(start, start + i.compress_size) for i, start in starts.items()}


def test_a_fresh_package_is_whole_and_tells_its_release(package: Path, tmp_path: Path) -> None:
    inspection = wacz.inspect(package)
    assert inspection.changes == ()
    assert inspection.files == len(TREE) + 2
    assert inspection.release == material(tmp_path).release


def test_two_runs_give_the_same_bytes_and_leave_nothing_else(package: Path, tmp_path: Path) -> None:
    (again,) = wacz.make(material(tmp_path / "khác" / "output"), tmp_path / "dist", silent)
    assert again.read_bytes() == package.read_bytes()
    assert list(again.parent.iterdir()) == [again]


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("", "http://cong.invalid/"),
        ("https://lmhtx.vn", "https://lmhtx.vn/"),
        ("https://lmhtx.vn/kho/", "https://lmhtx.vn/kho/"),
    ],
)
def test_files_stand_under_the_portals_address(tmp_path: Path, address: str, base: str) -> None:
    facts = replace(FACTS, address=address)
    (made,) = wacz.make(material(tmp_path / "output", facts), tmp_path, silent)
    with ZipFile(made) as archive:
        index = archive.read("indexes/index.cdx").decode()
        about = json.loads(archive.read("datapackage.json"))
    urls = {url for url, _, _ in read_cdxj(index)}
    assert urls == {base, *(f"{base}{file}" for file in (*TREE, PICTURE, "manifest.sha512"))}
    assert about["mainPageUrl"] == f"{base}index.html"
    assert wacz.inspect(made).changes == ()


def test_any_flipped_byte_of_a_record_names_its_page(package: Path, tmp_path: Path) -> None:
    data, changed = package.read_bytes(), tmp_path / package.name
    start = data_of(package)[WARC].start
    with ZipFile(package) as archive:
        records = list(read_cdxj(archive.read("indexes/index.cdx").decode()))
    for url, offset, length in records:
        changed.write_bytes(flipped(data, start + offset + length // 2))
        named = [change.name for change in wacz.inspect(changed).changes]
        assert named == [url.removeprefix("http://cong.invalid/") or "index.html"]


def test_random_flips_are_found(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unnoticed, inside = [], data_of(package)
    for place, alone, listed in flips(package, tmp_path, FLIPS):
        assert verify([listed]) == 1
        changes = wacz.inspect(alone).changes
        assert changes or not any(place in member for member in inside.values()), place
        unnoticed += [] if changes else [place]
    capsys.readouterr()
    print(f"{FLIPS} flips; without the list unnoticed in headers of the zip: {unnoticed}")


def test_a_file_that_was_changed_before_packing_is_named(tmp_path: Path) -> None:
    tree = material(tmp_path / "output")
    (tree.output / "files/so-lieu.csv").write_text("khác", encoding="utf-8")
    (made,) = wacz.make(tree, tmp_path, silent)
    assert [change.name for change in wacz.inspect(made).changes] == ["files/so-lieu.csv"]


@pytest.mark.parametrize("data", [b"", b"PK", b"kho" * 999])
def test_what_is_no_package_is_one_change(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "cong.wacz"
    path.write_bytes(data)
    assert [change.name for change in wacz.inspect(path).changes] == [path.name]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"resources": [1]}', '{"resources": 5}', "{"])
def test_a_package_without_its_description_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cong.wacz"
    with ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", text)
    assert [change.name for change in wacz.inspect(path).changes] == ["datapackage.json"]
