"""The system's Chromium, and a plain web server for it to look at."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
HOW_TO_GET_ONE = "no Chromium, Chrome or Edge found: install one (Debian: apt install chromium)"
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each on the terminal."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        del format, args


class _Slow(_Quiet):
    """Sends each page in small pieces, which the browser shows one after the other."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if not self.path.endswith(".html"):
            super().copyfile(source, outputfile)
            return
        while piece := source.read(700):
            outputfile.write(piece)
            time.sleep(0.03)  # more than a frame


def chromium() -> str | None:
    """Return the path of the system's Chromium, Chrome or Edge."""
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next(filter(os.path.exists, PLACES), None)


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """Start a browser."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    args = [*_QUIET, *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=args)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path, *, slowly: bool = False) -> Iterator[str]:
    """Serve a folder; give its address."""
    handler = partial(_Slow if slowly else _Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
