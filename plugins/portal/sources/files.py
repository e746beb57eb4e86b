"""Files that articles link to: their place in the content and in the output."""

from __future__ import annotations

import hashlib
import os
import posixpath
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from portal.vietnamese import ascii_path, file_size

ORIGINALS = "originals"
FILES = "files"
NOT_ARTICLES = (ORIGINALS, FILES, "data", "inbox")
PAGES = "pages"
PASSED_OVER = (".", "~$")
"""What the names of files and folders begin with that are no content: hidden ones, Word's locks."""


_KINDS = {
    "PDF": "pdf", "Word": "doc docx docm dot dotx", "Excel": "xls xlsx xlsm xlsb",
    "PowerPoint": "ppt pptx pps ppsx", "văn bản ODT": "odt", "bảng tính ODS": "ods",
    "bài trình chiếu ODP": "odp", "văn bản RTF": "rtf", "tệp chữ": "txt md", "bảng CSV": "csv",
    "ZIP": "zip", "RAR": "rar", "7-Zip": "7z", "ảnh JPEG": "jpg jpeg jpe jfif", "ảnh PNG": "png",
    "ảnh GIF": "gif", "ảnh WebP": "webp", "ảnh AVIF": "avif", "ảnh TIFF": "tif tiff",
    "ảnh BMP": "bmp", "ảnh HEIC": "heic heif", "hình SVG": "svg", "trang HTML": "html htm",
    "sách EPUB": "epub", "âm thanh MP3": "mp3", "âm thanh WAV": "wav", "phim MP4": "mp4",
}  # fmt: skip
_KIND_OF = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}


@dataclass(frozen=True)
class Attachment:
    """A file that readers can fetch. ``size`` is in bytes, ``path`` relative to the content."""

    path: str
    name: str
    address: str
    size: int

    @property
    def told(self) -> str:
        """Say what readers will get: ``PDF, 1,2 MB``."""
        return f"{file_kind(self.path)}, {file_size(self.size)}"


def file_kind(path: str) -> str:
    """Say of what type a file is, by its ending, in a reader's words."""
    ending = posixpath.splitext(path)[1][1:].lower()
    return _KIND_OF.get(ending) or f"tệp {ending.upper()}".rstrip()


def attachment(root: Path, path: str) -> Attachment:
    """Describe the file at ``path`` below the content folder ``root``."""
    return Attachment(
        path, posixpath.basename(path), ascii_path(path), (root / path).stat().st_size
    )


def all_files(root: Path) -> tuple[str, ...]:
    """Return every file below ``root``, sorted, as posix paths; neither hidden ones nor links."""
    return tuple(sorted(path for path, entry in _walk(root) if not entry.is_symlink()))


def links_in(root: Path) -> tuple[str, ...]:
    """Return the symbolic links below ``root``, sorted; they lead to what nobody has checked."""
    return tuple(sorted(path for path, entry in _walk(root) if entry.is_symlink()))


def _walk(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = above + entry.name
            if entry.name.startswith(PASSED_OVER):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{path}/")
            elif entry.is_symlink() or entry.is_file():
                yield path, entry


def captures(root: Path, paths: tuple[str, ...]) -> dict[str, Attachment]:
    """Return the kept raw captures by the SHA-256 digest of their bytes."""
    return {
        hashlib.sha256((root / path).read_bytes()).hexdigest(): attachment(root, path)
        for path in paths
        if path.startswith(f"{ORIGINALS}/")
    }


def is_article(path: str) -> bool:
    """Tell whether a file of the content folder is an article or a page."""
    first, slash, _ = path.partition("/")
    return path.endswith(".md") and not (slash and first in NOT_ARTICLES)


def is_served(path: str) -> bool:
    """Tell whether a file is copied to the output even if nothing links to it."""
    return path.startswith((f"{FILES}/", f"{ORIGINALS}/"))


def is_page(path: str) -> bool:
    """Tell whether an article file is a page, which has neither date nor category."""
    return path.startswith(f"{PAGES}/")


def target_path(source: str, target: str) -> str:
    """Return the content path that a link in ``source`` means, without its fragment.

    ``target`` is relative to the article's folder, or to the content folder if it begins with a
    slash (which only Pelican's ``{filename}/…`` does). May begin with ``..`` if it leads outside.
    """
    written = target.partition("#")[0].partition("?")[0]
    path = unicodedata.normalize("NFC", unquote(written))
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
