"""The text of a file as lines: one kind of line end, letters composed."""

from __future__ import annotations

import unicodedata

from portal.intake.decoding import without_controls
from portal.intake.draft import UnreadableError


def text_of(data: bytes, name: str) -> str:
    r"""Return the text of UTF-8 bytes in NFC, with ``\n`` line ends and no other controls.

    Raises UnreadableError where there is none.
    """
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    text = without_controls(text)
    if not text.strip():
        raise UnreadableError(f"“{name}” không có chữ nào")
    return unicodedata.normalize("NFC", text)
