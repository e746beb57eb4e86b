"""SFTP, over SSH: servers of one's own and the better shared hosting."""

from __future__ import annotations

import logging
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

from paramiko import (
    AuthenticationException,
    BadHostKeyException,
    MissingHostKeyPolicy,
    PKey,
    SFTPClient,
    SSHClient,
    SSHException,
)

from portal.publishing.reasons import CUT, READ_ONLY, WRONG_LOGIN, of_connection, without
from portal.publishing.remote import Account, Listing, Remote
from portal.publishing.switching import SHOWN
from portal.publishing.target import InterruptedTargetError, TargetError, unfinished

_TIMEOUT = 30  # seconds
_NO_KEY = ("No authentication methods", "private key")  # Paramiko's words, as mere SSHExceptions


class SftpServer:
    """A server that speaks SFTP.

    It is known by ``fingerprint`` ("SHA256:…"), or else by the user's ``~/.ssh/known_hosts``. One
    logs in with the private ``key``, which the password may protect, or the password, or the keys
    that the user's agent or ``~/.ssh`` offers.
    """

    def __init__(self, account: Account, key: Path | None, fingerprint: str) -> None:
        self._account = account
        self._key = key
        self._fingerprint = fingerprint
        self._client: SSHClient | None = None
        self._sftp: SFTPClient | None = None

    @property
    def address(self) -> str:
        """Return protocol, user and host."""
        return f"sftp://{self._account.user}@{self._account.host}"

    def listing(self, folder: str) -> Listing:
        """Return what lies in a folder; links are files."""
        listing = Listing([], [])
        with self._connected() as sftp:
            for found in sftp.listdir_attr(folder or "."):
                is_folder = stat.S_ISDIR(found.st_mode or 0)
                (listing.folders if is_folder else listing.files).append(found.filename)
        return listing

    def read(self, path: str) -> bytes:
        """Return a file."""
        data = BytesIO()
        with self._connected() as sftp:
            sftp.getfo(path, data)
        return data.getvalue()

    def write(self, path: str, data: bytes) -> None:
        """Write a file."""
        with self._connected() as sftp:
            sftp.putfo(BytesIO(data), path)

    def rename(self, path: str, new: str) -> None:
        """Rename a file, over another where the server has OpenSSH's way to do it."""
        with self._connected() as sftp:
            try:
                sftp.posix_rename(path, new)
            except FileNotFoundError:
                raise
            except OSError:
                sftp.rename(path, new)

    def link(self, path: str) -> str:
        """Return where a symbolic link leads."""
        with self._connected() as sftp:
            return sftp.readlink(path) or ""

    def make_link(self, path: str, other: str) -> None:
        """Make a symbolic link to another path, seen from where it is."""
        with self._connected() as sftp:
            sftp.symlink(other, path)

    def remove(self, path: str) -> None:
        """Remove a file."""
        with self._connected() as sftp:
            sftp.remove(path)

    def make_folder(self, path: str) -> None:
        """Make a folder."""
        with self._connected() as sftp:
            sftp.mkdir(path)

    def remove_folder(self, path: str) -> None:
        """Remove an empty folder."""
        with self._connected() as sftp:
            sftp.rmdir(path)

    def close(self) -> None:
        """Leave the server."""
        if self._client:
            self._client.close()
        self._client = self._sftp = None

    @contextmanager
    def _connected(self) -> Iterator[SFTPClient]:
        """Give the connection, and explain its errors."""
        try:
            self._sftp = self._sftp or self._connect()
            yield self._sftp
        except FileNotFoundError:
            raise
        except (OSError, EOFError, SSHException, ValueError) as error:
            raise self._explained(error) from None

    def _connect(self) -> SFTPClient:
        account = self._account
        # Its errors are told here; once Pelican has built, one that is logged ends its thread.
        logging.getLogger("paramiko").setLevel(logging.CRITICAL)
        self._client = client = SSHClient()
        if not self._fingerprint:
            client.load_system_host_keys()
        client.set_missing_host_key_policy(_OnlyKnown(self.address, self._fingerprint))
        line = socket.create_connection((account.host, account.port), _TIMEOUT)
        try:
            client.connect(
                account.host,
                account.port,
                account.user,
                account.password,
                key_filename=str(self._key) if self._key else None,
                allow_agent=not (self._key or account.password),
                look_for_keys=not (self._key or account.password),
                timeout=_TIMEOUT,  # else it waits for ever where the other end resets early
                banner_timeout=_TIMEOUT,
                auth_timeout=_TIMEOUT,
                sock=line,
            )
            sftp = client.open_sftp()
        except BaseException:  # Ctrl+C too: no connection stays open
            self.close()
            line.close()
            raise
        if channel := sftp.get_channel():
            channel.settimeout(_TIMEOUT)
        return sftp

    def _explained(self, error: Exception) -> TargetError:
        no_key = any(words in str(error) for words in _NO_KEY)
        if no_key or isinstance(error, AuthenticationException):
            self.close()
            return TargetError(f"{self.address}: {WRONG_LOGIN}, hoặc khóa SSH")
        if isinstance(error, BadHostKeyException):
            return TargetError(_strange(self.address, error.key, error.expected_key.fingerprint))
        if isinstance(error, PermissionError):
            return TargetError(f"{self.address}: {READ_ONLY}")
        if isinstance(error, OSError) and error.errno is None and self._is_alive():
            return TargetError(
                f"{self.address}: máy chủ từ chối mà không nói vì sao ({self._said(error)}); thường"
                f" là hết chỗ, hết hạn mức, hoặc nơi ấy chỉ đọc"
            )
        return self._cut(error)

    def _cut(self, error: Exception) -> TargetError:
        """Leave a connection that is no good any more, and say what it was."""
        self.close()
        if isinstance(error, OSError | EOFError):
            return of_connection(error, self.address)
        return InterruptedTargetError(f"{self.address}: {CUT} ({self._said(error)})")

    def _is_alive(self) -> bool:
        channel = self._sftp.get_channel() if self._sftp else None
        return channel is not None and not channel.closed

    def _said(self, error: Exception) -> str:
        return without(self._account.password, str(error))


