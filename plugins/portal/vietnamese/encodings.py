"""Which encoding some bytes are in that are not UTF-8, judged by the syllables they would give.

Nothing in the bytes tells these encodings apart: any bytes are a text in each. But a wrong
table seldom yields what can be spelled in Vietnamese, so each is tried and syllables counted.
"""

import codecs
import re

from portal.vietnamese.codepages import DECODERS
from portal.vietnamese.syllables import is_syllable

_LETTERS = re.compile(r"[^\W\d_]+")
_STRAY = re.compile(r"[^\w\x00-\x7f\xa0“”‘’–—…•€™]")

# The share of syllables in a text that is read rightly; names and abbreviations are the rest.
READABLE = 0.8


def old_encoding(data: bytes) -> str | None:
    """Return the likely encoding of `data`, which is not valid UTF-8; None when unsure.

    One of `UTF-16`, `TCVN3 (ABC)`, `VNI-Windows`, `windows-1258`, `VISCII` and `VPS`.
    """
    if _is_utf_16(data):
        return "UTF-16"
    shares = {name: readability(decode(data)) for name, decode in DECODERS.items()}
    best = max(shares.values())
    names = [name for name, share in shares.items() if share == best]
    return names[0] if best >= READABLE and len(names) == 1 else None


def marked_syllables(text: str) -> list[str]:
    """Return the Vietnamese syllables of `text` that have a letter outside ASCII."""
    return [word for word in _marked_words(text) if is_syllable(word)]


def readability(text: str) -> float:
    """Return the share of syllables, 0 to 1, among the marked words and stray signs of `text`."""
    candidates = len(_marked_words(text)) + len(_STRAY.findall(text))
    return len(marked_syllables(text)) / candidates if candidates else 0.0


def _marked_words(text: str) -> list[str]:
    return [word for word in _LETTERS.findall(text) if not word.isascii()]


def _is_utf_16(data: bytes) -> bool:
    """Tell UTF-16 by its mark, or by zeros in every second byte and nowhere else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    fewer, more = sorted((data[::2].count(0), data[1::2].count(0)))
    return fewer == 0 and more > len(data) / 4
