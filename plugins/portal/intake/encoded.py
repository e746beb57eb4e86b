"""From the bytes of an old file to its text, by the language's knowledge of old encodings."""

from __future__ import annotations

import unicodedata

from portal.intake.draft import UnreadableError


def text_of(data: bytes) -> str:
    r"""Return a file's text in NFC, with ``\n`` line ends; raises UnreadableError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("chữ không phải UTF-8; mở tệp rồi lưu lại với UTF-8") from error
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def run_text(text: str, font: str) -> str:
    """Return the text of a run in ``font`` in Unicode, in NFC."""
    return unicodedata.normalize("NFC", text)
