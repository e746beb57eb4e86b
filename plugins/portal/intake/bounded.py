"""Reading files that may be made to hurt: in one process of its own, with bounds.

Whatever a broken or hostile file does to a reader (no end, no memory left, a crash, a mistake of
ours that it finds) becomes a message for the editor, and the next file is read as if nothing had
been.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import extract_tb
from typing import Self

from portal.intake.draft import Draft, UnreadableError

Work = Callable[..., Iterator[Draft | None]]
"""A function of a module; what it yields is a draft, or None as a sign that it still goes on."""

_SECONDS = 10  # without a draft or a sign
_SECONDS_TO_START = 60
_MEMORY = 2 << 30
_END = "end"


class Bounded:
    """Does ``work`` in a process that is kept from call to call, and replaced once it was ended.

    Memory is bounded where the system can do it (not on Windows and macOS).
    """

    def __init__(self, work: Work, seconds: float = _SECONDS) -> None:
        self._work = work
        self._seconds = seconds
        self._context = multiprocessing.get_context("spawn")
        self._pipe, self._process = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def __call__(self, *args: object) -> Generator[Draft]:
        """Yield the drafts of ``work(*args)``; raises UnreadableError."""
        if not self._process.is_alive():
            self._pipe, self._process = self._start()
        done = False
        try:
            self._pipe.send(args)
            while not done:
                answer = self._answer()
                done = answer == _END or isinstance(answer, UnreadableError)
                if isinstance(answer, UnreadableError):
                    raise answer
                if isinstance(answer, Draft):
                    yield answer
        except (EOFError, OSError) as error:
            raise UnreadableError("không đọc được: tệp bị hỏng hoặc quá lớn") from error
        finally:
            if not done:  # it hangs or has crashed, or nobody wants the rest
                self._end()

    def _answer(self) -> object:
        if self._pipe.poll(self._seconds):
            return self._pipe.recv()
        raise UnreadableError("đọc quá lâu mà chưa xong; tệp có thể bị hỏng")

    def _start(self) -> tuple[Connection, multiprocessing.process.BaseProcess]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        if ours.poll(_SECONDS_TO_START):
            ours.recv()  # it is ready: what it imports is no part of a file's time
        return ours, process

    def _end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, work: Work) -> None:
    """Answer calls until the other end is closed."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)  # for what libraries say of odd files, and a crash of itself
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    pipe.send(None)
    while True:
        try:
            args = pipe.recv()
        except EOFError:
            return
        for answer in _answers(work, args):
            pipe.send(answer)


def _answers(work: Work, args: tuple[object, ...]) -> Iterator[object]:
    try:
        yield from work(*args)
    except UnreadableError as error:
        yield error
    except MemoryError:
        yield UnreadableError("không đọc được: tệp quá lớn")
    except Exception as error:  # noqa: BLE001  # a reader that a file has brought to a mistake
        frame = extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        yield UnreadableError(
            f"không đọc được: lỗi {type(error).__name__} ở {place}; tệp có thể bị hỏng, "
            "hãy thử lưu lại ở dạng khác hoặc gửi tệp cho người giữ phần mềm"
        )
    else:
        yield _END
