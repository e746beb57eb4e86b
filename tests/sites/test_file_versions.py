"""The history of an article's file: what git knows of it stands on its page, and moves with it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import MENU, Outcome, article, digests, run_build, the
from pelican import signals

from portal.engine import gate

BAI, KHAC = "bai-viet/2011/bai-thu.html", "bai-viet/2011/khac.html"
Rebuild = Callable[..., Outcome]


def git(folder: Path, *words: str, date: str = "2026-01-01T00:00:00+07:00") -> None:
    who = {f"GIT_{role}_NAME": "Tên" for role in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{role}_EMAIL": "ten@example.org" for role in ("AUTHOR", "COMMITTER")}
    who |= {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, check=True, env=os.environ | who)


def commit(content: Path, date: str) -> None:
    git(content, "add", "-A")
    git(content, "commit", "-q", "-m", "Sửa", date=date)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a content folder under git, with two articles in its first commit."""
    content = tmp_path / "kho" / "content"
    content.mkdir(parents=True)
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    (content / "bài.md").write_text(article(), encoding="utf-8")
    (content / "khac.md").write_text(article(title="Khác"), encoding="utf-8")
    git(content, "init", "-q")
    commit(content, "2026-01-01T23:30:00+00:00")
    return content


@pytest.fixture
def rebuild(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Rebuild:
    monkeypatch.setattr(gate, "CACHE", tmp_path / "cache")

    def build(content: Path, *, publish: bool = False, output: str = "ra") -> Outcome:
        return run_build(content, tmp_path / output, capsys, publish=publish)

    return build


def versions(outcome: Outcome, address: str) -> list[str]:
    return [item.get_text() for item in outcome.page(address).select(".versions li")]


def test_an_article_tells_when_its_file_was_changed(content: Path, rebuild: Rebuild) -> None:
    assert versions(rebuild(content), BAI) == ["02/01/2026: đưa vào kho"]
    (content / "bài.md").write_text(article("Một.\n\nHai.\n\nBa."), encoding="utf-8")
    commit(content, "2026-02-03T08:00:00+07:00")
    outcome = rebuild(content)
    assert versions(outcome, BAI) == [
        "03/02/2026: thêm 5 dòng, bớt 1 dòng",
        "02/01/2026: đưa vào kho",
    ]
    assert versions(outcome, KHAC) == ["02/01/2026: đưa vào kho"]
    assert "lần cuối ngày 3 tháng 2 năm 2026" in the(outcome.page(BAI), ".versions").get_text()
    git(content, "mv", "bài.md", "bai.md")
    commit(content, "2026-02-04T08:00:00+07:00")
    assert versions(rebuild(content), BAI)[0] == "04/02/2026: đổi tên từ “bài.md”"


def test_a_commit_renders_the_articles_that_it_changes_and_nothing_else(
    content: Path, rebuild: Rebuild
) -> None:
    (content / "bài.md").write_text(article("Chưa commit."), encoding="utf-8")
    assert versions(rebuild(content), BAI) == ["02/01/2026: đưa vào kho"]
    commit(content, "2026-02-03T08:00:00+07:00")
    rendered: set[str] = set()

    def note(_: str, context: dict[str, str]) -> None:
        rendered.add(context["output_file"])

    with signals.content_written.connected_to(note):
        outcome = rebuild(content)
    assert rendered == {BAI}
    assert len(versions(outcome, BAI)) == 2
    assert "Không có gì thay đổi" in rebuild(content).said
    clean = rebuild(content, output="sạch")
    assert digests(clean.output) == digests(outcome.output)


def test_without_git_an_article_tells_no_versions(
    content: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = rebuild(content)
    assert outcome.status == 0
    assert not outcome.page(BAI).select(".versions")


@pytest.mark.parametrize(("publish", "status"), [(False, 0), (True, 1)])
def test_a_shallow_clone_is_a_warning_and_an_error_when_publishing(
    content: Path, rebuild: Rebuild, tmp_path: Path, publish: bool, status: int
) -> None:
    (content / "bài.md").write_text(article("Khác."), encoding="utf-8")
    commit(content, "2026-02-03T08:00:00+07:00")
    clone = tmp_path / "nông" / "content"
    git(tmp_path, "clone", "-q", "--depth", "1", content.as_uri(), str(clone))
    outcome = rebuild(clone, publish=publish)
    assert outcome.status == status
    (finding,) = outcome.findings
    assert "git chỉ có những commit cuối (shallow clone)" in finding
    assert ("cảnh báo" in finding) is not publish
