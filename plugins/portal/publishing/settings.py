"""The places that publishconf.py names in PUBLISH, and the secrets that it must not hold.

An entry is a name with its kind and that kind's keys: ``"web": {"kind": "sftp", "host": …}``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from portal.publishing.folder import Folder
from portal.publishing.switching import Switch, Switched
from portal.publishing.target import Target, TargetError

SERVICE = "portal-publish"  # under which the system's keyring holds passwords, by target
_SECRETS = {"pass", "passwd", "password", "passphrase", "secret", "secret_key", "token"}
_AUTHOR = "portal <portal@localhost>"
_TYPES = {str: "chữ", int: "số nguyên", bool: "True hay False"}


@dataclass(frozen=True)
class _Entry:
    """One place of PUBLISH, checked."""

    name: str
    values: Mapping[str, Any]
    cache: Path

    def text(self, key: str, default: str = "") -> str:
        """Return a value as text."""
        return str(self.values.get(key, default))

    def path(self, key: str) -> Path | None:
        """Return a file of the user's, None where none is named; TargetError if it isn't there."""
        if key not in self.values:
            return None
        path = Path(self.text(key)).expanduser()
        if not path.is_file():
            raise TargetError(f"{_where(self.name)}: {key}: không có tệp {path}")
        return path


@dataclass(frozen=True)
class _Kind:
    """The keys of a kind with the types of their values, and what makes its target."""

    needed: Mapping[str, type]
    optional: Mapping[str, type]
    make: Callable[[_Entry], Target]

    @property
    def keys(self) -> Mapping[str, type]:
        """Return all keys with the types of their values."""
        return {**self.needed, **self.optional}


def target_of(name: str, settings: Mapping[str, Any], cache: Path) -> Target:
    """Return the target that PUBLISH has under a name; ``cache`` is a folder for its own use.

    TargetError tells each thing that is wrong in a line of its own.
    """
    if name not in settings:
        known = f"có: {', '.join(settings)}" if settings else "PUBLISH còn trống"
        raise TargetError(f"publishconf.py: PUBLISH không có nơi nào tên “{name}”; {known}")
    values = settings[name]
    if wrong := [f"{_where(name)}: {what}" for what in _wrong(name, values)]:
        raise TargetError("\n".join(wrong))
    return _KINDS[values["kind"]].make(_Entry(name, values, cache))


def _where(name: str) -> str:
    return f'publishconf.py: PUBLISH["{name}"]'


def _wrong(name: str, values: object) -> Iterator[str]:
    """Yield what is wrong with an entry."""
    if not isinstance(values, Mapping):
        yield 'phải có dạng {"kind": "…", …}'
        return
    kind = _KINDS.get(str(values.get("kind")))
    if kind is None:
        yield f"kind “{values.get('kind', '')}” không có; có: {', '.join(_KINDS)}"
        return
    yield from (f"thiếu khóa {key}" for key in kind.needed if key not in values)
    for key, value in values.items():
        if key != "kind" and (what := _wrong_value(name, kind, key, value)):
            yield what


def _wrong_value(name: str, kind: _Kind, key: str, value: object) -> str:
    if key.lower() in _SECRETS:
        return f"{key}: không để mật khẩu trong tệp này, git sẽ giữ nó mãi; {_how_to_keep(name)}"
    if key not in kind.keys:
        return f"không có khóa “{key}”; có: {', '.join(kind.keys)}"
    if type(value) is not kind.keys[key]:
        return f"{key} phải là {_TYPES[kind.keys[key]]}"
    if key in kind.needed and value == "":
        return f"{key} còn trống"
    if isinstance(value, str) and "://" in value and urlsplit(value).password:
        return f"{key}: bỏ mật khẩu khỏi địa chỉ, git sẽ giữ nó mãi; {_how_to_keep(name)}"
    return ""


def _variable(name: str) -> str:
    return f"PUBLISH_{name.upper().replace('-', '_')}_PASSWORD"


def _how_to_keep(name: str) -> str:
    return (
        f"đặt nó trong biến môi trường {_variable(name)}, hoặc cất vào kho mật khẩu của máy:"
        f" python -m keyring set {SERVICE} {name}"
    )


def _secret(name: str) -> str | None:
    """Return the password of a target: from the environment, else from the system's keyring."""
    if password := os.environ.get(_variable(name)):
        return password
    try:
        import keyring  # noqa: PLC0415  # only where it is installed
        from keyring.errors import KeyringError  # noqa: PLC0415  # as above
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError:  # this system has none, or it stays locked
        return None


