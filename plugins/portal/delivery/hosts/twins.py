"""Compressed twins of text files, which a server sends as they are."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Collection
from functools import partial
from importlib.metadata import version

import brotli

from portal.delivery.hosts.rules import TEXTS

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_SMALLEST = 200  # bytes: below it headers cost more than what is won
_LARGEST_SHARE = 0.9
_QUALITY = 8  # of 11: above it Brotli takes ten times as long and more, for at most 8 % less
_PACKERS = {
    "br": partial(brotli.compress, mode=brotli.MODE_TEXT, quality=_QUALITY),
    "zst": partial(zstd.compress, level=19),
    "gz": partial(gzip.compress, compresslevel=9, mtime=0),
}
_LIBRARIES = (version("Brotli"), zstd.zstd_version, zlib.ZLIB_RUNTIME_VERSION)


def is_compressible(address: str) -> bool:
    """Tell whether a file is a text that servers send compressed."""
    return address.rpartition(".")[2] in TEXTS


def recipe(endings: Collection[str]) -> str:
    """Return what twins depend on beside their text, so that none of another recipe stays."""
    return f"{_LIBRARIES} {sorted(endings)} {_SMALLEST} {_LARGEST_SHARE} {_QUALITY}"


def twins(data: bytes, endings: Collection[str]) -> dict[str, bytes]:
    """Return the twins of a text by their endings, those that are a good deal smaller.

    The same bytes on every machine with the same libraries.
    """
    if len(data) < _SMALLEST:
        return {}
    made = {ending: _PACKERS[ending](data) for ending in endings}
    return {end: twin for end, twin in made.items() if len(twin) < _LARGEST_SHARE * len(data)}
