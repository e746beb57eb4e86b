"""A branch as a target: one commit for each publishing, never over somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from outsiders import said
from places.repository import new_repository

from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, Target, TargetError

Opener = Callable[[str], Target]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return new_repository(tmp_path / "kho trang.git")


@pytest.fixture
def opener(repository: Path, tmp_path: Path) -> Opener:
    """Return a publisher by name, each on a machine of its own."""

    def open_it(name: str) -> Target:
        entry = {"kind": "git", "url": repository.as_uri(), "author": f"{name} <a@b.vn>"}
        return target_of("web", {"web": entry}, tmp_path / name)

    return open_it


def log(repository: Path, form: str) -> list[str]:
    return said("git", "-C", repository, "log", f"--format={form}", "gh-pages").splitlines()


def listed(repository: Path) -> list[str]:
    words = ("git", "-c", "core.quotePath=false", "-C", repository)
    return said(*words, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def test_each_publishing_is_a_commit_of_the_author_on_the_last_one(
    opener: Opener, repository: Path
) -> None:
    for address in ("một.html", "hai.html"):
        target = opener("Ban biên tập")
        target.put(address, b"1")
        target.put(f"{address}.gz", b"1")
        target.finish()
        target.finish()
        target.put(address, b"1")
        target.finish()
    who = "Ban biên tập <a@b.vn>"
    assert log(repository, "%an <%ae>, %cn <%ce>") == [f"{who}, {who}"] * 2
    assert listed(repository) == [".nojekyll", "hai.html", "hai.html.gz", "một.html", "một.html.gz"]


def test_what_the_host_needs_is_nobodys_file_and_what_others_put_stays(
    opener: Opener, repository: Path
) -> None:
    target = opener("a")
    target.put("index.html", b"1")
    target.put("CNAME", b"htx.vn")
    target.finish()
    later = opener("b")
    assert sorted(later.addresses()) == ["CNAME", "index.html"]
    later.delete("index.html")
    later.finish()
    assert listed(repository) == [".nojekyll", "CNAME"]


def test_two_who_publish_at_once_are_told(opener: Opener) -> None:
    for round_ in (b"1", b"2"):  # the branch is made, then changed
        first, second = opener("a"), opener("b")
        first.put("index.html", b"a" + round_)
        second.put("index.html", b"b" + round_)
        first.finish()
        with pytest.raises(TargetError, match="người khác vừa đưa lên") as told:
            second.finish()
        assert not isinstance(told.value, InterruptedTargetError)
        assert opener("c").read("index.html") == b"a" + round_
    again = opener("b")
    again.put("index.html", b"b")
    again.finish()
    assert opener("c").read("index.html") == b"b"


def test_a_commit_whose_arrival_was_not_heard_of_is_pushed_once(
    opener: Opener, repository: Path
) -> None:
    hook = repository / "hooks" / "post-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nkill -9 $PPID\n", encoding="ascii")
    hook.chmod(0o755)
    target = opener("a")
    target.put("index.html", b"1")
    with pytest.raises(InterruptedTargetError, match="đứt"):
        target.finish()
    assert len(log(repository, "%H")) == 1
    hook.unlink()
    target.finish()
    assert len(log(repository, "%H")) == 1
    target.put("index.html", b"2")
    target.finish()
    assert len(log(repository, "%H")) == 2


def test_files_and_folders_take_each_others_place(opener: Opener) -> None:
    target = opener("a")
    target.put("tin", b"1")
    target.finish()
    target.delete("tin")
    target.put("tin/index.html", b"2")
    target.finish()
    assert list(opener("b").addresses()) == ["tin/index.html"]
    target.delete("tin/index.html")
    target.put("tin", b"3")
    target.finish()
    assert opener("c").read("tin") == b"3"


def test_a_machine_without_git_is_told(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TargetError, match="máy này chưa có git"):
        opener("a").put("index.html", b"1")


def test_a_repository_that_is_not_there_is_told(opener: Opener, repository: Path) -> None:
    repository.rename(repository.with_name("khác.git"))
    with pytest.raises(TargetError, match="không có kho git này"):
        opener("a").read("index.html")


@pytest.mark.parametrize("author", ["Ban biên tập", "<a@b.vn>", "A <>"])
def test_an_author_without_name_or_mail_is_told(author: str, tmp_path: Path) -> None:
    entry = {"kind": "git", "url": "https://git.vn/a.git", "author": author}
    with pytest.raises(TargetError, match="Tên <địa chỉ thư>"):
        target_of("web", {"web": entry}, tmp_path)


def test_a_password_in_the_address_is_refused(tmp_path: Path) -> None:
    entry = {"kind": "git", "url": "https://ai:7361@git.vn/a.git", "author": "A <a@b.vn>"}
    with pytest.raises(TargetError, match="bỏ mật khẩu khỏi địa chỉ") as told:
        target_of("web", {"web": entry}, tmp_path)
    assert "7361" not in str(told.value)
