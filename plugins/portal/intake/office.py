"""Files of old office programs (.doc, .rtf, .odt), which LibreOffice turns into .docx.

It has decades of knowledge of these formats, runs without a window, and is on many desks; it is
no part of the portal. A profile of its own keeps it away from a LibreOffice that is open, and its
macros off, as they are in a new profile.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.intake.draft import UnreadableError

_SECONDS = 60  # it starts with an empty profile, on a desk that may be slow
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


@contextmanager
def as_docx(path: Path) -> Iterator[Path]:
    """Give the .docx that LibreOffice makes of a file; raises UnreadableError, also without it."""
    program = shutil.which("soffice") or next(filter(os.path.exists, _PLACES), None)
    suffix = path.suffix.lower()
    if program is None:
        raise UnreadableError(
            f"chưa đọc được tệp {suffix}: mở bằng Word, chọn “Lưu thành” .docx rồi nhập lại "
            "(hoặc cài LibreOffice)"
        )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"tep{suffix}"
        shutil.copyfile(path, source)
        yield _converted(program, source, Path(folder))


def _converted(program: str, source: Path, folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}",
               "--convert-to", "docx", "--outdir", str(folder), str(source)]  # fmt: skip
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError("LibreOffice không đọc xong tệp; lưu lại thành .docx") from error
    finally:
        _end(process)
    made = folder / "tep.docx"
    if not made.exists():
        raise UnreadableError("LibreOffice không đọc được tệp; mở bằng Word, lưu thành .docx")
    return made


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and on POSIX those that it has started too."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