def _folder(entry: _Entry) -> Target:
    return _switched(entry, Folder(Path(entry.text("folder")).expanduser()))


def _ftp(entry: _Entry) -> Target:
    from portal.publishing.ftp import FtpServer, tls_context  # noqa: PLC0415  # see _KINDS
    from portal.publishing.remote import Account, Remote  # noqa: PLC0415  # as above

    port, password = entry.values.get("port", 21), _secret(entry.name)
    if password is None:
        raise TargetError(f"{_where(entry.name)}: chưa có mật khẩu; {_how_to_keep(entry.name)}")
    account = Account(entry.text("host"), port, entry.text("user"), password)
    tls = tls_context(entry.path("certificate")) if entry.values.get("tls", True) else None
    return Remote(FtpServer(account, tls), entry.text("folder"))


def _sftp(entry: _Entry) -> Target:
    from portal.publishing.remote import Account  # noqa: PLC0415  # see _KINDS
    from portal.publishing.sftp import SftpFolder, SftpServer  # noqa: PLC0415  # as above

    port, password = entry.values.get("port", 22), _secret(entry.name)
    account = Account(entry.text("host"), port, entry.text("user"), password)
    server = SftpServer(account, entry.path("key"), entry.text("fingerprint"))
    return _switched(entry, SftpFolder(server, entry.text("folder")))


def _git(entry: _Entry) -> Target:
    from portal.publishing.git import Branch, GitBranch  # noqa: PLC0415  # see _KINDS

    author = re.fullmatch(r"(?P<name>[^<>]+) <(?P<mail>[^<>]+)>", entry.text("author", _AUTHOR))
    if not author:
        raise TargetError(f'{_where(entry.name)}: author phải có dạng "Tên <địa chỉ thư>"')
    repository, name = entry.text("url"), entry.text("branch", "gh-pages")
    branch = Branch(repository, name, author["name"], author["mail"])
    return GitBranch(branch, entry.cache / f"{entry.name}.git")


def _s3(entry: _Entry) -> Target:
    from portal.publishing.s3 import S3, Bucket  # noqa: PLC0415  # see _KINDS

    key_id, secret = entry.text("user"), _secret(entry.name)
    if key_id and secret is None:
        raise TargetError(f"{_where(entry.name)}: chưa có khóa bí mật; {_how_to_keep(entry.name)}")
    bucket = Bucket(
        name=entry.text("bucket"),
        prefix=entry.text("prefix"),
        endpoint=entry.text("endpoint"),
        region=entry.text("region"),
        key_id=key_id,
        secret=secret if key_id else None,
    )
    return _switched(entry, S3(bucket))


def _switched(entry: _Entry, place: Switch) -> Target:
    return Switched(place) if entry.values.get("switch", False) else place


# A kind's module is imported when it is asked for: the libraries of the others may be missing.
_KINDS = {
    "folder": _Kind({"folder": str}, {"switch": bool}, _folder),
    "ftp": _Kind(
        {"host": str, "user": str},
        {"folder": str, "port": int, "tls": bool, "certificate": str},
        _ftp,
    ),
    "sftp": _Kind(
        {"host": str, "user": str},
        {"folder": str, "port": int, "key": str, "fingerprint": str, "switch": bool},
        _sftp,
    ),
    "s3": _Kind(
        {"bucket": str},
        {"prefix": str, "endpoint": str, "region": str, "user": str, "switch": bool},
        _s3,
    ),
    "git": _Kind({"url": str}, {"branch": str, "author": str}, _git),
}
