"""PUBLISH in publishconf.py: what is wrong in it is told, and secrets stay out of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import NoKeyringError

from portal.publishing import settings
from portal.publishing.settings import target_of
from portal.publishing.target import TargetError

FTP = {"kind": "ftp", "host": "a.vn", "user": "ai"}


def told(entry: object, tmp_path: Path) -> list[str]:
    with pytest.raises(TargetError) as error:
        target_of("web", {"web": entry}, tmp_path)
    lines = str(error.value).split("\n")
    assert all(line.startswith('publishconf.py: PUBLISH["web"]: ') for line in lines)
    return [line.removeprefix('publishconf.py: PUBLISH["web"]: ') for line in lines]


def test_an_unknown_place_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match=r"nào tên “wep”; có: web, usb$"):
        target_of("wep", {"web": FTP, "usb": {}}, tmp_path)
    with pytest.raises(TargetError, match="PUBLISH còn trống"):
        target_of("wep", {}, tmp_path)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("ftp://a.vn", ["phải có dạng"]),
        ({}, ["kind “” không có; có: folder, ftp"]),
        ({"kind": "ftps"}, ["kind “ftps” không có; có: folder, ftp"]),
        ({"kind": "ftp"}, ["thiếu khóa host", "thiếu khóa user"]),
        (FTP | {"hots": "a", "port": "21"}, ["không có khóa “hots”; có: host", "port phải là số"]),
        (
            FTP | {"port": True, "tls": "no"},
            ["port phải là số nguyên", "tls phải là True hay False"],
        ),
        (FTP | {"certificate": "/không/có"}, ["certificate: không có tệp"]),
        ({"kind": "folder", "folder": 1}, ["folder phải là chữ"]),
        ({"kind": "folder", "folder": ""}, ["folder còn trống"]),
    ],
)
def test_each_thing_that_is_wrong_has_a_line(
    entry: object, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", "x")
    lines = told(entry, tmp_path)
    assert len(lines) == len(expected)
    for line, start in zip(lines, expected, strict=True):
        assert re.match(re.escape(start), line)


def test_a_certificate_file_that_is_none_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", "x")
    file = tmp_path / "ca.pem"
    file.write_text("?")
    with pytest.raises(TargetError, match=r"ca\.pem: không đọc được tệp chứng chỉ"):
        target_of("web", {"web": FTP | {"certificate": str(file)}}, tmp_path)


@pytest.mark.parametrize("key", ["password", "Password", "secret_key", "token"])
def test_a_secret_in_the_settings_is_refused_with_where_it_belongs(
    key: str, tmp_path: Path
) -> None:
    (line,) = told(FTP | {key: "bí-mật-7361"}, tmp_path)
    assert line.startswith(f"{key}: không để mật khẩu trong tệp này")
    assert "PUBLISH_WEB_PASSWORD" in line
    assert "keyring set portal-publish web" in line
    assert "bí-mật-7361" not in line


class OneKeyring(KeyringBackend):
    """A keyring with one password."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return "của-kho" if (service, username) == ("portal-publish", "trang-web") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        raise NotImplementedError


def secret(name: str) -> str | None:
    return settings._secret(name)


def test_a_password_comes_from_the_environment_else_from_the_keyring(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(OneKeyring())  # type: ignore[no-untyped-call]
    try:
        assert secret("trang-web") == "của-kho"
        assert secret("khác") is None
        monkeypatch.setenv("PUBLISH_TRANG_WEB_PASSWORD", "của-môi-trường")
        assert secret("trang-web") == "của-môi-trường"
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize("is_installed", [True, False])
def test_without_a_password_one_is_asked_for(
    is_installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: Any) -> None:
        raise NoKeyringError

    monkeypatch.setattr(keyring, "get_password", locked)
    if not is_installed:
        monkeypatch.setitem(sys.modules, "keyring", None)
    (line,) = told(FTP, tmp_path)
    assert line.startswith("chưa có mật khẩu; đặt nó trong biến môi trường PUBLISH_WEB_PASSWORD")
