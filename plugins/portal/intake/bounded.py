"""Reading a file that may be made to hurt: in a process of its own, with bounds.

Whatever a broken or hostile file does to a reader (no end, no memory left, a crash) becomes a
message for the editor.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from portal.intake.draft import Draft, UnreadableError

Reader = Callable[[bytes, str], Draft]

_SECONDS = 60
_MEMORY = 2 << 30


def bounded(read: Reader, data: bytes, name: str, seconds: float = _SECONDS) -> Draft:
    """Return what ``read``, a function of a module, makes of a file; raises UnreadableError.

    Memory is bounded where the system can do it (not on Windows and macOS).
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(theirs, read, data, name), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise UnreadableError("đọc quá lâu mà chưa xong; tệp có thể bị hỏng")
        result = ours.recv()
    except EOFError as error:
        raise UnreadableError("không đọc được: tệp bị hỏng hoặc quá lớn") from error
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(result, UnreadableError):
        raise result
    if not isinstance(result, Draft):
        raise UnreadableError("không đọc được: tệp bị hỏng hoặc quá lớn")
    return result


def _read(pipe: Connection, read: Reader, data: bytes, name: str) -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        pipe.send(read(data, name))
    except UnreadableError as error:
        pipe.send(error)
    except (MemoryError, RecursionError):
        pipe.send(None)
    finally:
        pipe.close()
