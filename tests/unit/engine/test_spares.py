import sys
from pathlib import Path

import pytest

from portal.engine.spares import drop_spare, kept_as_spare, take_spare

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="spares are kept on Linux only")

ADDRESS = "bai-viet/2011/a.html"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "a.html"
    page.write_text("cũ", encoding="utf-8")
    return page


@pytest.fixture
def spares(tmp_path: Path) -> Path:
    (tmp_path / "spares").mkdir()
    return tmp_path / "spares"


def replaced(page: Path, spares: Path, text: str) -> None:
    """Replace a page as a build does: from a stage, which may get a spare file to write into."""
    staged = page.with_name("staged.html")
    take_spare(spares, ADDRESS, str(staged))
    staged.write_text(text, encoding="utf-8")
    with kept_as_spare(spares, ADDRESS, str(page)):
        staged.replace(page)


def test_a_page_goes_back_and_forth_between_two_files(page: Path, spares: Path) -> None:
    inodes = [page.stat().st_ino]
    for number in range(4):
        replaced(page, spares, f"mới {number}")
        assert page.read_text(encoding="utf-8") == f"mới {number}"
        inodes.append(page.stat().st_ino)
        (spare,) = spares.iterdir()
        assert spare.read_bytes() == b""
    assert inodes[::2] == inodes[:1] * 3
    assert inodes[1::2] == inodes[1:2] * 2
    drop_spare(spares, ADDRESS)
    assert not list(spares.iterdir())


def test_a_page_that_a_backup_shares_is_let_go(page: Path, spares: Path) -> None:
    backup = page.with_name("backup.html")
    backup.hardlink_to(page)
    replaced(page, spares, "mới")
    assert backup.read_text(encoding="utf-8") == "cũ"
    assert not list(spares.iterdir())


def test_a_link_in_place_of_a_page_is_let_go(page: Path, spares: Path) -> None:
    elsewhere = page.rename(page.with_name("elsewhere.html"))
    page.symlink_to(elsewhere)
    replaced(page, spares, "mới")
    assert elsewhere.read_text(encoding="utf-8") == "cũ"
    assert page.read_text(encoding="utf-8") == "mới"


def test_the_second_name_that_a_killed_build_leaves_is_not_written_to(
    page: Path, spares: Path
) -> None:
    (spares / "bai-viet!2011!a.html").hardlink_to(page)  # linked, but not replaced yet
    staged = page.with_name("staged.html")
    take_spare(spares, ADDRESS, str(staged))
    assert not staged.exists()
    replaced(page, spares, "mới")
    assert page.read_text(encoding="utf-8") == "mới"
    replaced(page, spares, "mới hơn")
    assert page.read_text(encoding="utf-8") == "mới hơn"