class SftpFolder(Remote):
    """A folder of a server, in which a symbolic link may say what readers are shown."""

    def __init__(self, server: SftpServer, root: str) -> None:
        super().__init__(server, root)
        self._links = server

    def shown(self) -> str:
        """Return the folder that the symbolic link leads to."""
        try:
            return self._links.link(self._path(SHOWN))
        except FileNotFoundError:
            return ""

    def show(self, folder: str) -> None:
        """Make a symbolic link beside its place, then rename it."""
        beside = self._path(unfinished(SHOWN))
        self._make(self._path(folder))  # if all files were deleted
        with suppress(FileNotFoundError):  # left by a run that was cut
            self._links.remove(beside)
        self._links.make_link(beside, folder)
        self._rename_over(beside, self._path(SHOWN))


class _OnlyKnown(MissingHostKeyPolicy):
    """Refuses every server that isn't known by its fingerprint."""

    def __init__(self, address: str, fingerprint: str) -> None:
        self._address = address
        self._known = fingerprint

    def missing_host_key(self, client: SSHClient, hostname: str, key: PKey) -> None:
        """Refuse a server that neither known_hosts nor the settings know."""
        if self._known not in {"", key.fingerprint}:
            raise TargetError(_strange(self._address, key, self._known))
        if not self._known:
            raise TargetError(
                f"{self._address}: chưa biết máy chủ này; khóa của nó là {key.fingerprint}. Hỏi nhà"
                f" cung cấp xem có đúng không; nếu đúng thì ghi vào PUBLISH:"
                f' "fingerprint": "{key.fingerprint}"'
            )


def _strange(address: str, key: PKey, known: str) -> str:
    return (
        f"{address}: khóa của máy chủ là {key.fingerprint}, không phải {known} như đã biết: máy chủ"
        f" được cài lại, hoặc có kẻ giả làm nó. Hỏi nhà cung cấp trước khi sửa fingerprint"
    )
