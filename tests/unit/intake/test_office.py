"""Files of old office programs, by the real LibreOffice; a stand-in only for one that hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from outsiders import program
from word_files import footnote, new, picture, saved

from portal.intake import Draft, UnreadableError, office
from portal.intake.markdown import to_markdown
from portal.intake.word import read

SAID = """\
## Tình hình

Đã có **186 HTX** ở Kiên Giang.<sup>1</sup>

- một
    - hai
        - ba
- bốn

<table>
<tr><td colspan="2">Huyện</td><td rowspan="2">Số HTX</td></tr>
<tr><td>An Biên</td><td>An Minh</td></tr>
</table>

![](files/hinh-1.png)

Hợp tác xã của tỉnh

<sup>1</sup> Số liệu đến 31/12.
"""


@pytest.fixture(scope="module")
def document() -> bytes:
    """Return a Word file that has one of each."""
    document = new()
    document.add_heading("Báo cáo năm 2012", 0)
    document.add_heading("Tình hình", 1)
    paragraph = document.add_paragraph("Đã có ")
    paragraph.add_run("186 HTX").bold = True
    paragraph.add_run(" ở Kiên Giang.")
    footnote(document, paragraph, "Số liệu đến 31/12.")
    for depth, text in ((1, "một"), (2, "hai"), (3, "ba"), (1, "bốn")):
        document.add_paragraph(text, f"List Bullet {depth}" if depth > 1 else "List Bullet")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Huyện"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "Số HTX"
    table.cell(1, 0).text, table.cell(1, 1).text = "An Biên", "An Minh"
    document.add_picture(picture(40))
    old = document.add_paragraph().add_run("Hîp t¸c x· cña tØnh")
    old.font.name = ".VnTime"
    return saved(document)


def converted(data: bytes, suffix: str, folder: Path) -> Path:
    """Return a Word file as LibreOffice saves it in a format of old."""
    soffice = program("soffice", "libreoffice-writer-nogui")
    (folder / "bai.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to", suffix,
         "--outdir", str(folder), str(folder / "bai.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / f"bai.{suffix}"


def imported(path: Path) -> Draft:
    with office.as_docx(path) as made:
        return read(made.read_bytes(), path.name)


def test_the_word_file_says_so_itself(document: bytes) -> None:
    draft = read(document, "a.docx")
    assert (draft.title, to_markdown(draft.html)) == ("Báo cáo năm 2012", SAID)


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_old_files_say_what_they_said_in_word(suffix: str, document: bytes, tmp_path: Path) -> None:
    draft = imported(converted(document, suffix, tmp_path))
    assert draft.title == "Báo cáo năm 2012"
    assert to_markdown(draft.html) == SAID
    assert any(".VnTime" in doubt for doubt in draft.doubts)
    assert draft == imported(tmp_path / f"bai.{suffix}"), "twice the same"


def test_a_broken_old_file_is_refused(tmp_path: Path) -> None:
    program("soffice", "libreoffice-writer-nogui")
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(UnreadableError, match="LibreOffice không đọc được"):
        imported(tmp_path / "a.doc")


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the program")
def test_a_hanging_libreoffice_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "soffice"
    stand_in.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n")
    stand_in.chmod(0o755)
    (tmp_path / "a.doc").write_bytes(b"old")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    with pytest.raises(UnreadableError, match="không đọc xong"):
        imported(tmp_path / "a.doc")


def test_without_libreoffice_an_editor_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(UnreadableError, match=r"Lưu thành.*\.docx") as told:
        imported(tmp_path / "a.doc")
    assert "\n" not in str(told.value)
