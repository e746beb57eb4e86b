"""Sorting in the order of Vietnamese dictionaries, without a locale or ICU."""

import unicodedata

# The 29 letters in their order; f, j, w and z stand where Latin has them.
_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

# No tone, huyền, hỏi, ngã, sắc, nặng.
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}

# Classes of characters, each with room for every code point.
_DIGIT, _LETTER, _FOREIGN_LETTER = (0x110000 * rank for rank in (1, 2, 3))

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]


def sort_key(text: str) -> SortKey:
    """Return a key that sorts `text` as a Vietnamese dictionary does.

    Letters decide first, over the whole text, then tones, then small before capital. Spaces
    and signs come before digits, digits before letters. NFC and NFD give equal keys, and
    U+00D0 (Ð) counts as Đ.
    """
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ")
    parts = [_letter_and_tone(char) for char in text]
    weights = tuple(_weight(char) for letter, _ in parts for char in letter)
    return weights, tuple(tone for _, tone in parts), tuple(char.isupper() for char in text)


def _letter_and_tone(char: str) -> tuple[str, int]:
    """Return the small letter without its tone, and the rank of the tone: `Ế` is (`ê`, 4)."""
    if char.isascii():
        return char.lower(), 0
    marks = unicodedata.normalize("NFD", char.lower())
    tone = max(_TONES.get(mark, 0) for mark in marks)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if letter not in _ALPHABET:  # ö, ç and other guests sort as their plain letter
        letter = "".join(mark for mark in marks if not unicodedata.combining(mark))
    return letter, tone


def _weight(char: str) -> int:
    """Return the rank of one character among all: signs, digits, our letters, other letters."""
    if char in _ALPHABET:
        return _LETTER + _ALPHABET[char]
    if char.isdecimal():
        return _DIGIT + unicodedata.decimal(char)
    return ord(char) + (_FOREIGN_LETTER if char.isalpha() else 0)
