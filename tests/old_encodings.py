"""Writes Vietnamese in the encodings of before Unicode: what the portal only ever reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from portal.vietnamese.codepages import DECODERS

_CURLY = str.maketrans({**dict.fromkeys("“”", '"'), **dict.fromkeys("‘’", "'"), "–": "-", "—": "-"})

_VNI_MARKS = {
    "\u0302": "â",
    "\u0306": "ê",
    "\u0301": "ù",
    "\u0300": "ø",
    "\u0309": "û",
    "\u0303": "õ",
    "\u0323": "ï",
}
_VNI_PAIRS = {
    **dict(
        zip(("\u0302" + tone for tone in "\u0301\u0300\u0309\u0303\u0323"), "áàåãä", strict=True)
    ),
    **dict(
        zip(("\u0306" + tone for tone in "\u0301\u0300\u0309\u0303\u0323"), "éèúüë", strict=True)
    ),
}
_VNI_LETTERS = dict(zip("ỉĩịỵđ", "æóòîñ", strict=True)) | {"ì": "ì", "í": "í"}
_VIQR = str.maketrans("\u0302\u031b\u0306\u0301\u0300\u0309\u0303\u0323", "^+('`?~.")
_TONES = "\u0301\u0300\u0309\u0303\u0323"


def plain(text: str) -> str:
    """Return text without curly quotes and long dashes, which most of the encodings lack."""
    return text.translate(_CURLY)


def _parts(letter: str) -> tuple[str, str, str]:
    """Return a letter's base, its shape and its tone as combining marks."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = "".join(mark for mark in marks if mark in _TONES)
    return base, "".join(mark for mark in marks if mark not in _TONES), tone


def _by_table(name: str) -> Callable[[str], bytes]:
    """Return the inverse of a table; a capital that it lacks is written small."""
    table = {DECODERS[name](bytes([code])): bytes([code]) for code in range(0x100)}

    def encode(text: str) -> bytes:
        return b"".join(table.get(sign) or table[sign.lower()] for sign in text)

    return encode


def _vni_letter(letter: str) -> str:
    if letter.lower() in _VNI_LETTERS:
        return _cased(_VNI_LETTERS[letter.lower()], letter)
    base, shape, tone = _parts(letter)
    if shape == "\u031b":
        base, shape = {"o": "ô", "u": "ö"}[base.lower()], ""
    marks = _VNI_PAIRS.get(shape + tone, _VNI_MARKS.get(shape + tone, ""))
    return _cased(base + marks, letter)


def _cased(letters: str, like: str) -> str:
    return letters.upper() if like.isupper() else letters.lower() if like.islower() else letters


def vni(text: str) -> bytes:
    """Return text in VNI-Windows."""
    return "".join(map(_vni_letter, text)).encode("cp1252")


def windows_1258(text: str) -> bytes:
    """Return text in windows-1258: tones as combining marks behind the shaped letter."""
    return "".join(map(_windows_1258_letter, text)).encode("cp1258")


def _windows_1258_letter(letter: str) -> str:
    base, shape, tone = _parts(letter)
    return unicodedata.normalize("NFC", base + shape) + tone if shape or tone else letter


def viqr(text: str) -> bytes:
    """Return text in VIQR."""
    return "".join(map(_viqr_letter, text)).encode("ascii")


def _viqr_letter(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    base, shape, tone = _parts(letter)
    return base + (shape + tone).translate(_VIQR)


def misread(text: str, times: int = 1) -> bytes:
    """Return text in UTF-8 that was taken for windows-1252, as a browser does, and saved anew."""
    for _ in range(times):
        text = "".join(_as_windows(code) for code in text.encode())
    return text.encode()


def _as_windows(code: int) -> str:
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


def misread_font(name: str) -> Callable[[str], bytes]:
    """Return an encoder of text that Word keeps in Unicode as an old font's letters."""
    return lambda text: "".join(map(_as_windows, ENCODERS[name](text))).encode()


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "UTF-8 NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16LE": lambda text: text.encode("utf-16-le"),
    "TCVN3 (ABC)": _by_table("TCVN3 (ABC)"),
    "VNI-Windows": vni,
    "windows-1258": windows_1258,
    "VISCII": _by_table("VISCII"),
    "VPS": _by_table("VPS"),
    "VIQR": viqr,
    "mojibake": misread,
    "mojibake twice": lambda text: misread(text, 2),
    "TCVN3 in UTF-8": misread_font("TCVN3 (ABC)"),
    "VNI in UTF-8": misread_font("VNI-Windows"),
}


def page_in(page: str, encoding: str) -> bytes:
    """Write a page in an encoding; signs that it lacks become entities, as in any such page."""
    write = ENCODERS[encoding]
    for sign in {sign for sign in page if not sign.isascii()}:
        try:
            write(sign)
        except (KeyError, UnicodeEncodeError):
            page = page.replace(sign, f"&#{ord(sign)};")
    return write(page)
