"""A line between a publisher and a server that breaks after so many bytes."""

from __future__ import annotations

import re
import socket
import struct
import sys
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from typing import Any, Self

ADDRESS = "127.0.0.2"  # here the relay has the ports that the server has at its own address
_SERVER = "127.0.0.1"
_MOST = 1 << 16
_WITHOUT_A_WORD = struct.pack("ii", 1, 0)  # lingers for no time: closing resets


class Relay:
    """Passes bytes between its ports and the server's; an end on one side ends the other.

    After ``limit`` bytes, both ways together, it resets every connection and takes no new one.
    """

    def __init__(self, ports: Iterable[int], limit: int = sys.maxsize) -> None:
        self.passed = 0
        self._limit = limit
        self._left = threading.Event()
        self._watched = DefaultSelector()
        for port in ports:
            listener = socket.create_server((ADDRESS, port))
            self._watched.register(listener, EVENT_READ, (listener, None))
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._thread.join()

    @property
    def is_cut(self) -> bool:
        """Tell whether all bytes have passed that may."""
        return self.passed >= self._limit

    def _run(self) -> None:
        with self._watched:
            while not (self.is_cut or self._left.is_set()):
                for key, _ in self._watched.select(0.01):
                    self._serve(*key.data)
            for key in self._watched.get_map().values():
                _reset(key.data[0])

    def _serve(self, speaker: socket.socket, other: socket.socket | None) -> None:
        """Serve a port that is called, or one side of a pair, unless the other has ended it."""
        if other is None:
            self._pair(speaker)
        elif speaker.fileno() >= 0 and not self._is_passed(speaker, other):
            for side in (speaker, other):
                self._watched.unregister(side)
                side.close()

    def _pair(self, listener: socket.socket) -> None:
        client, _ = listener.accept()
        server = socket.create_connection((_SERVER, listener.getsockname()[1]))
        for side, other in ((client, server), (server, client)):
            side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._watched.register(side, EVENT_READ, (side, other))

    def _is_passed(self, source: socket.socket, sink: socket.socket) -> bool:
        """Pass on what has come; False where it was the end."""
        with suppress(OSError):
            data = source.recv(_MOST)
            allowed = data[: self._limit - self.passed]
            self.passed += len(allowed)
            sink.sendall(allowed)
            return bool(data)
        return False


def _reset(line: socket.socket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _WITHOUT_A_WORD)
    line.close()


def through_relay(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what PUBLISH says of a server, reached through the relay."""
    here = re.compile(rf"^(\w+://)?(localhost|{re.escape(_SERVER)})\b")
    texts = {key: value for key, value in settings.items() if isinstance(value, str)}
    return {**settings, **{key: here.sub(rf"\g<1>{ADDRESS}", text) for key, text in texts.items()}}
