"""The WARC (ISO 28500, version 1.1): the built tree as a crawler would have got it from a host.

Every record is a gzip member of its own, so each can be read alone. Nothing in it asks the clock or
chance: the date of every record is the commit's, and its identifier follows from what it holds.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from portal.archive.lists import digest_of_file
from portal.archive.looking import BROKEN
from portal.archive.media_types import media_type

HOME = "index.html"
PROTOCOL = "WARC/1.1"
_DIGEST = "sha256"


@dataclass(frozen=True, slots=True)
class Capture:
    """A file as the WARC has it: its URL and address, its digest, and where its record stands."""

    url: str
    address: str
    digest: str
    offset: int
    length: int


class UnreadableRecordError(Exception):
    """A record that can't be read, or that has not the digest it tells."""


def write_warc(
    target: Path, about: str, date: str, base: str, files: Iterable[tuple[str, Path]]
) -> Iterator[Capture]:
    """Write ``about`` as the first record and a response for each file; yield their captures.

    ``files`` are addresses with their paths, ``date`` is a moment as WARC has it. What a host
    answers to the URL ``base`` itself is the home page.
    """
    with target.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version=PROTOCOL)
        writer.write_record(_warcinfo(writer, about, date))
        for address, path in files:
            urls = [f"{base}{address}"] if address != HOME else [base, f"{base}{address}"]
            for url in urls:
                digest, offset = f"{_DIGEST}:{digest_of_file(path, _DIGEST)}", file.tell()
                with path.open("rb") as payload:
                    headers = _headers(url, digest, date)
                    writer.write_record(_response(writer, url, path, payload, headers))
                yield Capture(url, address, digest, offset, file.tell() - offset)


def _warcinfo(writer: WARCWriter, about: str, date: str) -> ArcWarcRecord:
    fields = about.replace("\n", "\r\n").encode()
    headers = {"WARC-Record-ID": _identifier(about, date), "WARC-Date": date}
    return writer.create_warc_record(
        "", "warcinfo", BytesIO(fields), len(fields), warc_headers_dict=headers
    )


def _headers(url: str, digest: str, date: str) -> dict[str, str]:
    return {
        "WARC-Record-ID": _identifier(url, digest, date),
        "WARC-Date": date,
        "WARC-Payload-Digest": digest,
    }


def _response(
    writer: WARCWriter, url: str, path: Path, payload: IO[bytes], headers: dict[str, str]
) -> ArcWarcRecord:
    size = path.stat().st_size
    answer = [("Content-Type", _served_type(path)), ("Content-Length", str(size))]
    http_headers = StatusAndHeaders("200 OK", answer, protocol="HTTP/1.1")
    return writer.create_warc_record(
        url, "response", payload, size, warc_headers_dict=headers, http_headers=http_headers
    )


def _identifier(*facts: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(facts))}>"


def _served_type(path: Path) -> str:
    """Return the type of a file, with its encoding where it is a text in UTF-8.

    Raw captures are texts in whatever encoding they had: it is not known.
    """
    kind = media_type(path.name)
    if not kind.startswith("text/"):
        return kind
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return kind
    return f"{kind}; charset=utf-8"


def read_payload(warc: IO[bytes], offset: int, length: int) -> bytes:
    """Return what a record holds, checked against its digests.

    UnreadableRecordError tells why it can't be read.
    """
    try:
        warc.seek(offset)
        data = gzip.decompress(warc.read(length))
        record = next(iter(ArchiveIterator(BytesIO(data), check_digests="raise")))
        payload: bytes = record.content_stream().read()
    except (*BROKEN, ArchiveLoadFailed, StopIteration) as error:
        raise UnreadableRecordError(str(error)) from error
    return payload
