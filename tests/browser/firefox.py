"""A real Firefox, spoken to by Marionette, the protocol that it has for drivers.

Playwright drives only a Firefox of its own, and Mozilla's driver on PyPI needs sixteen packages.
Marionette is small: each message is a list in JSON, behind its length and a colon.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedRWPair
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NAMES = ("firefox", "firefox-esr")
PLACES = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)
OPTIONS = ("--headless", "--no-remote", "--marionette", "--remote-allow-system-access")
PREFERENCES = {
    "marionette.port": 0,  # a free one
    # A proxy that isn't there: what Firefox asks for by itself never leaves this machine.
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
    "network.proxy.socks_remote_dns": True,
}
STRICT = "security.fileuri.strict_origin_policy"
PATIENCE = 30  # seconds
COMPLAINTS = """
return Services.console.getMessageArray()
  .filter(message => message instanceof Ci.nsIScriptError && !message.isFromChromeContext)
  .map(message => message.errorMessage);
"""


def until(look: Callable[[], Any]) -> Any:
    """Return what a look finds, as soon as it finds something."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < deadline, "it didn't come"
        time.sleep(0.01)
    return found


class Firefox:
    """A session of Firefox: one tab, and the console that hears of every page's troubles."""

    def __init__(self, stream: BufferedRWPair) -> None:
        self._stream = stream
        self._receive()  # Firefox speaks first, about itself
        self.command("WebDriver:NewSession")

    def command(self, name: str, **parameters: Any) -> Any:
        """Let Firefox do something; return what comes of it."""
        message = json.dumps([0, 0, name, parameters]).encode()
        self._stream.write(b"%d:%s" % (len(message), message))
        self._stream.flush()
        _, _, error, result = self._receive()
        assert error is None, error
        return result.get("value", result)

    def _receive(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox is gone"
            length += sign
        return json.loads(self._stream.read(int(length)))

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is loaded."""
        self.command("WebDriver:Navigate", url=address)

    def type(self, selector: str, text: str) -> None:
        """Press the keys of a text in the element that a selector names."""
        self.command("WebDriver:ElementSendKeys", id=self._element(selector), text=text)

    def click(self, selector: str) -> None:
        """Click an element; where that leads to another page, wait until it is loaded."""
        self.command("WebDriver:ElementClick", id=self._element(selector))

    def _element(self, selector: str) -> Any:
        found = self.command("WebDriver:FindElement", using="css selector", value=selector)
        return next(iter(found.values()))

    def run(self, script: str) -> Any:
        """Return what a script in the page returns."""
        return self.command("WebDriver:ExecuteScript", script=script, args=[])

    def govern(self, script: str) -> Any:
        """Return what a script in Firefox itself returns."""
        self.command("Marionette:SetContext", value="chrome")
        result = self.run(script)
        self.command("Marionette:SetContext", value="content")
        return result

    def complaints(self) -> list[str]:
        """Return what the console says of pages: errors, failed files, blocked by the CSP."""
        messages: list[str] = self.govern(COMPLAINTS)
        return messages

    def forget(self) -> None:
        """Empty the console."""
        self.govern("Services.console.reset()")


def executable() -> str | None:
    """Return the path of the system's Firefox."""
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or next(filter(os.path.exists, PLACES), None)


@contextmanager
def started(program: str) -> Iterator[Firefox]:
    """Start Firefox with a new profile, as strict with files as readers have it; then quit it."""
    with (
        TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile,
        _listening(program, Path(profile)) as port,
        socket.create_connection(("127.0.0.1", port), PATIENCE) as connection,
        connection.makefile("rwb") as stream,
    ):
        firefox = Firefox(stream)
        firefox.govern(f"Services.prefs.setBoolPref('{STRICT}', true)")  # Marionette turns it off
        yield firefox
        firefox.command("Marionette:Quit", flags=["eForceQuit"])


@contextmanager
def _listening(program: str, profile: Path) -> Iterator[int]:
    """Run Firefox; give the port on which it listens."""
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines))
    port = profile / "MarionetteActivePort"
    process = subprocess.Popen(
        [program, *OPTIONS, "--profile", str(profile)],
        env=os.environ | {"HOME": str(profile)},  # root may not use the home of somebody else
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield int(until(lambda: port.exists() and port.read_text()))
        process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
