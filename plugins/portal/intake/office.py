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
from pathlib import Path
from tempfile import TemporaryDirectory

from portal.intake.draft import Draft, UnreadableError
from portal.intake.word import read as read_word

SUFFIXES = (".doc", ".rtf", ".odt")
_SECONDS = 120
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def read(data: bytes, name: str) -> Draft:
    """Return the article of such a file; raises UnreadableError, also without LibreOffice."""
    program = shutil.which("soffice") or next(filter(os.path.exists, _PLACES), None)
    suffix = Path(name).suffix.lower()
    if program is None:
        raise UnreadableError(
            f"chưa đọc được tệp {suffix}: mở bằng Word, chọn “Lưu thành” .docx rồi nhập lại "
            "(hoặc cài LibreOffice)"
        )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return read_word(_converted(program, data, suffix, Path(folder)), name)


def _converted(program: str, data: bytes, suffix: str, folder: Path) -> bytes:
    source, out = folder / f"tep{suffix}", folder / "out"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}",
               "--convert-to", "docx", "--outdir", str(out), str(source)]  # fmt: skip
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
    made = out / "tep.docx"
    if not made.exists():
        raise UnreadableError("LibreOffice không đọc được tệp; mở bằng Word, lưu thành .docx")
    return made.read_bytes()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and on POSIX those that it has started too."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
