"""Reads runs of text by their font, which told the encoding before Unicode: `.VnTime` and such."""

import re
import unicodedata

from portal.vietnamese.codepages import DECODERS, TCVN3, windows_bytes
from portal.vietnamese.readability import READABLE, readability
from portal.vietnamese.repairing import Decoded

# The fonts of the ABC package, of VNI and of VPS, by how their names begin.
_FAMILIES = {
    TCVN3: re.compile(r"\.vn", re.IGNORECASE),
    "VNI-Windows": re.compile(r"vni[- ]", re.IGNORECASE),
    "VPS": re.compile(r"vps", re.IGNORECASE),
}
UNICODE = "Unicode"

_PIECE = "phông chữ {} cho biết bảng mã {}, nhưng “{}” không đọc được trọn vẹn theo bảng mã ấy"
_EITHER = "phông chữ {} cho biết bảng mã {}, nhưng “{}” cũng có thể đã là Unicode"


def font_encoding(font: str) -> str | None:
    """Return the encoding that a font, or the first of a CSS list of fonts, was made for."""
    name = _first(font)
    return next((code for code, begins in _FAMILIES.items() if begins.match(name)), None)


def shows_capitals(font: str) -> bool:
    """Tell whether a font shows small letters as capitals: `.VnTimeH` and its like."""
    return font_encoding(font) == TCVN3 and _first(font).upper().endswith("H")


def decode_run(text: str, font: str) -> Decoded:
    """Return a run of text in Unicode, if its font says that it is in an old encoding.

    `text` is as windows-1252 or Latin-1 shows it, in whole words: join the neighbouring runs of one
    font first, since in VNI a letter and its mark may be parted. A run that is in Unicode already
    stays. Fonts for capitals give capitals.
    """
    encoding = font_encoding(font)
    read = DECODERS.get(encoding or "")
    if encoding is None or read is None or _is_unicode(text, encoding):
        return Decoded(unicodedata.normalize("NFC", text), UNICODE)
    meant = read(windows_bytes(text))
    doubts = _doubts(text, meant, font, encoding)
    return Decoded(meant.upper() if shows_capitals(font) else meant, encoding, doubts)


def _first(font: str) -> str:
    return font.split(",", maxsplit=1)[0].strip(" \t\r\n\"'")


def _is_unicode(text: str, encoding: str) -> bool:
    """Tell whether a run can't be in an old encoding, or reads well only as it is."""
    try:
        meant = DECODERS[encoding](windows_bytes(text))
    except UnicodeEncodeError:
        return True
    return readability(text) >= READABLE > readability(meant)


def _doubts(text: str, meant: str, font: str, encoding: str) -> tuple[str, ...]:
    if text.isascii():
        return ()
    if readability(meant) < READABLE:
        return (_PIECE.format(_first(font), encoding, text[:40]),)
    if readability(text) >= READABLE:
        return (_EITHER.format(_first(font), encoding, text[:40]),)
    return ()
