"""An editor's desk for tests: a small project of its own, and a preview that runs beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

from harness import MENU, PROJECT, article

TEXTS = {
    "menu.yaml": MENU,
    "tin/mot.md": article("## Mục một\n\nMột đoạn.", title="Bài một"),
    "tin/hai.md": article("Xem [bài một](mot.md#muc-mot).", title="Bài hai", date="2012-05-06"),
    "tin/nhap.md": article("Chưa xong.", title="Bài nháp", status="draft"),
    "pages/trang.md": "---\ntitle: Trang\n---\n\nMột trang.\n",
    "files/to.txt": "Tờ rơi.",
}
ONE, TWO, DRAFT = (
    "bai-viet/2011/bai-mot.html",
    "bai-viet/2012/bai-hai.html",
    "bai-viet/2011/bai-nhap.html",
)
_RUN = (
    "import sys; from pathlib import Path; from portal.editing import preview;"
    "sys.exit(preview(Path(sys.argv[1]), port=0))"
)
_PATIENCE = 30  # seconds


def copy_of_project(folder: Path) -> Path:
    """Copy what a build depends on, so that a test may edit it."""
    for name in ("theme", "plugins"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc"))
    for name in ("pelicanconf.py", "publishconf.py", "requirements.txt"):
        shutil.copy(PROJECT / name, folder / name)
    return folder


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files by their path in a folder."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def eventually(check: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + _PATIENCE
    while not check():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Message
    data: bytes

    @property
    def text(self) -> str:
        """Return the body as text, its no-break spaces as plain ones."""
        return self.data.decode().replace("&nbsp;", " ").replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class Desk:
    """A running preview of the project in ``folder``."""

    folder: Path
    root: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def content(self) -> Path:
        """Return the content folder."""
        return self.folder / "content"

    @property
    def output(self) -> Path:
        """Return the folder that is served."""
        (found,) = self.folder.glob(".cache/preview/*/output")
        return found

    def write(self, path: str, text: str) -> None:
        """Save a file of the content, as an editor does."""
        write_all(self.content, {path: text})

    def get(self, address: str) -> Reply:
        """Ask for a page, following redirections."""
        try:
            with urllib.request.urlopen(f"{self.root}{address}") as answer:  # noqa: S310 # our own
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.headers, error.read())

    def news(self) -> dict[str, Any]:
        """Return what a page that opens now is told."""
        with urllib.request.urlopen(f"{self.root}_xem-truoc/tin") as answer:  # noqa: S310 # our own
            for line in answer:
                if line.startswith(b"data: "):
                    found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                    return found
        raise AssertionError("no news")

    def findings(self) -> list[str]:
        """Return the findings that are shown now, from the content folder on."""
        return [found["text"].removeprefix(f"{self.content}/") for found in self.news()["findings"]]

    def children(self) -> list[str]:
        """Return the ids of the preview's own processes; Linux only."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return task.read_text(encoding="ascii").split()

    def stop(self) -> int:
        """Press Ctrl+C, and return the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=_PATIENCE)


@contextmanager
def previewing(folder: Path, texts: Mapping[str, str] = TEXTS) -> Iterator[Desk]:
    """Run a preview of a copy of this project with these texts; begin when it has built once."""
    copy_of_project(folder)
    write_all(folder / "content", texts)
    log = folder / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", _RUN, str(folder / "content")],
            env=os.environ | {"PYTHONPATH": str(folder / "plugins")},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        eventually(lambda: " dựng " in log.read_text(encoding="utf-8"))
        address = re.search(r"http://[\d.:]+/", log.read_text(encoding="utf-8"))
        assert address
        yield Desk(folder, address[0], process, log)
    finally:
        process.kill()
        process.wait()
