"""Bytes and letters of old files as text."""

from __future__ import annotations

from portal.intake.draft import UnreadableError


def decode(data: bytes) -> str:
    """Return a file's text; raises UnreadableError.

    Here the readers of ``portal.vietnamese`` for all old encodings are plugged in: its ``decode``
    in this place, ``decode_run`` in the one below.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("chữ không phải UTF-8; mở tệp rồi lưu lại với UTF-8") from error


def decode_run(text: str, font: str) -> str:
    """Return a text that stands in a font of an old encoding (``.VnTime``) as Unicode."""
    return text
