"""The spelling of Vietnamese syllables: initial, rime and tone."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")  # sắc and nặng: all that a stop at the end allows

# Before e, ê, i and y the same sounds are written with other letters than elsewhere.
_INITIALS = frozenset(
    ["", *"bdđhklmnprstvx", "ch", "gi", "kh", "nh", "ph", "qu", "th", "tr"],
)
_BACK_INITIALS = frozenset(["c", "g", "ng"])
_FRONT_INITIALS = frozenset(["gh", "ngh"])

# Which endings each nucleus takes; "-" is none.
_RIMES = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n ng nh p t u",
    "i": "- a c ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- m n o t",
    "oo": "c ng",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uô": "c i m n ng t",
    "uơ": "-",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "- ch n nh p t",
    "yê": "m n ng t u",
}

_SHAPED = frozenset("ăâêôơư")
_STOP = re.compile("(?:ch?|p|t)$")
_CONSONANTS = re.compile("[^aăâeêioôơuưy]+$")


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Tell whether `word` is spelled as one Vietnamese syllable, in any case, NFC or NFD.

    Old and new placement of the tone are both right (`hòa`, `hoà`); U+00D0 counts as Đ. Answers are
    kept: a text has few different words, and each encoding tried has most of them again.
    """
    word = unicodedata.normalize("NFC", word.lower()).replace("ð", "đ")
    return any(_fits(word[:cut], word[cut:]) for cut in range(4))


def _fits(initial: str, rime: str) -> bool:
    """Tell whether an initial may stand before a rime."""
    if initial in _FRONT_INITIALS:
        return rime in _FRONT_FORMS
    if initial in _BACK_INITIALS:
        return rime in _FORMS and (rime not in _FRONT_FORMS or _is_gi(initial, rime))
    return initial in _INITIALS and rime in _FORMS


def _is_gi(initial: str, rime: str) -> bool:
    """Tell whether g begins the digraph gi that has lost its second i: gì, gìn, giếng."""
    return initial == "g" and unicodedata.normalize("NFD", rime[0])[0] == "i"


def _forms() -> Iterator[str]:
    """Yield every rime with every tone that it takes, in each place that is usual."""
    for nucleus, endings in _RIMES.items():
        for ending in endings.replace("-", "").split(" "):
            rime = nucleus + ending
            tones = _STOPPED_TONES if _STOP.search(rime) else _TONES
            for place in _tone_places(rime):
                for tone in tones:
                    yield unicodedata.normalize("NFC", rime[: place + 1] + tone + rime[place + 1 :])


def _tone_places(rime: str) -> tuple[int, ...]:
    """Return the indexes of the letters of a rime that may carry its tone."""
    vowels = _CONSONANTS.sub("", rime)
    shaped = [index for index, letter in enumerate(vowels) if letter in _SHAPED]
    if shaped:
        return (shaped[-1],)
    if rime in {"oa", "oe", "uy"}:
        return (0, 1)
    if vowels != rime:
        return (len(vowels) - 1,)
    return (1,) if len(vowels) == 3 else (0,)


_FORMS = frozenset(_forms())
_FRONT_FORMS = frozenset(
    form for form in _FORMS if unicodedata.normalize("NFD", form)[0] in {"e", "i", "y"}
)
