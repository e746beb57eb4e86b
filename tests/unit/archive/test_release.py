"""The record of a release: written into every package, and read from it."""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import COMMITTED, commit_all

from portal.archive.release import Commit, NoReleaseError, Release, head_commit, recorded
from portal.vietnamese import VIETNAM

MOMENT = datetime(2026, 11, 28, 6, 30, tzinfo=VIETNAM)
SWHID = f"swh:1:dir:{'0a' * 20}"
RELEASE = Release("lien-minh", Commit("1f" * 20, MOMENT, changed=False), SWHID)


def test_its_day_is_that_of_vietnam() -> None:
    assert (RELEASE.day, RELEASE.stem) == ("2026-11-28", "lien-minh-20261128")


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001  # the zone comes next
    st.booleans(),
    st.sampled_from(["", "Lời khác\n", "Tiêu đề: có\n\n"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_record_is_read_wherever_it_stands(
    moment: datetime, changed: bool, before: str, line_end: str
) -> None:
    commit = Commit("1f" * 20, moment.replace(microsecond=0, tzinfo=VIETNAM), changed)
    release = Release("lien-minh", commit, SWHID)
    assert recorded((before + release.record + "Sau").replace("\n", line_end)) == release


@pytest.mark.parametrize("start", range(0, len(RELEASE.record), 7))
def test_a_damaged_record_is_none(start: int) -> None:
    damaged = f"{RELEASE.record[:start]}\x00{RELEASE.record[start + 1 :]}"
    assert recorded(damaged) is None


def test_the_commit_is_the_one_that_the_folder_is_at(tmp_path: Path) -> None:
    (tmp_path / "bai.md").write_text("Bài", encoding="utf-8")
    commit_all(tmp_path)
    commit = head_commit(tmp_path)
    assert len(commit.id) == 40
    assert commit.moment == datetime.fromisoformat(COMMITTED)
    assert commit.moment.utcoffset() == timedelta(hours=7)
    assert not commit.changed
    (tmp_path / "bai.md").write_text("Khác", encoding="utf-8")
    assert head_commit(tmp_path).changed


def test_without_a_commit_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoReleaseError, match="chưa có commit nào"):
        head_commit(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    with pytest.raises(NoReleaseError, match="chưa có commit nào"):
        head_commit(tmp_path)


def test_without_git_one_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoReleaseError, match="Không có git"):
        head_commit(tmp_path)
