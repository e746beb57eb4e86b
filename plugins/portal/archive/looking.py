"""Looks through an archive or a folder: the digest of each file, and what can't be read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from portal.archive.changes import Change
from portal.archive.lists import digest_of_file
from portal.archive.swhid import blob_hash, blob_of

# What Python's zipfile raises of an archive whose bytes were changed: in its lists, in a member's
# header (a length, an encryption mark, a method, a name), in compressed data.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)

_CHUNK = 1 << 20


@dataclass(slots=True)
class Contents:
    """The files of an archive or a folder: their digests, their git blob ids, some of their texts.

    ``broken`` tells of what can't be read; ``comment`` is the archive's own.
    """

    comment: str = ""
    digests: dict[str, str] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    broken: list[Change] = field(default_factory=list)

    def add(self, name: str, data: bytes | memoryview, *, keep: bool) -> None:
        """Take a file's bytes into account, with SHA-512; ``keep`` its text."""
        blob = blob_hash(len(data))
        blob.update(data)
        self.digests[name], self.blobs[name] = hashlib.sha512(data).hexdigest(), blob.digest()
        if keep:
            self.texts[name] = bytes(data).decode(errors="replace")


Wanted = Callable[[str], bool]
"""Tells by its name whether a member's text is to be kept."""


def look_through(package: Path, texts: Wanted, algorithm: str = "sha512") -> Contents:
    """Read every member of an archive, and keep the ``texts`` of some."""
    contents = Contents()
    try:
        with ZipFile(package) as archive:
            contents.comment = archive.comment.decode(errors="replace")
            for info in archive.infolist():
                _look_at(archive, info, contents, texts, algorithm)
    except BROKEN as error:
        contents.broken.append(Change(package.name, f"không đọc được gói zip ({error})"))
    return contents


def _look_at(
    archive: ZipFile, info: ZipInfo, contents: Contents, texts: Wanted, algorithm: str
) -> None:
    name = info.filename
    digest, blob = hashlib.new(algorithm), blob_hash(info.file_size)
    try:
        with archive.open(info) as data:
            while chunk := data.read(_CHUNK):
                digest.update(chunk)
                blob.update(chunk)
        if texts(name):
            contents.texts[name] = archive.read(info).decode(errors="replace")
    except BROKEN as error:
        contents.broken.append(Change(name, f"không đọc được ({error})"))
    else:
        if name in contents.digests:
            contents.broken.append(Change(name, "có hai lần"))
        contents.digests[name], contents.blobs[name] = digest.hexdigest(), blob.digest()


def look_around(folder: Path, texts: Wanted) -> Contents:
    """Read every file of a folder as if it were an archive, by its address with `/`."""
    contents = Contents()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        try:
            contents.digests[name], contents.blobs[name] = digest_of_file(path), blob_of(path)
            if texts(name):
                contents.texts[name] = path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            contents.broken.append(Change(name, f"không đọc được ({error.strerror})"))
    return contents
