"""The encodings in which Vietnamese was written before Unicode, each as a function of bytes."""

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from portal.vietnamese.capitals import restore_capitals

Decoder = Callable[[bytes], str]

# Windows shows these where Latin-1 has control characters; 0x81, 8D, 8F, 90 and 9D stay empty.
_WINDOWS_SIGNS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
_AS_BYTES = {ord(sign): 0x80 + index for index, sign in enumerate(_WINDOWS_SIGNS)}
_ASCII = "".join(map(chr, range(0x80)))
_WINDOWS = _ASCII + _WINDOWS_SIGNS + "".join(map(chr, range(0xA0, 0x100)))

# The characters of 0x80–0xFF, sixteen to a line. TCVN 5712:1993, third part (the ABC fonts):
# capitals with a tone are in fonts of their own, and curly quotes are those of Windows.
_TCVN3 = (
    f"{_WINDOWS_SIGNS}"
    "\xa0ĂÂÊÔƠƯĐăâêôơưđ�"
    "�����àảãáạ�ằẳẵắ�"
    "������ặầẩẫấậè�ẻẽ"
    "éẹềểễếệìỉ���ĩíịò"
    "�ỏõóọồổỗốộờởỡớợù"
    "�ủũúụừửữứựỳỷỹýỵ�"
)

# RFC 1456, table 1; six rare capitals stand among the control characters.
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)

# Vietnamese Professionals Society, the table of VPSKeys (`x-viet-vps`); fourteen capitals stand
# among the control characters, and its only curly quotes are single ones.
_VPS_CONTROLS = {
    **dict(zip(range(0x02, 0x07), "ẠẬẶẸỆ", strict=True)),
    **dict(zip(range(0x10, 0x16), "ỊỌỘỢỤỰ", strict=True)),
    0x19: "Ỵ",
    0x1C: "Ẫ",
    0x1D: "Ữ",
}
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    "Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "\xa0ắằẳẵặỠớÙờởỡŨỨợỪ"
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    "ƯỦồốÔỏơÈừứÚũưÝẺ�"
    "àáâãảạă�èéêẽìí�ĩ"
    "ẴĐòóôõ�Ơụùúủ�ỶẼỳ"
)

# VNI-Windows writes the marks of a vowel as a second letter behind it.
_VNI_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_LETTERS = str.maketrans("ôöæóòîñÔÖÆÓÒÎÑ", "ơưỉĩịỵđƠƯỈĨỊỴĐ")
_VNI_MARKED = re.compile(f"(?<=[aeouyôö])[{''.join(_VNI_MARKS)}]", re.IGNORECASE)


def windows_bytes(text: str) -> bytes:
    """Return the bytes that Windows or a browser would show as `text`.

    Raises UnicodeEncodeError when some character is none of windows-1252.
    """
    return text.translate(_AS_BYTES).encode("latin-1")


def as_windows_shows(data: bytes) -> str:
    """Return bytes as windows-1252; the five that it lacks become control characters."""
    return codecs.charmap_decode(data, "strict", _WINDOWS)[0]


def _code_page(upper: str, controls: Mapping[int, str] = MappingProxyType({})) -> Decoder:
    """Return the decoder for a code page whose lower half is ASCII, but for some `controls`."""
    table = _ASCII.translate(controls) + upper
    return lambda data: codecs.charmap_decode(data, "strict", table)[0]


_tcvn3_letters = _code_page(_TCVN3)


def _tcvn3(data: bytes) -> str:
    """Decode the ABC fonts' page, with the capitals that it lacks where they were meant."""
    return restore_capitals(_tcvn3_letters(data))


def _windows_1258(data: bytes) -> str:
    """Decode Microsoft's page: vowels with their shape, and tones as combining marks."""
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def _vni_windows(data: bytes) -> str:
    """Decode VNI's font encoding: first the marks behind vowels, then the letters of their own."""
    marked = _VNI_MARKED.sub(lambda mark: _VNI_MARKS[mark[0].lower()], as_windows_shows(data))
    return unicodedata.normalize("NFC", marked.translate(_VNI_LETTERS))


TCVN3 = "TCVN3 (ABC)"

# By the names that editors and converters know.
DECODERS: dict[str, Decoder] = {
    TCVN3: _tcvn3,
    "VNI-Windows": _vni_windows,
    "windows-1258": _windows_1258,
    "VISCII": _code_page(_VISCII, _VISCII_CONTROLS),
    "VPS": _code_page(_VPS, _VPS_CONTROLS),
}
