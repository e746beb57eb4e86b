"""Serves the preview's folder to the browsers of this machine, each page with the overlay."""

from __future__ import annotations

import io
import os
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, unquote, urlsplit

from portal.editing.board import Board
from portal.editing.injection import NEWS, RESERVED, at_any_depth, with_overlay

_OVERLAY = Path(__file__).with_name("overlay")
_BREATH = 15  # seconds between signs of life to a page that has no news
_TEXTS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".sha512": "text/plain",
}


class PreviewServer(ThreadingHTTPServer):
    """Listens on this machine alone; ``port`` 0 takes any that is free."""

    # On Windows this would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, folder: Path, board: Board, port: int) -> None:
        handler = partial(_Handler, board=board, directory=str(folder))
        super().__init__(("127.0.0.1", port), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that have gone away; tell the rest as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # only passed on


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  # the base class's attribute
        **SimpleHTTPRequestHandler.extensions_map,
        **{ending: f"{kind}; charset=utf-8" for ending, kind in _TEXTS.items()},
    }

    def __init__(self, *request: Any, board: Board, directory: str) -> None:  # noqa: ANN401  # passed on
        self._board = board
        super().__init__(*request, directory=directory)

    def do_GET(self) -> None:
        """Answer a request."""
        if urlsplit(self.path).path == NEWS:
            self._stream()
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers of a page or a file, and return its content."""
        version = self._board.version  # before the page is read: it may be newer, never older
        address = unquote(urlsplit(self.path).path)
        if address.startswith(RESERVED):
            return self._file(_OVERLAY / Path(address).name)
        file = Path(self.translate_path(self.path))
        if address.endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            return self._send(HTTPStatus.OK, ".html", with_overlay(file.read_bytes(), version))
        if file.exists():
            return super().send_head()
        return self._missing(address, version)

    def end_headers(self) -> None:
        """Forbid to keep anything: the next answer may differ."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Leave the terminal to the findings."""

    def _file(self, file: Path) -> io.BytesIO:
        if file.is_file():
            return self._send(HTTPStatus.OK, file.suffix, file.read_bytes())
        return self._send(HTTPStatus.NOT_FOUND, ".txt", b"")

    def _missing(self, address: str, version: int) -> io.BytesIO:
        address = address.lstrip("/")
        moved = self._board.moved(address)
        if moved and moved != address:
            return self._send(HTTPStatus.FOUND, ".txt", b"", Location=f"/{quote(moved)}")
        status, page = HTTPStatus.NOT_FOUND, Path(self.directory, "404.html")
        if not page.is_file():
            status, page = HTTPStatus.SERVICE_UNAVAILABLE, _OVERLAY / "waiting.html"
        shown = with_overlay(at_any_depth(page.read_bytes()), version)
        return self._send(status, ".html", shown)

    def _send(self, status: HTTPStatus, ending: str, data: bytes, **headers: str) -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(f"x{ending}"))
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(data)

    def _stream(self) -> None:
        """Send news as they come (HTML Standard, 9.2), until the browser goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        number = 0
        while True:
            news = self._board.after(number, _BREATH)
            number = news.number if news else number
            self.wfile.write(f"data: {news.text}\n\n".encode() if news else b":\n\n")
