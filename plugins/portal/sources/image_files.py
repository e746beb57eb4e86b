"""What an image file is: how large readers see it, what can be made of it, what is wrong with it.

Pillow is imported where a file is looked at: a build that knows all its images needs none of it.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from portal.vietnamese import file_size, number

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 100_000_000
"""An image with more is refused: it would take a gigabyte of memory, or is made to (a bomb)."""

_HEAVY = 10 * 1024 * 1024  # bytes
_TALLEST = 12  # times the width: WebP ends at 16,383 pixels
_ORIENTATION = 0x0112  # EXIF 2.32, 4.6.4
_UPRIGHT, _FIRST_ON_ITS_SIDE, _LAST = 1, 5, 8
_KINDS = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".jpe": "JPEG", ".jfif": "JPEG",
    ".png": "PNG", ".gif": "GIF", ".webp": "WEBP", ".avif": "AVIF",
}  # fmt: skip
_SHOWN_AS_THEY_ARE = (".bmp", ".ico")
_SAVE_ANEW = "mở ảnh bằng chương trình xem ảnh, lưu lại thành JPEG hoặc PNG"

_SVG = re.compile(rb"<svg\b[^>]*>")
_SVG_SIDE = rb"""\s%s\s*=\s*["']\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*["']"""
_SVG_BOX = re.compile(rb"""\sviewBox\s*=\s*["'][^"']*?([\d.]+)[\s,]+([\d.]+)\s*["']""")

Problem = tuple[str, str]
"""What is wrong, as a sentence that begins “ảnh …” goes on; and how to mend it."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image at ``path`` of the content, of ``size`` bytes; ``digest`` is SHA-512.

    ``width`` and ``height`` are in pixels, as readers see it upright; 0 where they are not known.
    ``orientation`` is how the camera was held (EXIF). ``fallback`` is the ending that other
    versions of it have for old browsers; "" where it has none: drawings, moving images, what
    Pillow can't read. An ``error`` stops a build, a ``caution`` doesn't.
    """

    path: str
    digest: str
    size: int
    width: int = 0
    height: int = 0
    orientation: int = _UPRIGHT
    fallback: str = ""
    error: Problem | None = None
    caution: Problem | None = None


def look_at_images(root: Path, paths: Iterable[str]) -> list[ImageFile]:
    """Look at the images at these paths below ``root``."""
    return [_look(root, path) for path in paths]


def _look(root: Path, path: str) -> ImageFile:
    try:
        data = (root / path).read_bytes()
    except OSError:
        error = "không mở được", "đóng chương trình đang mở tệp, xem lại quyền đọc tệp"
        return ImageFile(path, "", 0, error=error)
    return look_at_image(path, data)


def look_at_image(path: str, data: bytes) -> ImageFile:
    """Tell what the bytes of an image file are; a broken one has an error, and raises none."""
    ending = posixpath.splitext(path)[1].lower()
    plain = ImageFile(path, hashlib.sha512(data).hexdigest(), len(data))
    if ending == ".svg":
        return _drawing(plain, data)
    if ending not in _KINDS:
        return plain if ending in _SHOWN_AS_THEY_ARE else replace(plain, caution=_seldom(ending))
    found = _read(plain, data, ending)
    return replace(found, caution=_heavy(found.size)) if found.size > _HEAVY else found


def _drawing(plain: ImageFile, data: bytes) -> ImageFile:
    root = _SVG.search(data)
    if not root:
        return replace(plain, error=("không phải là hình SVG", "lưu lại từ chương trình vẽ"))
    sides = [re.search(_SVG_SIDE % name, root[0]) for name in (b"width", b"height")]
    box = _SVG_BOX.search(root[0])
    known = [side[1] for side in sides if side]
    known = known if len(known) == len(sides) else list(box.groups()) if box else [b"0", b"0"]
    width, height = (round(float(side)) for side in known)
    return replace(plain, width=width, height=height)


def _read(plain: ImageFile, data: bytes, ending: str) -> ImageFile:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # see above

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd, but readable all the same; size is ours to judge
            with Image.open(io.BytesIO(data)) as image:
                return _checked(plain, image, ending)
    except Image.DecompressionBombError:
        return replace(plain, error=_too_large("quá nhiều"))
    except UnidentifiedImageError:
        return replace(plain, error=(f"không phải là ảnh {_KINDS[ending]}, hoặc hỏng", _SAVE_ANEW))
    except Exception:  # noqa: BLE001  # decoders raise whatever a broken file leads them to
        return replace(plain, error=("hỏng, hoặc tải về chưa trọn", "chép lại từ bản gốc"))


def _checked(plain: ImageFile, image: Image, ending: str) -> ImageFile:
    kind = "JPEG" if image.format == "MPO" else image.format  # a camera's JPEG with a preview
    if kind != _KINDS[ending]:
        return replace(plain, error=_other_kind(kind or "", ending))
    width, height = image.size
    if width * height > MOST_PIXELS:
        return replace(plain, error=_too_large(f"{number(width)} × {number(height)}"))
    image.draft("RGB", (1, 1))  # a JPEG is read to its end all the same, at an eighth of its size
    image.load()
    orientation = _orientation(image)
    if orientation >= _FIRST_ON_ITS_SIDE:
        width, height = height, width
    moves = kind != "JPEG" and getattr(image, "is_animated", False)
    fixed = moves or height > _TALLEST * width
    fallback = "" if fixed else _fallback(kind, has_alpha=image.has_transparency_data)
    return replace(plain, width=width, height=height, orientation=orientation, fallback=fallback)


def _orientation(image: Image) -> int:
    try:
        found = int(image.getexif().get(_ORIENTATION, _UPRIGHT))
    except Exception:  # noqa: BLE001  # a broken remark breaks no image
        return _UPRIGHT
    return found if found in range(_UPRIGHT, _LAST + 1) else _UPRIGHT


def _fallback(kind: str, *, has_alpha: bool) -> str:
    """Return the ending of versions for old browsers: what is drawn, or clear in part, as PNG."""
    return "png" if has_alpha or kind in {"PNG", "GIF"} else "jpg"


def _other_kind(kind: str, ending: str) -> Problem:
    right = next((known for known, its in _KINDS.items() if its == kind), "")
    remedy = f"đổi đuôi thành “{right}”, ở cả tên tệp lẫn liên kết" if right else _SAVE_ANEW
    return f"là ảnh {kind} mà mang đuôi “{ending}”", remedy


def _too_large(pixels: str) -> Problem:
    return f"quá lớn ({pixels} điểm ảnh)", "thu nhỏ ảnh; cạnh dài 2.500 điểm ảnh là đủ"


def _heavy(size: int) -> Problem:
    return f"nặng {file_size(size)}", "thu nhỏ ảnh; cạnh dài 2.500 điểm ảnh là đủ"


def _seldom(ending: str) -> Problem:
    return f"loại “{ending}” có trình duyệt không hiện được", _SAVE_ANEW
