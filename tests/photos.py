"""Images for tests: small to write down, and like those that editors have."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random
from typing import Any

from PIL import Image


def photo(width: int, height: int, kind: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
    """Return an image file that is lighter at the right, at the bottom and far from its middle."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    middle = Image.radial_gradient("L").resize((width, height))
    options = {"quality": 95, **options} if kind == "JPEG" else options
    return written(Image.merge("RGB", (across, down, middle)).convert(mode), kind, **options)


def grainy(seed: int, width: int = 500, height: int = 300) -> bytes:
    """Return a JPEG that is heavy for its size."""
    grain = Image.frombytes("L", (width, height), Random(seed).randbytes(width * height))
    return written(grain, "JPEG")


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return an image as the bytes of a file."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def header_alone(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that claims to be this large."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    beginning = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + _checksum(header)
    return beginning + struct.pack(">I", 9) + b"IDAT"


def _checksum(chunk: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(chunk))


def turned(orientation: int) -> Image.Exif:
    """Return what a camera notes that was held so, with the place where that was."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    return exif


PIXEL = photo(1, 1, "PNG")
"""The smallest image."""
