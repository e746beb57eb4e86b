"""How long a reader of the preview waits: from saving a report to the server's new page."""

from __future__ import annotations

import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException

from bench.cases import TURNS, add_sentence
from bench.corpus import Head
from bench.measure import BenchError
from bench.sites import PORT, Site

Server = subprocess.Popen[bytes]

_SAVES = 10
_REST = 1.0  # seconds between saves: a person types, too
_STEP = 0.002  # seconds between two looks at the page
_PATIENCE = 600.0


def latencies(site: Site, heads: Sequence[Head]) -> list[float]:
    """Save a report several times while the preview runs; return the seconds of each wait.

    The page is asked for over HTTP, so each time is that of the written page and a little more.
    """
    head = heads[(len(heads) - TURNS) // 2]
    address = f"http://127.0.0.1:{PORT}/bai-viet/{head.year}/{head.slug}.html"
    with _serving(site) as server:
        _wait_for(address, head.slug, server)
        return list(_waits(site, head, address, server))


def _waits(site: Site, head: Head, address: str, server: Server) -> Iterator[float]:
    for turn in range(_SAVES):
        time.sleep(_REST)
        word = f"lan-{turn}"  # a single one: typography sets the spaces between words anew
        start = time.perf_counter()
        add_sentence(site, head, f"Câu thêm vào khi xem thử: {word}.")
        yield _wait_for(address, word, server) - start


@contextmanager
def _serving(site: Site) -> Iterator[Server]:
    with site.root.with_suffix(".log").open("wb") as log:
        server = subprocess.Popen(site.preview, cwd=site.root, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield server
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str, text: str, server: Server) -> float:
    """Return the moment at which the page at an address has a text."""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own http address
                page: bytes = answer.read()
        except (OSError, HTTPException):  # not up yet, or the file is being written
            page = b""
        if text.encode() in page:
            return time.perf_counter()
        time.sleep(_STEP)
    raise BenchError(f"{server.args!r}: {address} does not get “{text}”.")
