"""The task `publish`: what it says, what it asks, and what it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import MENU, article

from portal.engine import site_settings
from portal.publishing import Wishes, publish, publishing
from portal.publishing.records import FOLDER
from portal.publishing.target import TargetError

YES = Wishes(yes=True)
Run = Callable[..., int]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "menu.yaml").write_text(MENU, encoding="utf-8")
    (folder / "tin.md").write_text(article("Tin thứ nhất."), encoding="utf-8")
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    return tmp_path / "ổ đĩa"


@pytest.fixture
def run(content: Path, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the task, with a folder as its target and a cache of its own."""
    cache = tmp_path / "cache"
    cache.mkdir()
    settings = site_settings(publish=True) | {
        "SITEURL": "https://lien-minh.vn",
        "PUBLISH": {"o-dia": {"kind": "folder", "folder": str(disk)}},
    }
    monkeypatch.setattr(publishing, "CACHE", cache)
    monkeypatch.setattr(publishing, "site_settings", lambda *, publish: settings)

    def task(wishes: Wishes = YES, *, name: str = "o-dia", back: bool = False) -> int:
        return publish(content, name, wishes, back=back)

    return task


def shown(disk: Path) -> dict[str, bytes]:
    files = {p.relative_to(disk).as_posix(): p for p in disk.rglob("*") if p.is_file()}
    return {a: p.read_bytes() for a, p in files.items() if not a.startswith(FOLDER)}


def built(tmp_path: Path) -> dict[str, bytes]:
    return shown(tmp_path / "cache" / "publish")


def test_first_then_one_edit_then_back(
    run: Run, content: Path, disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    first = built(tmp_path)
    assert shown(disk) == first
    assert "đã có bản 1." in capsys.readouterr().out
    (content / "tin.md").write_text(article("Tin đã sửa."), encoding="utf-8")
    assert run() == 0
    said = capsys.readouterr().out
    assert "Thay " in said
    assert "bai-viet/" in said
    assert shown(disk) == built(tmp_path) != first
    assert run(back=True) == 0
    assert "Đang có: bản 2" in capsys.readouterr().out
    assert shown(disk) == first


def test_what_is_the_same_is_not_published_again(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == run() == 0
    assert "đã giống bản này" in capsys.readouterr().out


def test_without_yes_it_asks(
    run: Run, disk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builtins.input", lambda question: "k" if "Đưa lên?" in question else "")
    assert run(Wishes()) == 1
    assert "Chưa đưa gì lên." in capsys.readouterr().err
    assert not disk.exists()
    monkeypatch.setattr("builtins.input", lambda _: "c")
    assert run(Wishes()) == 0


def test_much_is_deleted_only_when_it_is_meant(
    run: Run, content: Path, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(30):
        text = article("Tin.", title=f"Tin {number}")
        (content / f"tin-{number}.md").write_text(text, encoding="utf-8")
    assert run() == 0
    before = shown(disk)
    for number in range(30):
        (content / f"tin-{number}.md").unlink()
    assert run() == 1
    assert "--allow-delete" in capsys.readouterr().err
    assert shown(disk) == before
    assert run(Wishes(yes=True, allow_delete=True)) == 0


def test_another_machine_at_work_is_left_alone(
    run: Run, disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (disk / FOLDER).mkdir(parents=True)
    (disk / FOLDER / "ai-dang-dua-len.txt").write_text("Lan ở máy A", encoding="utf-8")
    assert run() == 1
    assert "Lan ở máy A đang đưa lên" in capsys.readouterr().err
    assert shown(disk) == {}
    assert run(Wishes(yes=True, take_over=True)) == 0


def test_errors_in_the_content_stop_it(run: Run, content: Path, disk: Path) -> None:
    (content / "tin.md").write_text("---\ntitle: Một\n---\n", encoding="utf-8")
    assert run() == 1
    assert not disk.exists()


def test_nothing_to_go_back_to_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(back=True) == 1
    assert "chưa có bản nào" in capsys.readouterr().err


def test_the_placeholder_is_refused(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(content, "o-dia", YES) == 2
    assert "SITEURL còn là địa chỉ mẫu" in capsys.readouterr().err


def test_an_unknown_target_is_told(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name="khong-co") == 2
    assert "o-dia" in capsys.readouterr().err


def test_a_disk_that_takes_nothing_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise TargetError("ổ đĩa đã đầy")

    monkeypatch.setattr("portal.publishing.folder.Folder.put", full)
    assert run() == 1
    assert "ổ đĩa đã đầy" in capsys.readouterr().err


def test_what_somebody_has_changed_in_a_build_is_not_published(
    run: Run, disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    before = shown(disk)
    (tmp_path / "cache" / "publish" / "tep.html.gz").write_bytes(b"other")
    assert run() == 0
    assert shown(disk) == before
    shutil.rmtree(disk)
    assert run() == 1
    assert "không còn như lúc dựng" in capsys.readouterr().err
    assert not disk.exists()
