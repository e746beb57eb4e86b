"""SFTP: whom we log in to, with what, and servers that can't rename over a file."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from outsiders import free_port, said
from paramiko import PKey
from places.ssh import new_key, sftp_settings, sshd_config, sshd_serving

from portal.publishing import sftp
from portal.publishing.settings import target_of
from portal.publishing.target import InterruptedTargetError, TargetError

Settings = dict[str, Any]

# Paramiko's thread may stumble over an error that it is telling; what people are told is the same.
LOUD = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Run a server; return how PUBLISH describes it."""
    folder, port = tmp_path_factory.mktemp("sftp"), free_port()
    config = sshd_config(folder / "ssh", "internal-sftp -P posix-rename")
    with sshd_serving(config, port):
        yield sftp_settings(folder / "ssh", port) | {"folder": str(folder / "web")}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user a home without keys, known hosts and agent."""
    (tmp_path / ".ssh").mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return tmp_path


def put(settings: Settings, cache: Path) -> None:
    with closing(target_of("web", {"web": settings}, cache)) as target:
        target.put("index.html", b"1")
        assert target.read("index.html") == b"1"


def refused(settings: Settings, cache: Path) -> str:
    with pytest.raises(TargetError) as error:
        put(settings, cache)
    assert not isinstance(error.value, InterruptedTargetError)
    return str(error.value)


def without(settings: Settings, key: str) -> Settings:
    return {known: value for known, value in settings.items() if known != key}


def known(home: Path, settings: Settings, key: PKey) -> None:
    line = f"[127.0.0.1]:{settings['port']} {key.get_name()} {key.get_base64()}\n"
    (home / ".ssh" / "known_hosts").write_text(line, encoding="ascii")


def test_a_server_without_a_way_to_rename_over_a_file_gets_it_deleted_first(
    server: Settings, home: Path
) -> None:
    with closing(target_of("web", {"web": server}, home)) as target:
        for data in (b"1", b"2", b"3"):
            target.put("bài/một.html", data)
            assert target.read("bài/một.html") == data
        target.delete("bài/một.html")
        assert list(target.addresses()) == []


def test_an_unknown_server_is_refused_and_its_fingerprint_told(
    server: Settings, home: Path
) -> None:
    told = refused(without(server, "fingerprint"), home)
    assert f'ghi vào PUBLISH: "fingerprint": "{server["fingerprint"]}"' in told


def test_a_server_that_the_user_knows_is_known(server: Settings, home: Path) -> None:
    known(home, server, PKey.from_path(Path(server["key"]).with_name("host")))
    put(without(server, "fingerprint"), home)


def test_a_server_with_another_key_than_before_is_refused(server: Settings, home: Path) -> None:
    other = PKey.from_path(new_key(home / "other"))
    known(home, server, other)
    for settings in (without(server, "fingerprint"), server | {"fingerprint": other.fingerprint}):
        told = refused(settings, home)
        assert f"là {server['fingerprint']}, không phải {other.fingerprint}" in told


def test_keys_at_their_usual_place_are_tried(server: Settings, home: Path) -> None:
    settings = without(server, "key")
    assert "hoặc khóa SSH" in refused(settings, home)
    (home / ".ssh" / "id_ed25519").write_bytes(Path(server["key"]).read_bytes())
    put(settings, home)


def test_the_password_opens_a_protected_key(
    server: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = home / "khóa"
    key.write_bytes(Path(server["key"]).read_bytes())
    key.chmod(0o600)
    said("ssh-keygen", "-q", "-p", "-P", "", "-N", "cụm từ bí mật", "-f", key)
    settings = server | {"key": str(key)}
    assert "hoặc khóa SSH" in refused(settings, home)
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", "cụm từ sai")
    assert "cụm từ" not in refused(settings, home)
    monkeypatch.setenv("PUBLISH_WEB_PASSWORD", "cụm từ bí mật")
    put(settings, home)


def test_a_key_that_is_none_is_told(server: Settings, home: Path) -> None:
    (home / "id_rsa").write_text("?", encoding="ascii")
    assert "không có tệp" in refused(server | {"key": str(home / "mất")}, home)
    assert "khóa SSH" in refused(server | {"key": str(home / "id_rsa")}, home)


def hang_up(listener: socket.socket) -> None:
    with listener.accept()[0] as line:
        line.recv(100)


@LOUD
def test_something_else_that_listens_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sftp, "_TIMEOUT", 5)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=hang_up, args=(listener,)).start()
        port = listener.getsockname()[1]
        settings = {"kind": "sftp", "host": "127.0.0.1", "port": port, "user": "ai"}
        with (
            closing(target_of("web", {"web": settings}, home)) as target,
            pytest.raises(InterruptedTargetError),
        ):
            target.read("index.html")


@LOUD
def test_silence_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sftp, "_TIMEOUT", 1)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        settings = {"kind": "sftp", "host": "127.0.0.1", "port": port, "user": "ai"}
        with (
            closing(target_of("web", {"web": settings}, home)) as target,
            pytest.raises(InterruptedTargetError),
        ):
            target.read("index.html")
