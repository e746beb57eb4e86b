"""The encodings in which Vietnamese was written before Unicode, each as a function of bytes."""

import re
import unicodedata
from collections.abc import Callable

Decoder = Callable[[bytes], str]

# Windows shows these where Latin-1 has control characters; 0x81, 8D, 8F, 90 and 9D stay empty.
_WINDOWS_SIGNS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
_AS_BYTES = {ord(sign): 0x80 + index for index, sign in enumerate(_WINDOWS_SIGNS)}
_AS_SIGNS = {0x80 + index: sign for index, sign in enumerate(_WINDOWS_SIGNS)}

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

# RFC 1456; six rare capitals stand among the control characters and are left out.
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

# Vietnamese Professionals Society; some capitals stand among the control characters.
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    "Ế��ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "�ắằẳẵặỠớÙờởỡŨỨợỪ"
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉ�ẹỉễịỹ"
    "ƯỦồốÔỏơÈừứÚũưÝẺ�"
    "àáâãảạă�èéêẽìí�ĩ"
    "�Đòóôõ�Ơụùúủ�ỶẼỳ"
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

# RFC 1456, its mnemonic part: marks typed behind the vowel. A full stop or question mark is
# a tone only within a word or behind another mark.
_VIQR_MARKED = re.compile(
    r"(?:(?<=[aeo])\^|(?<=[ou])\+|(?<=a)\()['`?~.]?|(?<=[aeiouy])(?:['`~]|[?.](?=[a-z]))",
    re.IGNORECASE,
)
_VIQR_MARKS = str.maketrans("^+('`?~.", "\u0302\u031b\u0306\u0301\u0300\u0309\u0303\u0323")
_VIQR_D = re.compile("dd", re.IGNORECASE)


def windows_bytes(text: str) -> bytes:
    """Return the bytes that Windows or a browser would show as `text`.

    Raises UnicodeEncodeError when some character is none of windows-1252.
    """
    return text.translate(_AS_BYTES).encode("latin-1")


def _code_page(upper: str) -> Decoder:
    """Return the decoder for a code page whose lower half is ASCII."""
    table = dict(enumerate(upper, start=0x80))
    return lambda data: data.decode("latin-1").translate(table)


def _windows_1258(data: bytes) -> str:
    """Decode Microsoft's page: vowels with their shape, and tones as combining marks."""
    return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))


def _vni_windows(data: bytes) -> str:
    """Decode VNI's font encoding: first the marks behind vowels, then the letters of their own."""
    text = data.decode("latin-1").translate(_AS_SIGNS)
    parts, end = [], 0
    for mark in _VNI_MARKED.finditer(text):
        parts += [text[end : mark.start()].translate(_VNI_LETTERS), _VNI_MARKS[mark[0].lower()]]
        end = mark.end()
    return unicodedata.normalize("NFC", "".join([*parts, text[end:].translate(_VNI_LETTERS)]))


def viqr(text: str) -> str:
    """Return text typed as VIQR in Unicode: `Ho+.p ta'c xa~` becomes `Hợp tác xã`."""
    text = _VIQR_D.sub(lambda pair: "Đ" if pair[0][0] == "D" else "đ", text)
    marked = _VIQR_MARKED.sub(lambda marks: marks[0].translate(_VIQR_MARKS), text)
    return unicodedata.normalize("NFC", marked)


# By the names that editors and converters know.
DECODERS: dict[str, Decoder] = {
    "TCVN3 (ABC)": _code_page(_TCVN3),
    "VNI-Windows": _vni_windows,
    "windows-1258": _windows_1258,
    "VISCII": _code_page(_VISCII),
    "VPS": _code_page(_VPS),
}
