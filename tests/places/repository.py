"""Git repositories: one to push to, one that takes nothing, one that wants a password."""

from __future__ import annotations

import io
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from outsiders import free_port, said, serving

from places.place import Place, Restarted, Spot


class _Closed(BaseHTTPRequestHandler):
    """Lets nobody in."""

    def do_GET(self) -> None:  # http.server's name
        self.send_response(401)
        self.send_header("WWW-Authenticate", 'Basic realm="git"')
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Be quiet."""


@contextmanager
def closed_host() -> Iterator[str]:
    """Run a host of repositories that asks for a password; yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Closed) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/trang.git"
        server.shutdown()
        thread.join()


def new_repository(path: Path) -> Path:
    """Make an empty repository to push to."""
    said("git", "init", "--quiet", "--bare", path)
    return path


def _last_commit(repository: Path, branch: str) -> dict[str, bytes]:
    """Return the files of a branch's last commit, as git packs them."""
    command = ["git", "archive", f"refs/heads/{branch}"]
    packed = subprocess.run(command, cwd=repository, stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        files = {member.name: archive.extractfile(member) for member in archive}
        return {name: file.read() for name, file in files.items() if file}


@contextmanager
def git_place(folder: Path) -> Iterator[Place]:
    """Offer a branch of a repository on a host; one branch of it takes nothing."""
    repository = new_repository(folder / "trang.git")
    hook = repository / "hooks" / "update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/dong\n', encoding="ascii")
    hook.chmod(0o755)
    port = free_port()
    command = ["git", "daemon", "--reuseaddr", "--listen=127.0.0.1", f"--port={port}"]
    command += ["--export-all", "--enable=receive-pack", f"--base-path={folder}"]
    serving_it = Restarted(lambda: serving(command, port, folder))
    settings = {
        "kind": "git",
        "url": f"git://127.0.0.1:{port}/trang.git",
        "branch": "trang",
        "author": "Ban biên tập <ban@lien-minh.example>",
    }

    def spot(name: str) -> Spot:
        branch = f"trang-{name}"
        return Spot(settings | {"branch": branch}, partial(_last_commit, repository, branch))

    with closed_host() as host, serving_it:
        yield Place(
            settings,
            spot,
            read_only=settings | {"branch": "dong"},
            wrong_login=settings | {"url": host},
            away=serving_it.away,
            ports=(port,),
        )
