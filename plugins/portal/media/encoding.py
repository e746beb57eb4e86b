"""Makes versions of an image: smaller, upright, in sRGB, without what the camera noted (places!).

Each is encoded by one thread with fixed settings, so that it is the same wherever it is made.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

SETTINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "avif": ("AVIF", {"quality": 60, "speed": 9, "max_threads": 1, "autotiling": False}),
    "webp": ("WEBP", {"quality": 78, "method": 2}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
    "png": ("PNG", {"optimize": True}),
}
"""Pillow's name and options for each ending. AVIF's slower speeds save two percent."""

_DEPTHS = 256  # shades of 16 bits to one of 8


def encoded(
    data: bytes, orientation: int, widths: Sequence[int], endings: Sequence[str]
) -> Iterator[tuple[int, str, bytes]]:
    """Yield an image's versions as (width, ending, bytes); ``orientation`` is that of EXIF."""
    from PIL.Image import Resampling  # noqa: PLC0415  # a build that makes no image needs none

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large images: those too large were refused
        full = _upright(_decoded(data), orientation)
    for width in widths:
        size = width, max(1, round(full.height * width / full.width))
        version = full.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
        for ending in endings:
            yield width, ending, _written(version, ending)


def _decoded(data: bytes) -> Image:
    """Read an image into eight bits of sRGB."""
    from PIL import Image  # noqa: PLC0415  # as above

    image: Image.Image = Image.open(io.BytesIO(data))
    image.load()
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda shade: shade / _DEPTHS).convert("L")
    if image.has_transparency_data:
        return _in_srgb(image.convert("RGBA"), profile)
    return _in_srgb(image if image.mode == "CMYK" else image.convert("RGB"), profile)


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """Bring colours to sRGB; where the profile can't be used, by rule of thumb."""
    from PIL import ImageCms  # noqa: PLC0415  # as above

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), _srgb()
            found = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            found = None  # a broken profile, or one for another kind of colours
        if found:
            return found
    return image.convert(mode)


def _srgb() -> Any:  # noqa: ANN401  # Pillow exports no type for it
    from PIL import ImageCms  # noqa: PLC0415  # as above

    return ImageCms.createProfile("sRGB")


def _upright(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose  # noqa: PLC0415  # as above

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _written(image: Image, ending: str) -> bytes:
    image.info.clear()  # profile, EXIF and comments are not handed on
    kind, options = SETTINGS[ending]
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
