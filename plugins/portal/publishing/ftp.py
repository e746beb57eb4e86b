"""FTP, over TLS (RFC 4217): what most shared hosting takes files by."""

from __future__ import annotations

import posixpath
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ftplib import FTP, FTP_TLS, Error, error_perm, error_temp
from io import BytesIO
from pathlib import Path

from portal.publishing.ftp_lists import read_list
from portal.publishing.reasons import BUSY, FULL, READ_ONLY, WRONG_LOGIN, of_connection, without
from portal.publishing.remote import Account, Listing
from portal.publishing.target import InterruptedTargetError, TargetError

_TIMEOUT = 60  # seconds
_UNKNOWN_COMMAND = {"500", "502", "504"}
_NO_FOLDER = {"501", "550"}
_NO_FILE = "550"  # or no permission: servers don't tell the one from the other
_REASONS = {
    "430": WRONG_LOGIN,
    "452": FULL,
    "530": WRONG_LOGIN,
    "550": READ_ONLY,
    "552": FULL,
    "553": READ_ONLY,
}
_TOO_MANY = ("too many", "maximum", "connections", "clients")  # told with 530 too


class FtpServer:
    """A server that speaks FTP; ``tls`` says which certificates to trust, None sends in clear."""

    def __init__(self, account: Account, tls: ssl.SSLContext | None) -> None:
        self._account = account
        self._tls = tls
        self._ftp: FTP | None = None
        self._has_mlsd = True

    @property
    def address(self) -> str:
        """Return protocol, user and host."""
        return f"{'ftps' if self._tls else 'ftp'}://{self._account.user}@{self._account.host}"

    def listing(self, folder: str) -> Listing:
        """Return what lies in a folder: by MLSD (RFC 3659), by LIST where the server lacks it."""
        with self._connected() as ftp:
            try:
                return _by_mlsd(ftp, folder) if self._has_mlsd else _by_list(ftp, folder)
            except error_perm as error:
                if _code(error) in _NO_FOLDER:
                    raise FileNotFoundError(folder) from error
                if not self._has_mlsd or _code(error) not in _UNKNOWN_COMMAND:
                    raise
        self._has_mlsd = False
        return self.listing(folder)

    def read(self, path: str) -> bytes:
        """Return a file."""
        parts: list[bytes] = []
        with self._connected(path) as ftp:
            ftp.retrbinary(f"RETR {path}", parts.append)
        return b"".join(parts)

    def write(self, path: str, data: bytes) -> None:
        """Write a file."""
        with self._connected() as ftp:
            ftp.storbinary(f"STOR {path}", BytesIO(data))

    def rename(self, path: str, new: str) -> None:
        """Rename a file."""
        with self._connected() as ftp:
            ftp.rename(path, new)

    def remove(self, path: str) -> None:
        """Remove a file."""
        with self._connected(path) as ftp:
            ftp.delete(path)

    def make_folder(self, path: str) -> None:
        """Make a folder."""
        with self._connected() as ftp:
            ftp.mkd(path)

    def remove_folder(self, path: str) -> None:
        """Remove an empty folder."""
        with self._connected() as ftp:
            ftp.rmd(path)

    def close(self) -> None:
        """Leave the server."""
        if self._ftp:
            with suppress(OSError, EOFError, Error):  # leaving is a courtesy
                self._ftp.quit()
            self._drop()

    @contextmanager
    def _connected(self, path: str | None = None) -> Iterator[FTP]:
        """Give the connection and explain its errors; that ``path`` is missing is one of them."""
        try:
            self._ftp = self._ftp or self._connect()
            yield self._ftp
        except FileNotFoundError:
            raise
        except error_perm as error:
            if path is not None and _code(error) == _NO_FILE and self._is_missing(path):
                raise FileNotFoundError(path) from None
            raise self._refusal(error) from None
        except (OSError, EOFError, Error, ValueError) as error:
            self._drop()
            raise self._explained(error) from None

    def _connect(self) -> FTP:
        account = self._account
        ftp = _FtpOverTls(self._tls) if self._tls else FTP(timeout=_TIMEOUT)  # noqa: S321  # asked for
        try:
            ftp.connect(account.host, account.port)
            if isinstance(ftp, FTP_TLS):
                self._secure(ftp)
            ftp.login(account.user, account.password or "")
            if isinstance(ftp, FTP_TLS):
                ftp.prot_p()
            with suppress(error_perm):  # names are in UTF-8 without being asked (RFC 2640)
                ftp.sendcmd("OPTS UTF8 ON")
        except BaseException:  # Ctrl+C too: no connection stays open
            ftp.close()
            raise
        return ftp

    def _secure(self, ftp: FTP_TLS) -> None:
        try:
            ftp.auth()
        except error_perm:
            raise TargetError(
                f"{self.address}: máy chủ không nói TLS nên mật khẩu sẽ đi không mã hóa; hỏi nhà"
                f' cung cấp về FTPS hay SFTP, hoặc nếu chấp nhận thì ghi "tls": False'
            ) from None

    def _is_missing(self, path: str) -> bool:
        folder, name = posixpath.split(path)
        try:
            return name not in self.listing(folder).files
        except FileNotFoundError:
            return True

    def _refusal(self, error: error_perm) -> TargetError:
        said = self._said(error)
        if _code(error) == "530" and any(word in said.lower() for word in _TOO_MANY):
            self._drop()
            return InterruptedTargetError(f"{self.address}: {BUSY} ({said})")
        reason = _REASONS.get(_code(error), "máy chủ từ chối; hỏi nhà cung cấp")
        return TargetError(f"{self.address}: {reason} ({said})")

    def _explained(self, error: OSError | EOFError | Error | ValueError) -> TargetError:
        if isinstance(error, OSError | EOFError):
            return of_connection(error, self.address)
        if isinstance(error, error_temp) and (reason := _REASONS.get(_code(error))):
            return TargetError(f"{self.address}: {reason} ({self._said(error)})")
        if isinstance(error, Error):
            return InterruptedTargetError(f"{self.address}: {BUSY} ({self._said(error)})")
        if isinstance(error, UnicodeError):
            return TargetError(
                f"{self.address}: có tên tệp không viết bằng UTF-8; đổi tên hay xóa tệp ấy"
            )
        return TargetError(f"{self.address}: không hiểu máy chủ ({self._said(error)})")

    def _said(self, error: Exception) -> str:
        return without(self._account.password, str(error))

    def _drop(self) -> None:
        if self._ftp:
            self._ftp.close()
        self._ftp = None


