import unicodedata
from pathlib import Path

import pytest
from harness import MENU, article, digests

from portal.editing import check

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "menu.yaml").write_text(MENU, encoding="utf-8")
    return folder


def test_sound_content(content: Path, capsys: Capsys) -> None:
    (content / "a.md").write_text(article(), encoding="utf-8")
    assert check(content) == 0
    assert capsys.readouterr().out == "Không có lỗi nào trong 1 tệp.\n"


def test_errors_are_listed(content: Path, capsys: Capsys) -> None:
    (content / "a.md").write_text("Chữ", encoding="utf-8")
    assert check(content) == 1
    said = capsys.readouterr().out
    assert "content/a.md:1: thiếu phần đầu bài; " in said
    assert said.endswith("1 lỗi, 0 cảnh báo.\n")


def test_warnings_do_not_fail(content: Path, capsys: Capsys) -> None:
    (content / "a.md").write_text(article("# Một"), encoding="utf-8")
    assert check(content) == 0
    assert capsys.readouterr().out.endswith("0 lỗi, 1 cảnh báo.\n")


@pytest.mark.parametrize("path", ["khong-co", "content/menu.yaml"])
def test_no_folder_is_wrong_use(content: Path, capsys: Capsys, path: str) -> None:
    assert check(content.parent / path) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Không có thư mục nội dung" in said.err


def test_check_alone_changes_nothing(content: Path) -> None:
    (content / "a.md").write_text(unicodedata.normalize("NFD", article()), encoding="utf-8")
    before = digests(content)
    check(content)
    assert digests(content) == before


def test_fix_joins_marks_in_texts_and_names_and_nothing_else(content: Path, capsys: Capsys) -> None:
    windows = "\ufeff" + article("Hòa bình.  \r\n\tMột").replace("\n", "\r\n")
    folder = content / unicodedata.normalize("NFD", "Tệp đính kèm")
    folder.mkdir()
    (folder / unicodedata.normalize("NFD", "Bản đồ.pdf")).write_bytes(b"%PDF")
    (content / "a.md").write_bytes(unicodedata.normalize("NFD", windows).encode())
    (content / "menu.yaml").write_text(unicodedata.normalize("NFD", MENU), encoding="utf-8")
    (content / "originals").mkdir()
    raw = unicodedata.normalize("NFD", "nguyên văn").encode()
    (content / "originals" / "goc.md").write_bytes(raw)
    assert check(content, fix=True) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "Đã sửa Tệp đính kèm/Bản đồ.pdf",
        "Đã sửa a.md",
        "Đã sửa menu.yaml",
        "Không có lỗi nào trong 1 tệp.",
    ]
    assert (content / "a.md").read_bytes() == windows.encode()
    assert (content / "originals" / "goc.md").read_bytes() == raw
    assert [path.name for path in content.iterdir() if "nh k" in path.name] == ["Tệp đính kèm"]
    assert (content / "Tệp đính kèm" / "Bản đồ.pdf").read_bytes() == b"%PDF"
    assert check(content, fix=True) == 0
    assert "Đã sửa" not in capsys.readouterr().out


def test_fix_overwrites_no_file_and_leaves_what_it_cannot_read(content: Path) -> None:
    for form in ("NFC", "NFD"):
        (content / unicodedata.normalize(form, "Bản.pdf")).write_bytes(form.encode())
    (content / "tcvn.md").write_bytes(b"B\xb8o c\xb8o")
    before = digests(content)
    assert check(content, fix=True) == 1
    assert digests(content) == before


def test_a_report_lists_short_forms_that_nobody_has_resolved(content: Path, capsys: Capsys) -> None:
    (content / "a.md").write_text(
        article("Theo Nghị định 67 và Nghị định 132 của Chính phủ. Hết."), encoding="utf-8"
    )
    (content / "data").mkdir()
    (content / "data/van-ban-viet-tat.yaml").write_text(
        "- short: Nghị định 67\n  document: 67/2010/NĐ-CP\n", encoding="utf-8"
    )
    assert check(content, further=True) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Không có lỗi nào trong 1 tệp.",
        "Văn bản gọi tắt chưa rõ là văn bản nào: 1 chỗ.",
        "a.md: “Nghị định 132”: Theo Nghị định 67 và Nghị định 132 của Chính phủ.",
    ]
