"""Readers in bounds: of time, of memory, and where a program of others is needed."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from word_files import new, saved

from portal.intake import Draft, UnreadableError, office
from portal.intake.bounded import bounded
from portal.intake.dump import read as read_dump

# Readers stand at the top of the module: another process imports it.


def endless(data: bytes, name: str) -> Draft:
    while True:
        time.sleep(0.01)


def hungry(data: bytes, name: str) -> Draft:
    return Draft(html="", words=str([bytearray(1 << 30) for _ in range(8)]))


def dying(data: bytes, name: str) -> Draft:
    os._exit(11)


def refusing(data: bytes, name: str) -> Draft:
    raise UnreadableError("lý do riêng")


def test_a_reader_gives_its_draft_and_its_reason() -> None:
    assert bounded(read_dump, b"M\n\nHai.", "a.txt").html == "<p>Hai.</p>"
    with pytest.raises(UnreadableError, match="lý do riêng"):
        bounded(refusing, b"", "a")


def test_an_endless_reader_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match="lâu"):
        bounded(endless, b"", "a", seconds=1)
    assert time.monotonic() - begun < 10


def test_a_crash_is_an_answer() -> None:
    with pytest.raises(UnreadableError, match="hỏng"):
        bounded(dying, b"", "a")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory")
def test_a_hungry_reader_is_stopped() -> None:
    with pytest.raises(UnreadableError, match="hỏng"):
        bounded(hungry, b"", "a")


def soffice(folder: Path, does: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, time, shutil, pathlib\n{does}\n")
    program.chmod(0o755)


CONVERTS = """
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
assert "--headless" in sys.argv and pathlib.Path(sys.argv[-1]).read_bytes() == b"old"
assert any(word.startswith("-env:UserInstallation=file:") for word in sys.argv)
shutil.copy({made!r}, out / "tep.docx")
"""


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the program")
def test_old_files_go_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = new()
    document.add_paragraph("Chữ của tệp cũ")
    made = tmp_path / "made.docx"
    made.write_bytes(saved(document))
    monkeypatch.setenv("PATH", str(tmp_path))
    soffice(tmp_path, CONVERTS.format(made=str(made)))
    assert office.read(b"old", "bao-cao.DOC").html == "<p>Chữ của tệp cũ</p>"
    soffice(tmp_path, "time.sleep(60)")
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    with pytest.raises(UnreadableError, match="không đọc xong"):
        office.read(b"old", "a.doc")
    soffice(tmp_path, "sys.exit(1)")
    monkeypatch.setattr(office, "_SECONDS", 60)
    with pytest.raises(UnreadableError, match="không đọc được"):
        office.read(b"old", "a.rtf")


def test_without_libreoffice_an_editor_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(UnreadableError, match=r"Lưu thành.*\.docx") as told:
        office.read(b"old", "a.doc")
    assert "\n" not in str(told.value)
