"""Folding: the plain letters that a reader types who leaves out the marks."""

import re
import unicodedata

# The block holds every mark of Vietnamese; marks of other scripts are letters there and stay.
_MARKS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Return `text` in lower case and without marks: `Đại hội` becomes `dai hoi`.

    NFC and NFD give the same result, and folding twice changes nothing more.
    """
    text = text.lower()
    if text.isascii():
        return text
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text))
    # đ has no decomposition; U+00D0 (Ð), which old keyboards typed for Đ, is ð in lower case.
    return plain.replace("đ", "d").replace("ð", "d")
