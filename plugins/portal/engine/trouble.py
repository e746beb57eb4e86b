"""Where a template, a setting or a module fails: told like any other finding."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from portal.sources import Finding

_OURS = ("theme", "plugins", "pelicanconf.py")


def trouble(error: Exception, project: Path) -> Finding:
    """Return the finding that an exception stands for; its path is relative to ``project``.

    Jinja puts a template's own lines into the traceback. The deepest line of a template counts,
    since what is below it only serves templates; else the deepest line of our code or settings.
    """
    lines = list(_lines(error, project))
    of_theme = [line for line in lines if line[0].startswith(_OURS[0])]
    path, line = (of_theme or lines or [(_OURS[-1], 1)])[-1]
    said = f"{type(error).__name__}: {error}"
    return Finding(path, line, f"chưa dựng được trang ({said})", "sửa tệp này rồi lưu lại")


def _lines(error: Exception, project: Path) -> Iterator[tuple[str, int]]:
    found = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        found.append((error.filename or "", error.lineno))
    for filename, line in found:
        path = Path(filename)
        if path.is_relative_to(project):
            relative = path.relative_to(project)
            if relative.parts[0] in _OURS:
                yield relative.as_posix(), line or 1
