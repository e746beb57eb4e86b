"""Bytes and letters of old files as text."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.intake.draft import Draft
from portal.vietnamese import Decoded, decode, shows_capitals
from portal.vietnamese import decode_run as decode_run_of_font

_COMMON = ("ASCII", "UTF-8")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def in_utf_8(data: bytes) -> tuple[bytes, Decoded]:
    """Return the bytes of a text file in UTF-8, and what was found of its encoding."""
    decoded = decode(data)
    return decoded.text.encode(), decoded


def without_controls(text: str) -> str:
    """Return text without signs that no page may have; those that are white space are blanks."""
    return _CONTROLS.sub(lambda sign: " " if sign[0].isspace() else "", text)


def told(draft: Draft, decoded: Decoded) -> Draft:
    """Tell the editor in which encoding a file was, where it is an old one, and what is unsure."""
    read_as = () if decoded.encoding in _COMMON else (f"bảng mã của tệp: {decoded.encoding}",)
    return replace(draft, doubts=(*read_as, *decoded.doubts, *draft.doubts))


def decode_run(text: str, font: str) -> str:
    """Return a text that stands in a font of an old encoding (``.VnTime``) as Unicode."""
    read = decode_run_of_font(text, font).text
    return read.upper() if shows_capitals(font) else read
