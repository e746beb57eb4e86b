"""Word's files from outside: a zip of XML, opened with limits on its size, depth and wiles."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  # an exception, named as one

from portal.intake.draft import UnreadableError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old Office programs begin, and those that a password encrypts."""

_LARGEST = 200 << 20  # of all parts, unpacked
_LARGEST_XML = 16 << 20  # a book of a thousand pages is some 10 MB
_MOST_PARTS = 5000
_MOST_ELEMENTS = 300_000
_DEEPEST = 150

_DAMAGED = "tệp bị hỏng hoặc chưa tải về đủ; mở thử bằng Word rồi lưu lại, hoặc tìm bản khác"


def opened(data: bytes) -> Mapping[str, bytes]:
    """Return the parts of a package by name, unpacked; raises UnreadableError."""
    if data.startswith(OLE):
        raise UnreadableError(
            "tệp có mật khẩu; mở bằng Word, bỏ mật khẩu rồi lưu lại"
            if "EncryptedPackage".encode("utf-16-le") in data
            else "tệp là Word đời cũ (.doc); lưu lại thành .docx"
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_wiles(archive)
            return {item.filename: archive.read(item) for item in archive.infolist()}
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError(_DAMAGED) from error
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise UnreadableError("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại") from error


def _refuse_wiles(archive: ZipFile) -> None:
    """Raise UnreadableError for what no office program writes; ``read`` holds sizes to be true."""
    items = archive.infolist()
    xml = sum(item.file_size for item in items if item.filename.endswith((".xml", ".rels")))
    too_large = sum(item.file_size for item in items) > _LARGEST or xml > _LARGEST_XML
    if too_large or len(items) > _MOST_PARTS:
        raise UnreadableError("tệp quá lớn khi giải nén; chia thành nhiều tệp nhỏ hơn")
    for item in items:
        path = PurePosixPath(item.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in item.filename:
            raise UnreadableError("tệp có đường dẫn lạ bên trong; không đọc vì không an toàn")
        if path.name.lower() == "vbaproject.bin":
            raise UnreadableError("tệp có macro; mở bằng Word rồi lưu lại thành .docx")


def part(parts: Mapping[str, bytes], name: str) -> ET.Element | None:
    """Return the root of an XML part; None where there is none. Raises UnreadableError."""
    return parsed(parts[name]) if name in parts else None


def parsed(data: bytes) -> ET.Element:
    """Parse XML that declares no entities and is neither deep nor endless."""
    try:
        root: ET.Element = ET.fromstring(data, ET.XMLParser(target=_Bounded()))  # noqa: S314  # _Bounded
    except (ET.ParseError, LookupError, ValueError) as error:
        raise UnreadableError(_DAMAGED) from error
    return root


class _Bounded(ET.TreeBuilder):
    """Builds a tree, and refuses document types, which alone make entities, and bombs."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def doctype(self, *_: object) -> None:
        """Refuse what could declare entities."""
        raise UnreadableError("tệp có khai báo DOCTYPE; Word không viết như thế, không đọc")

    def start(self, tag: str, attrs: dict[str, str]) -> ET.Element:
        """Count an element, and refuse one too many or too deep."""
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise UnreadableError("tệp lồng quá sâu hoặc có quá nhiều thành phần; không đọc")
        return super().start(tag, attrs)

    def end(self, tag: str) -> ET.Element:
        """End an element."""
        self._depth -= 1
        return super().end(tag)
