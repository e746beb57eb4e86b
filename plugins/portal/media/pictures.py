"""Which versions of an image a page offers, and where they lie: known before any is made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import PIL

from portal.media.encoding import SETTINGS
from portal.sources import ImageFile
from portal.vietnamese import ascii_path

WIDTHS = (480, 800, 1280)
"""Pixels. A text is 621 CSS pixels wide on a desktop, and some 350 on a phone: these serve
screens of one, two and three pixels to a CSS pixel."""

_CLOSE = 1.2  # a version that is hardly narrower than the next saves nothing
_LIGHT = 40 * 1024  # bytes; a lighter image is served as it is


class Version(NamedTuple):
    """One version of an image."""

    width: int
    ending: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image, ``width`` by ``height`` pixels (0: not known), and its versions.

    ``path`` is its place in the content, ``address`` that in the output; ``told`` says what it is.
    ``tag`` names what the versions are made from and how.
    """

    path: str
    address: str
    told: str
    width: int
    height: int
    tag: str = ""
    widths: tuple[int, ...] = ()
    fallback: str = ""

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the endings of the versions, best first; the last is for every browser."""
        return ("avif", "webp", self.fallback)

    def versions(self) -> Iterator[Version]:
        """Yield all versions."""
        return (Version(width, ending) for width in self.widths for ending in self.endings)

    def address_of(self, version: Version) -> str:
        """Return where a version lies: beside the original."""
        stem = self.address.rpartition(".")[0]
        return f"{stem}-{version.width}.{self.tag[:10]}.{version.ending}"


def picture_of(image: ImageFile, told: str, *, versions: bool) -> Picture:
    """Return the picture that an image makes; without ``versions``, the original alone."""
    path, size = image.path, (image.width, image.height)
    plain = Picture(path, ascii_path(path), told, *size)
    wide = widths(image.width)
    if not (versions and image.fallback and wide) or image.size < _LIGHT:
        return plain
    tag = hashlib.sha256(f"{_recipe()} {image.digest}".encode()).hexdigest()[:20]
    return replace(plain, tag=tag, widths=wide, fallback=image.fallback)


def widths(width: int) -> tuple[int, ...]:
    """Return the widths of an image's versions, none larger than its own; () for a small one."""
    if width <= WIDTHS[0]:
        return ()
    largest = min(width, WIDTHS[-1])
    return (*(one for one in WIDTHS if one * _CLOSE <= largest), largest)


@cache
def _recipe() -> str:
    """Return all that versions depend on besides the image."""
    return f"{PIL.__version__} {SETTINGS}"
