"""Compressed twins of text files, which a server sends as they are."""

from __future__ import annotations

import gzip

import brotli

from portal.delivery.hosts.rules import TEXTS

_SMALLEST = 200  # bytes: below it headers cost more than what is won
_QUALITY = 8  # of 11: above it Brotli takes ten times as long and more, for at most 8 % less


def is_compressible(address: str) -> bool:
    """Tell whether a file is a text that servers send compressed."""
    return address.rpartition(".")[2] in TEXTS


def twins(data: bytes) -> dict[str, bytes]:
    """Return the twins of a text by their endings, those that are a good deal smaller.

    The same bytes on every machine with the same zlib and Brotli.
    """
    if len(data) < _SMALLEST:
        return {}
    made = {
        "br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=_QUALITY),
        "gz": gzip.compress(data, compresslevel=9, mtime=0),
    }
    return {ending: twin for ending, twin in made.items() if len(twin) < 0.9 * len(data)}
