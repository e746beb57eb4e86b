"""Web archives as crawlers write them: WARC (ISO 28500), and WACZ, which holds some of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urljoin

from portal.intake.draft import Draft, UnreadableError
from portal.intake.web import MOST, read_page
from portal.vietnamese import Moment

_NO_LIBRARY = "cần thư viện warcio để đọc WARC; hãy chạy “pip install warcio” trong .venv"
_MOST_OF_ONE = 20 * MOST


@dataclass(frozen=True)
class _Answer:
    data: bytes
    kind: str
    captured: Moment | None


def read_warc(path: Path) -> Iterator[tuple[str, Draft | UnreadableError]]:
    """Yield the address of each page of an archive with its draft, or with why it has none.

    UnreadableError is raised where nothing can be read at all.
    """
    answers: dict[str, _Answer] = {}
    for address, answer in _answers(path):
        answers.setdefault(address, answer)
    if not answers:
        raise UnreadableError("tệp lưu trữ web không có trang nào; tệp có thể bị hỏng")
    for address, answer in answers.items():
        if answer.kind not in {"text/html", "application/xhtml+xml"}:
            continue

        def fetch(target: str, address: str = address) -> bytes | None:
            found = answers.get(_whole(address, target))
            return found.data if found else None

        try:
            yield address, read_page(answer.data, fetch, address=address, captured=answer.captured)
        except UnreadableError as error:
            yield address, error


def _whole(address: str, target: str) -> str:
    with suppress(ValueError):
        return urljoin(address, target).split("#")[0]
    return ""


def _answers(path: Path) -> Iterator[tuple[str, _Answer]]:
    """Yield what was answered at each address; the first capture of an address is the one kept."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as wacz:
                for name in wacz.namelist():
                    if name.endswith((".warc", ".warc.gz")):
                        with wacz.open(name) as file:
                            yield from _records(file)
        else:
            with path.open("rb") as file:
                yield from _records(file)
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError("không đọc được tệp lưu trữ web; tệp có thể bị hỏng") from error


def _records(file: IO[bytes]) -> Iterator[tuple[str, _Answer]]:
    try:  # an extra library, which only those need who have such files
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise UnreadableError(_NO_LIBRARY) from error
    try:
        for record in ArchiveIterator(file):
            http = record.http_headers
            if record.rec_type == "response" and http and http.get_statuscode() == "200":
                kind = (http.get_header("Content-Type") or "").split(";")[0].strip().lower()
                data = record.content_stream().read(_MOST_OF_ONE)
                date = record.rec_headers.get_header("WARC-Date") or ""
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield address.strip("<>"), _Answer(data, kind, _moment(date))
    except (ArchiveLoadFailed, ValueError, EOFError) as error:
        raise UnreadableError("tệp WARC bị hỏng; hãy lấy lại bản gốc") from error


def _moment(date: str) -> Moment | None:
    """Return a WARC's moment, to the second at most."""
    with suppress(ValueError):
        return Moment.parse(f"{date.split('.', maxsplit=1)[0].rstrip('Z')}Z")
    return None
