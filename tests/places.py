"""Real servers on this machine to publish to, one for each kind of target."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from outsiders import free_port
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

PASSWORD = "mật-khẩu%40 bí mật"  # noqa: S105  # of servers that live for a test


@dataclass(frozen=True)
class Place:
    """A place as PUBLISH describes it; what takes it away for a while, if anything can."""

    settings: Mapping[str, Any]
    password: str | None = None
    read_only: Mapping[str, Any] = field(default_factory=dict)
    wrong_login: Mapping[str, Any] = field(default_factory=dict)  # with another password
    away: Callable[[], AbstractContextManager[None]] = nullcontext


@contextmanager
def folder_place(folder: Path) -> Iterator[Place]:
    """Offer a folder."""
    yield Place({"kind": "folder", "folder": str(folder / "nơi đến")})


def certificate(folder: Path) -> Path:
    """Make a certificate of 127.0.0.1, with its key, that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "localhost.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@contextmanager
def ftp_serving(handler: type[FTPHandler], port: int) -> Iterator[None]:
    """Let an FTP server run in a thread; in the end it leaves everybody."""
    loop = IOLoop()
    server = FTPServer(("127.0.0.1", port), handler, ioloop=loop)
    going = threading.Event()

    def serve() -> None:
        while not going.is_set():
            loop.loop(timeout=0.05, blocking=False)
        server.close_all()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        going.set()
        thread.join()


def ftp_handler(root: Path, tls: Path | None, **more: object) -> type[FTPHandler]:
    """Return what an FTP server does: two users, one of whom may only read."""
    authorizer = DummyAuthorizer()
    authorizer.add_user("người-viết", PASSWORD, str(root), perm="elradfmwMT")
    authorizer.add_user("người-xem", PASSWORD, str(root), perm="elr")
    facts = {"authorizer": authorizer, "auth_failed_timeout": 0, **more}
    if tls is None:
        return type("Clear", (FTPHandler,), facts)
    secured = {"certfile": str(tls), "tls_control_required": True, "tls_data_required": True}
    return type("Secured", (TLS_FTPHandler,), facts | secured)


@contextmanager
def ftp_place(folder: Path) -> Iterator[Place]:
    """Offer an FTP server that wants TLS."""
    root = folder / "ftp"
    root.mkdir()
    port, trusted = free_port(), certificate(folder)
    handler = ftp_handler(root, trusted)
    serving = Restarted(lambda: ftp_serving(handler, port))
    settings = {
        "kind": "ftp",
        "host": "localhost",
        "port": port,
        "user": "người-viết",
        "folder": "public_html",
        "certificate": str(trusted),
    }
    with serving:
        yield Place(
            settings,
            PASSWORD,
            read_only=settings | {"user": "người-xem"},
            wrong_login=settings,
            away=serving.away,
        )


class Restarted:
    """A server that can be taken away for a while."""

    def __init__(self, start: Callable[[], AbstractContextManager[None]]) -> None:
        self._start = start
        self._running = start()

    def __enter__(self) -> None:
        self._running.__enter__()

    def __exit__(self, *_: object) -> None:
        self._running.__exit__(None, None, None)

    @contextmanager
    def away(self) -> Iterator[None]:
        """Stop the server, and start it anew in the end."""
        self._running.__exit__(None, None, None)
        try:
            yield
        finally:
            self._running = self._start()
            self._running.__enter__()


PLACES = {"folder": folder_place, "ftp": ftp_place}
