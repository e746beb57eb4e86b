"""Zip archives whose bytes follow from their members alone: no clock, no order of folders.

Members stand in the order that they are given in, under one fixed date (the earliest that the
format knows) and plain permissions; names are marked as UTF-8 where they are not ASCII.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from portal.archive.lists import digest_of_file

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16
_COMPRESSED = {".avif", ".gz", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2", ".zip"}
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its name there, and where its bytes are; ``stored`` as they are."""

    name: str
    source: Path | bytes
    stored: bool = False

    @property
    def size(self) -> int:
        """Return its size in bytes."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def digest(self, algorithm: str) -> str:
        """Return the digest of its bytes."""
        if isinstance(self.source, bytes):
            return hashlib.new(algorithm, self.source).hexdigest()
        return digest_of_file(self.source, algorithm)


def write_zip(target: Path, members: Iterable[Member], comment: str = "") -> None:
    """Write an archive of ``members``, one after the other, in bounded memory."""
    with ZipFile(target, "w") as archive:
        archive.comment = comment.encode()
        for member in members:
            _add(archive, member)


def _add(archive: ZipFile, member: Member) -> None:
    info = ZipInfo(member.name, _NO_DATE)
    info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
    as_it_is = member.stored or Path(member.name).suffix.lower() in _COMPRESSED
    info.compress_type = ZIP_STORED if as_it_is else ZIP_DEFLATED
    info.file_size = member.size
    source = member.source
    with (
        BytesIO(source) if isinstance(source, bytes) else source.open("rb") as data,
        archive.open(info, "w") as written,
    ):
        shutil.copyfileobj(data, written, _CHUNK)


def start_of(package: Path, name: str) -> int:
    """Return where in an archive the bytes of a stored member begin.

    Zipfile itself would check the digest of the whole member, and read it all for each step back.
    """
    with ZipFile(package) as archive, package.open("rb") as file:
        header = archive.getinfo(name).header_offset
        file.seek(header + 26)
        of_name, of_extra = (int.from_bytes(file.read(2), "little") for _ in range(2))
    return header + 30 + of_name + of_extra
