"""Capitals of TCVN3: it has none with a tone, which were capitals by their font alone.

`HỢP TÁC XÃ` was typed `HîP T¸C X·` and reads `HợP TáC Xã`. A word shows that it was meant in
capitals if all its letters are that TCVN3 has as capitals; a word such as `Xã` shows nothing, but
stands in capitals if the whole line does.
"""

import re

# What stands between tags on one line, and its words; an entity of HTML is none.
_PHRASE = re.compile(r"[^<>\r\n]+")
_WORD = re.compile(r"&#?\w+;|[^\W\d_]+")

# Two capitals, or one behind a small letter with a tone: where they are not, nothing is meant.
_HINT = re.compile(r"[A-ZĂÂÊÔƠƯĐ]{2}|[^\W\d_A-Za-z][A-ZĂÂÊÔƠƯĐ]")

# What TCVN3 has in capitals: ASCII, and the letters without a tone.
_HAS_CAPITAL = re.compile("[a-zăâêôơưđ]")

# So many words must be clearly in capitals before those around them are taken for such.
_FEWEST = 2


def restore_capitals(text: str) -> str:
    """Return text from TCVN3 with capitals wherever the rest of a word or phrase is in capitals."""
    return _PHRASE.sub(_phrase, text)


def _phrase(found: re.Match[str]) -> str:
    phrase = found[0]
    if phrase.isascii() or not _HINT.search(phrase):
        return phrase
    words = [word for word in _WORD.findall(phrase) if word[0] != "&"]
    capitals = [word for word in words if len(word) > 1 and not word[1:].islower()]
    whole = len(capitals) >= _FEWEST and not any(map(_HAS_CAPITAL.search, words))
    meant = set(words) if whole else set(filter(_is_meant, capitals))
    if not meant:
        return phrase
    return _WORD.sub(lambda word: word[0].upper() if word[0] in meant else word[0], phrase)


def _is_meant(word: str) -> bool:
    """Tell whether a word with capitals within has no small letters but such with a tone."""
    return not word.isascii() and not _HAS_CAPITAL.search(word)
