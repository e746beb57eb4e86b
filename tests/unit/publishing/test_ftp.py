"""FTP servers of every habit: old ones, strict ones, full ones, and those that talk too much."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from outsiders import free_port
from places import PASSWORD, certificate, ftp_handler, ftp_serving
from pyftpdlib.handlers import FTPHandler

from portal.publishing.ftp_lists import read_list
from portal.publishing.remote import Listing
from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, Target, TargetError

COMMANDS = FTPHandler.proto_cmds


@contextmanager
def target_on(
    folder: Path, *, tls: bool = False, port: int = 0, **more: object
) -> Iterator[Target]:
    """Serve the folder `web` with a server of these habits and come to it, in clear or with TLS."""
    (folder / "web").mkdir(exist_ok=True)
    port = port or free_port()
    settings: dict[str, Any] = {"kind": "ftp", "host": "localhost", "user": "người-viết"}
    own = {"port": port, "tls": tls}
    with (
        ftp_serving(ftp_handler(folder / "web", None, **more), port),
        closing(target_of("web", {"web": settings | own}, folder)) as target,
    ):
        yield target


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", PASSWORD)


def test_a_server_without_machine_lists_is_read_by_its_list_for_people(tmp_path: Path) -> None:
    old = {name: facts for name, facts in COMMANDS.items() if name not in {"MLSD", "MLST", "OPTS"}}
    files = {"index.html", ".htaccess", "tin tức/năm 2011/bài  hai.html", "trống/-a"}
    with target_on(tmp_path, proto_cmds=old) as target:
        for address in files:
            target.put(address, b"1")
        assert set(target.addresses()) == files
        with pytest.raises(FileNotFoundError):
            target.read("tin tức/không có.html")


def test_a_server_that_does_not_rename_over_a_file_gets_it_deleted_first(tmp_path: Path) -> None:
    def ftp_RNTO(self: FTPHandler, path: str) -> object:  # noqa: N802  # pyftpdlib's name
        if Path(path).exists():
            return self.respond("553 File exists")
        return FTPHandler.ftp_RNTO(self, path)

    with target_on(tmp_path, ftp_RNTO=ftp_RNTO) as target:
        target.put("index.html", "cũ".encode())
        target.put("index.html", "mới".encode())
        assert list(target.addresses()) == ["index.html"]
        assert target.read("index.html") == "mới".encode()


def test_a_server_without_tls_gets_no_password(tmp_path: Path) -> None:
    logins: list[str] = []

    def ftp_PASS(self: FTPHandler, line: str) -> object:  # noqa: N802
        logins.append(line)
        return FTPHandler.ftp_PASS(self, line)

    with (
        target_on(tmp_path, tls=True, ftp_PASS=ftp_PASS) as target,
        pytest.raises(TargetError, match='"tls": False'),
    ):
        target.put("index.html", b"1")
    assert logins == []


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    port, trusted = free_port(), certificate(tmp_path)
    settings = {"kind": "ftp", "host": "localhost", "port": port, "user": "người-viết"}
    with ftp_serving(ftp_handler(tmp_path, trusted), port):
        for more, told in (
            ({}, "tự ký"),
            ({"host": "127.0.0.1", "certificate": str(trusted)}, "127.0.0.1"),
        ):
            with (
                closing(target_of("web", {"web": settings | more}, tmp_path)) as target,
                pytest.raises(TargetError, match=told) as error,
            ):
                target.read("index.html")
            assert not isinstance(error.value, InterruptedTargetError)


def test_a_password_that_the_server_repeats_is_not_shown(tmp_path: Path) -> None:
    def handle_auth_failed(self: FTPHandler, msg: str, password: str) -> None:
        self.respond(f"530 {msg}: {password} is not the password")

    (tmp_path / "web").mkdir()
    port = free_port()
    settings = {"kind": "ftp", "host": "localhost", "user": "ai", "tls": False, "port": port}
    with (
        ftp_serving(
            ftp_handler(tmp_path / "web", None, handle_auth_failed=handle_auth_failed), port
        ),
        closing(target_of("web", {"web": settings}, tmp_path)) as target,
        pytest.raises(TargetError, match="mật khẩu") as told,
    ):
        target.read("index.html")
    assert PASSWORD not in str(told.value)
    assert "*** is not the password" in str(told.value)
    assert told.value.__suppress_context__


@pytest.mark.parametrize(
    ("answer", "told", "is_worth_a_try"),
    [
        ("552 Disk quota exceeded", "hạn mức", False),
        ("452 Insufficient storage space", "hết chỗ", False),
        ("553 Prohibited file name", "quyền", False),
        ("550 Permission denied", "quyền", False),
        ("421 Timeout", "bận", True),
        ("425 Can't open data connection", "bận", True),
        ("530 Sorry, the maximum number of clients are connected", "bận", True),
        ("599 Hm", "599 Hm", False),
    ],
)
def test_what_servers_answer_is_told_with_what_to_do(
    tmp_path: Path, answer: str, told: str, is_worth_a_try: bool
) -> None:
    def ftp_STOR(self: FTPHandler, *_: object, **__: object) -> object:  # noqa: N802
        return self.respond(answer)

    with target_on(tmp_path, ftp_STOR=ftp_STOR) as target:
        with pytest.raises(TargetError, match=told) as error:
            target.put("a/index.html", b"1")
        assert isinstance(error.value, InterruptedTargetError) == is_worth_a_try
        assert list(target.addresses()) == []


def test_nobody_there_is_told(tmp_path: Path) -> None:
    nowhere = {"kind": "ftp", "host": "khong-co.invalid", "user": "ai"}
    with pytest.raises(TargetError, match="không tìm thấy máy chủ"):
        target_of("web", {"web": nowhere}, tmp_path).read("index.html")
    silent = nowhere | {"host": "127.0.0.1", "port": free_port()}
    with pytest.raises(InterruptedTargetError, match="không nhận kết nối"):
        target_of("web", {"web": silent}, tmp_path).read("index.html")


LISTS = {
    "total 12\n"
    "drwxr-xr-x   3 web  web   4096 Mar 21  2011 .\n"
    "drwxr-xr-x   3 web  web   4096 Mar 21  2011 ..\n"
    "drwxr-xr-x+  2 web  nhóm  4096 Nov  2 08:30 chuyên mục\n"
    "-rw-r--r--   1 1004 1004     7 Nov 28 23:59 hai  cách .html\n"
    "-rw-r--r--   1 web  web      0 Jan  1  1980  .một\n"
    "lrwxrwxrwx   1 web  web     11 Jan  1  1980 www -> public_html\n": (
        ["chuyên mục"],
        ["hai  cách .html", " .một", "www"],
    ),
    "-rw-rw----    1 owner    512  Dec 03 2011 không-nhóm.txt": ([], ["không-nhóm.txt"]),
    "03-21-11  08:30AM       <DIR>          tin tuc\n"
    "03-21-2011  11:30PM             1234567 bao cao.doc\n": (["tin tuc"], ["bao cao.doc"]),
    "": ([], []),
}


@pytest.mark.parametrize("text", LISTS)
def test_lists_of_unix_and_dos_are_read(text: str) -> None:
    assert read_list(text.splitlines()) == Listing(*LISTS[text])


@pytest.mark.parametrize("line", ["index.html", "+i8388621.48594,m825718503,r,s280,\tdjb.html"])
def test_a_list_of_another_kind_is_no_empty_list(line: str) -> None:
    with pytest.raises(ValueError, match="html"):
        read_list([line])
