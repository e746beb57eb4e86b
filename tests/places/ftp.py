"""FTP servers, in clear and with TLS."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from outsiders import free_port
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_DTPHandler, TLS_FTPHandler
from pyftpdlib.ioloop import IOLoop
from pyftpdlib.servers import FTPServer

from places.place import PASSWORD, Place, Restarted, Spot, files_below
from places.relay import ADDRESS

_DATA_PORTS = 10  # one data connection at a time, but a port may rest for a moment


def certificate(folder: Path) -> Path:
    """Make a certificate of localhost and the relay, with its key, that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address(ADDRESS))]
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
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


class _PromptData(TLS_DTPHandler):  # type: ignore[misc]  # pyftpdlib has no types
    """Sends at once what it has to say: else each file waits for a delayed acknowledgement."""

    def __init__(self, sock: socket.socket, cmd_channel: TLS_FTPHandler) -> None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().__init__(sock, cmd_channel)


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
    return type("Secured", (TLS_FTPHandler,), facts | secured | {"dtp_handler": _PromptData})


@contextmanager
def ftp_place(folder: Path) -> Iterator[Place]:
    """Offer an FTP server that wants TLS."""
    root = folder / "ftp"
    root.mkdir()
    port, trusted = free_port(), certificate(folder)
    data_ports = [free_port() for _ in range(_DATA_PORTS)]
    handler = ftp_handler(root, trusted, passive_ports=data_ports)
    serving = Restarted(lambda: ftp_serving(handler, port))
    settings = {
        "kind": "ftp",
        "host": "localhost",
        "port": port,
        "user": "người-viết",
        "folder": "public_html",
        "certificate": str(trusted),
    }

    def spot(name: str) -> Spot:
        own = f"public_html/{name}"
        return Spot(settings | {"folder": own}, partial(files_below, root / own))

    with serving:
        yield Place(
            settings,
            spot,
            PASSWORD,
            read_only=settings | {"user": "người-xem"},
            wrong_login=settings,
            away=serving.away,
            ports=(port, *data_ports),
        )
