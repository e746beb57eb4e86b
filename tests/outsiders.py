"""Programs of others that read our packages: found, run, asked over http."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path

import pytest

FORMATS = "zim,wacz" if find_spec("libzim") else "wacz"  # there is no libzim for Windows
_PATIENCE = 60  # seconds for a server to answer at all


def program(name: str, package: str) -> str:
    """Return the path of a program; without it the test is skipped, but never in CI."""
    places = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"], "/usr/sbin"))
    if found := shutil.which(name, path=places):
        return found
    assert not os.environ.get("CI"), f"CI needs {name}: .ci/run installs {package}"
    pytest.skip(f"{name} is missing (Debian: apt install {package})")


def said(*command: str | Path, folder: Path | None = None) -> str:
    """Run a program that must end well, in a folder; return all that it said."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def free_port() -> int:
    """Return a port of this machine that nobody listens to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving(command: Sequence[str], port: int, folder: Path) -> Iterator[None]:
    """Run a server in a folder until it has been asked all; it must answer on ``port``."""
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _wait_for(server, port)
        yield
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{server.args!r} does not answer on port {port}")


def answer(port: int, path: str) -> tuple[int, bytes]:
    """Return status and body of what a server on this machine answers."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()
