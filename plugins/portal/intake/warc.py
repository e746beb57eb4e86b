"""Web archives as crawlers write them: WARC (ISO 28500), and WACZ, which holds some of them.

An archive may be far larger than memory: first it is looked through for what lies where, then each
page is read from its place, and its images from theirs.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urljoin
from zlib import error as ZlibError  # noqa: N812  # an exception, named as one

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from portal.intake.draft import Draft, UnreadableError
from portal.intake.web import MOST, read_page
from portal.vietnamese import Moment

_MOST_OF_ONE = 20 * MOST
_PAGES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True)
class _Answer:
    """What was answered at an address: where its record lies, of what kind it is, and when."""

    file: IO[bytes]
    offset: int
    kind: str
    captured: Moment | None

    def data(self) -> bytes:
        """Read it from its place."""
        self.file.seek(self.offset)
        content: bytes = next(ArchiveIterator(self.file)).content_stream().read(_MOST_OF_ONE)
        return content


@dataclass
class _Found:
    """What an archive holds; the first capture of an address is the one kept.

    ``same`` has, by its address, what a record only refers to (a revisit): the address of the
    capture that has the content, or its digest.
    """

    answers: dict[str, _Answer] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    same: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, record: ArcWarcRecord, file: IO[bytes], offset: int) -> None:
        """Note a record, if it holds or refers to what can be shown."""
        address = _header(record, "WARC-Target-URI").strip("<>")
        digest = _header(record, "WARC-Payload-Digest")
        if record.rec_type == "revisit":
            self.same.setdefault(address, (_header(record, "WARC-Refers-To-Target-URI"), digest))
        elif (kind := _kind(record)) is not None and address not in self.answers:
            moment = _moment(_header(record, "WARC-Date"))
            self.answers[address] = _Answer(file, offset, kind, moment)
            self.digests.setdefault(digest, address)

    def at(self, address: str) -> _Answer | None:
        """Return what was answered at an address, also where another has the content."""
        if address in self.answers:
            return self.answers[address]
        other, digest = self.same.get(address, ("", ""))
        return self.answers.get(other) or self.answers.get(self.digests.get(digest, ""))


def read_warc(path: Path) -> Iterator[Draft | str | None]:
    """Yield the drafts of an archive's pages, and the addresses of those that have none.

    None is a sign that it goes on. UnreadableError is raised where nothing can be read at all.
    """
    with _readable(), ExitStack() as stack:
        found = _Found()
        for file in _opened(path, stack):
            yield from _looked_through(file, found)
        if not found.answers:
            raise UnreadableError("tệp lưu trữ web không có trang nào; tệp có thể bị hỏng")
        for address, answer in found.answers.items():
            if answer.kind in _PAGES:
                yield _page(address, answer, found)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except ArchiveLoadFailed as error:
        if "non-chunked" in str(error):
            raise UnreadableError("tệp .gz nén cả khối; hãy giải nén rồi nhập tệp .warc") from error
        raise UnreadableError("tệp WARC bị hỏng; hãy lấy lại bản gốc") from error
    except (
        OSError, zipfile.BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError,
        ValueError,
    ) as error:  # fmt: skip
        raise UnreadableError("không đọc được tệp lưu trữ web; tệp có thể bị hỏng") from error


def _opened(path: Path, stack: ExitStack) -> Iterator[IO[bytes]]:
    """Yield the WARC files of an archive, which stay open as long as ``stack``."""
    if not zipfile.is_zipfile(path):
        yield stack.enter_context(path.open("rb"))
        return
    wacz = stack.enter_context(zipfile.ZipFile(path))
    for name in wacz.namelist():
        if name.endswith((".warc", ".warc.gz")):
            yield stack.enter_context(wacz.open(name))


def _looked_through(file: IO[bytes], found: _Found) -> Iterator[None]:
    records = ArchiveIterator(file)
    for record in records:
        found.add(record, file, records.offset)
        yield None


def _page(address: str, answer: _Answer, found: _Found) -> Draft | str:
    def fetch(target: str) -> bytes | None:
        there = found.at(_whole(address, target))
        return there.data() if there else None

    web = address if address.startswith(("http://", "https://")) else ""
    try:
        return read_page(answer.data(), fetch, address=web, captured=answer.captured)
    except UnreadableError:
        return address


def _whole(address: str, target: str) -> str:
    with suppress(ValueError):  # an address that no browser would follow
        return urljoin(address, target).split("#")[0]
    return ""


def _kind(record: ArcWarcRecord) -> str | None:
    """Return the media type of what a record holds; None for what no reader was shown.

    A ``resource`` is a file without the words of HTTP around it.
    """
    http = record.http_headers
    if record.rec_type == "response" and http and http.get_statuscode() == "200":
        said = http.get_header("Content-Type")
    elif record.rec_type == "resource":
        said = _header(record, "Content-Type")
    else:
        return None
    return (said or "").split(";")[0].strip().lower()


def _header(record: ArcWarcRecord, name: str) -> str:
    return record.rec_headers.get_header(name) or ""


def _moment(date: str) -> Moment | None:
    """Return a WARC's moment, to the second at most."""
    with suppress(ValueError):  # no moment
        return Moment.parse(f"{date.split('.', maxsplit=1)[0].rstrip('Z')}Z")
    return None
