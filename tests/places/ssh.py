"""OpenSSH's server, run by whoever runs the tests, for one user with one key."""

from __future__ import annotations

import getpass
import os
import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from outsiders import free_port, program, said
from paramiko import PKey

from places.place import Place, Restarted, Spot, files_below

_NEEDED_AS_ROOT = Path("/run/sshd")  # where sshd locks itself in; an ordinary user's can't


class _Sshd(socketserver.ThreadingTCPServer):
    """Hands every connection to a process of sshd's, so that all can be ended."""

    allow_reuse_address = True

    def __init__(self, config: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), socketserver.BaseRequestHandler)
        self._command = [program("sshd", "openssh-server"), "-i", "-f", str(config)]
        self._processes: list[subprocess.Popen[bytes]] = []

    def finish_request(self, request: object, client_address: object) -> None:
        assert isinstance(request, socket.socket)
        process = subprocess.Popen(self._command, stdin=request.fileno(), stdout=request.fileno())
        self._processes.append(process)
        process.wait()

    def end(self) -> None:
        """Listen no more, and cut all connections."""
        self.shutdown()
        for process in self._processes:
            process.kill()
        self.server_close()


@contextmanager
def sshd_serving(config: Path, port: int) -> Iterator[None]:
    """Let the server run in the background."""
    if os.geteuid() == 0:
        _NEEDED_AS_ROOT.mkdir(exist_ok=True)
    server = _Sshd(config, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield
    finally:
        server.end()
        thread.join()


def new_key(path: Path) -> Path:
    """Make a private key; its public half lies beside."""
    said("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path)
    return path


def sshd_config(folder: Path, sftp: str = "internal-sftp") -> Path:
    """Write what the server needs: it takes the key ``user`` below the folder."""
    folder.mkdir()
    new_key(folder / "host")
    new_key(folder / "user")
    config = folder / "sshd_config"
    config.write_text(
        f"""\
HostKey "{folder}/host"
AuthorizedKeysFile "{folder}/user.pub"
StrictModes no
PasswordAuthentication yes
KbdInteractiveAuthentication no
PermitRootLogin yes
UsePAM no
Subsystem sftp {sftp}
""",
        encoding="utf-8",
    )
    return config


def sftp_settings(folder: Path, port: int) -> dict[str, object]:
    """Return what PUBLISH says of the server with that folder."""
    host = PKey.from_path(folder / "host").fingerprint
    settings: dict[str, object] = {"kind": "sftp", "host": "127.0.0.1", "port": port}
    own = {"user": getpass.getuser(), "key": str(folder / "user"), "fingerprint": host}
    return settings | own


@contextmanager
def sftp_place(folder: Path) -> Iterator[Place]:
    """Offer an OpenSSH server, and another that lets nobody write."""
    if os.name == "nt":
        pytest.skip("OpenSSH's server runs as a service on Windows")
    port, other = free_port(), free_port()
    config = sshd_config(folder / "ssh")
    reading = sshd_config(folder / "ssh-chi-doc", "internal-sftp -R")
    serving = Restarted(lambda: sshd_serving(config, port))
    root = folder / "web" / "public_html"
    settings = sftp_settings(config.parent, port) | {"folder": str(root)}

    def spot(name: str) -> Spot:
        return Spot(settings | {"folder": str(root / name)}, partial(files_below, root / name))

    with serving, sshd_serving(reading, other):
        yield Place(
            settings,
            spot,
            read_only=sftp_settings(reading.parent, other) | {"folder": str(root)},
            wrong_login={key: value for key, value in settings.items() if key != "key"},
            away=serving.away,
            ports=(port,),
        )
