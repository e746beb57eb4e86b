"""The ZIM: the same bytes again, words in every spelling, and every change found and named."""

from __future__ import annotations

import faulthandler
import sys
from pathlib import Path

import pytest
from trees import PICTURE, TREE, flipped, flips, material, silent

from portal.archive import verify

libzim = pytest.importorskip("libzim", reason="libzim has no wheel for Windows")

from libzim.reader import Archive  # noqa: E402  # where there is no libzim, nothing here can be
from libzim.search import Query, Searcher  # noqa: E402

from portal.archive import zim  # noqa: E402
from portal.archive.zim_items import spellings  # noqa: E402

FLIPS = 50


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zim")
    (made,) = zim.make(material(folder / "output"), folder, silent)
    return made


@pytest.mark.parametrize(
    ("text", "found_by"),
    [
        ("Điều lệ", "Điều lệ\nĐieu le\ndieu le"),
        ("Hợp tác", "Hợp tác\nHop tac\nhop tac"),
        ("so 12", "so 12"),
    ],
)
def test_words_are_indexed_in_every_spelling(text: str, found_by: str) -> None:
    assert spellings(text) == found_by


def test_a_fresh_package_is_whole_and_tells_its_release(package: Path, tmp_path: Path) -> None:
    inspection = zim.inspect(package)
    assert inspection.changes == ()
    assert inspection.files == len(TREE) + 2
    assert inspection.release == material(tmp_path).release


def test_kiwix_finds_its_way(package: Path) -> None:
    archive = Archive(package)
    assert archive.check()
    assert archive.main_entry.get_item().path == "index.html"
    assert archive.get_entry_by_path("bai-viet/2011/dieu-le.html").title == "Điều lệ"
    assert archive.article_count == 3
    told = {name: archive.get_metadata(name).decode() for name in ("Name", "Language", "Date")}
    assert told == {"Name": "cong", "Language": "vie", "Date": "2026-11-28"}
    assert archive.get_illustration_item(48).content.tobytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    "asked", ["dieu le", "điều lệ", "Điều Lệ", "đieu le", '"điều lệ"', "duong nguyen", "hop tac xa"]
)
def test_words_are_found_as_people_type_them(package: Path, asked: str) -> None:
    search = Searcher(Archive(package)).search(Query().set_query(asked))
    assert list(search.getResults(0, 9)) == ["bai-viet/2011/dieu-le.html"]


def test_two_runs_give_the_same_bytes_and_leave_nothing_else(package: Path, tmp_path: Path) -> None:
    (again,) = zim.make(material(tmp_path / "khác" / "output"), tmp_path / "dist", silent)
    assert again.read_bytes() == package.read_bytes()
    assert list(again.parent.iterdir()) == [again]


def test_making_it_says_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    list(zim.make(material(tmp_path / "output"), tmp_path, silent))
    assert capfd.readouterr() == ("", "")


def test_random_flips_are_found_and_named(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of_files = 0
    for place, alone, listed in flips(package, tmp_path, FLIPS):
        assert verify([listed]) == 1
        changes = zim.inspect(alone).changes
        assert changes, place
        of_files += any(change.name in (*TREE, PICTURE) for change in changes)
    capsys.readouterr()
    print(
        f"{FLIPS} flips, all noticed without the list; {of_files} of them in files, which it names"
    )
    assert of_files


def test_a_file_that_was_changed_before_packing_is_named(tmp_path: Path) -> None:
    tree = material(tmp_path / "output")
    (tree.output / "files/so-lieu.csv").write_text("khác", encoding="utf-8")
    (made,) = zim.make(tree, tmp_path, silent)
    assert [change.name for change in zim.inspect(made).changes] == ["files/so-lieu.csv"]


@pytest.mark.parametrize("data", [b"", b"ZIM\x04", b"kho" * 999])
def test_what_is_no_package_is_one_change(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "cong.zim"
    path.write_bytes(data)
    assert [change.name for change in zim.inspect(path).changes] == [path.name]


def test_what_makes_libzim_end_its_process_is_one_change(package: Path, tmp_path: Path) -> None:
    data, path = package.read_bytes(), tmp_path / package.name
    of_list = data.rindex(b"listing/titleOrdered/v1\0")  # before a name stands its blob's number
    path.write_bytes(flipped(data, of_list - 2))
    faulthandler.disable()  # pytest's own would report the child's end
    (change,) = zim.inspect(path).changes
    assert sys.__stderr__
    faulthandler.enable(sys.__stderr__)
    assert change.name == path.name
    assert "danh mục bên trong đã hỏng" in change.what