class _DataSocket(ssl.SSLSocket):
    """A connection whose other end may close it without a word: the reply to the command counts."""

    def unwrap(self) -> socket.socket:
        """End the encryption, if the other end still listens."""
        with suppress(OSError):  # it has gone already
            super().unwrap()
        return self


class _FtpOverTls(FTP_TLS):
    """FTP_TLS whose data connections resume the session, as ProFTPD and vsftpd ask for."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(context=context, timeout=_TIMEOUT)

    def ntransfercmd(
        self, cmd: str, rest: int | str | None = None
    ) -> tuple[socket.socket, int | None]:
        """Open a data connection that resumes the session."""
        conn, size = FTP.ntransfercmd(self, cmd, rest)  # noqa: S321  # secured in two lines
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        secured = self.context.wrap_socket(conn, server_hostname=self.host, session=session)
        return secured, size


def tls_context(certificate: Path | None) -> ssl.SSLContext:
    """Trust a certificate, or those that the system trusts; TargetError if it can't be read."""
    try:
        context = ssl.create_default_context(cafile=certificate)
    except OSError:
        raise TargetError(f"{certificate}: không đọc được tệp chứng chỉ này (dạng PEM)") from None
    context.sslsocket_class = _DataSocket
    return context


def _by_mlsd(ftp: FTP, folder: str) -> Listing:
    listing = Listing([], [])
    for name, facts in ftp.mlsd(folder):
        kind = facts.get("type", "file").lower()
        if kind == "dir":
            listing.folders.append(name)
        elif kind not in {"cdir", "pdir"}:
            listing.files.append(name)
    return listing


def _by_list(ftp: FTP, folder: str) -> Listing:
    """Ask in the folder itself: not every server takes both the option and a path."""
    lines: list[str] = []
    home = ftp.pwd()
    if folder:
        ftp.cwd(folder)
    ftp.retrlines("LIST -a", lines.append)
    ftp.cwd(home)
    return read_list(lines)


def _code(error: Error) -> str:
    return str(error)[:3]
