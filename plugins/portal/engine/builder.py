"""The handle of a building process, which a preview keeps beside itself.

Each build is made by a fresh process: it reads settings, templates and code anew, and nothing of
the last one stays in memory. It then waits, with all that Pelican knows, for edits of single texts.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from portal.engine.answer import Answer

_PATIENCE = 1.0  # seconds for a waiting process to end by itself

Process = subprocess.Popen[str]


class Builder:
    """Builds ``content`` into the folder ``output`` of ``folder``, drafts included."""

    def __init__(self, project: Path, content: Path, folder: Path) -> None:
        self._project, self._content, self._folder = project, content, folder
        self._process: Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def build(self) -> Answer:
        """Build in a fresh process, and say what came of it."""
        self._end()
        with _uninterrupted():
            self._process = self._started()
        return _answer(self._process) or _died()

    def edit(self, paths: Iterable[str]) -> Answer:
        """Render what the changed files at these absolute paths touch; build anew if need be."""
        answer = _asked(self._process, list(paths)) if self._process else None
        return answer if answer and answer["outcome"] != "outdated" else self.build()

    def _started(self) -> Process:
        code = [sys.executable, "-X", "utf8", "-m", "portal.engine.building"]
        return subprocess.Popen(
            [*code, str(self._content), str(self._folder)],
            env={**os.environ, "PYTHONPATH": str(self._project / "plugins")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            # Ctrl+C in the terminal is for the server alone, which then ends this process.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with process:
            if process.stdin:
                with suppress(OSError):  # it has ended already
                    process.stdin.close()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                _kill(process)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl+C off, so that a process that has been started is known to be ours."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _kill(process: Process) -> None:
    """Kill a process that is busy; on POSIX together with the helpers that it has forked."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _asked(process: Process, paths: list[str]) -> Answer | None:
    try:
        print(json.dumps(paths), file=process.stdin, flush=True)
    except OSError:
        return None
    return _answer(process)


def _answer(process: Process) -> Answer | None:
    """Return the next answer; None if the process has ended."""
    line = process.stdout.readline() if process.stdout else ""
    answer: Answer | None = json.loads(line) if line else None
    return answer


def _died() -> Answer:
    return {
        "outcome": "errors",
        "findings": [
            {
                "text": "Chương trình dựng trang đã dừng bất ngờ; "
                "xem lời báo trong cửa sổ lệnh, rồi lưu lại tệp vừa sửa",
                "weight": "ERROR",
            }
        ],
        "pages": 0,
        "addresses": {},
        "drafts": [],
    }
