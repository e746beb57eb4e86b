"""Reads bytes whose encoding nobody can be trusted to have declared.

Nothing in the bytes tells the old encodings apart: any bytes are a text in each. But a wrong table
seldom yields what can be spelled in Vietnamese, so each is tried and syllables counted. Only words
with a letter outside ASCII count, each once: markup, scripts and numbers around them do not matter.
"""

import codecs
import re
from dataclasses import dataclass, replace

from portal.vietnamese.codepages import DECODERS, as_windows_shows
from portal.vietnamese.garbling import FEWEST
from portal.vietnamese.readability import (
    NO_WESTERN_WORD,
    READABLE,
    familiarity,
    is_foreign,
    marked_syllables,
    plain_syllables,
    readability,
)
from portal.vietnamese.repairing import FEW_WORDS, Decoded, repair

WINDOWS = "windows-1252"

# Words with a byte outside ASCII, or one of the control characters that are capitals in VISCII and
# VPS. One such byte alone proves nothing: it may be a quotation mark, a dash or `à`.
_WORD = re.compile(rb"[A-Za-z\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xff]{2,}")

# Valid UTF-8 with letters between those of Armenian and N'Ko is VPS or VISCII by chance.
_BY_CHANCE = re.compile("[\u0530-\u07ff]")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x80-\x9f]")

# By so much of 1 a reading must be better to be certain.
_CLEARLY = 0.1

_RIVAL = "bảng mã có lẽ là {}, nhưng cũng có thể là {}: hãy đọc lại"
_LOST = "có {} chữ hoặc ký hiệu không đọc được theo bảng mã {}"
_UNKNOWN = "không nhận ra bảng mã của tệp; tạm đọc là windows-1252"
_BROKEN = "UTF-8 bị hỏng ở {} chỗ, ghi là “\ufffd”"


@dataclass(frozen=True, order=True)
class _Reading:
    """The words of some bytes as one encoding has them; the better they read the greater."""

    share: float
    familiarity: float
    encoding: str
    words: str


def _reading(encoding: str, words: str) -> _Reading:
    share = readability(words)
    return _Reading(share, familiarity(words) if share >= READABLE else 0.0, encoding, words)


def decode(data: bytes) -> Decoded:
    """Return the text of `data` in NFC, the encoding that it is in, and what is uncertain.

    The encoding is `ASCII`, `UTF-8`, `UTF-16`, `windows-1252` (any Western text), one of
    `codepages.DECODERS`, or what `repair` tells of a text that was garbled before.
    """
    if utf_16 := _utf_16(data):
        return replace(repair(data.decode(utf_16, "replace")), encoding="UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken_utf_8(data) or _old(data)
    if _BY_CHANCE.search(text) and (old := _old(data)).encoding in DECODERS:
        return old
    repaired = repair(text)
    plain = "ASCII" if text.isascii() else "UTF-8"
    return Decoded(repaired.text, repaired.encoding or plain, repaired.doubts)


def old_encoding(data: bytes) -> str | None:
    """Return the encoding of `data`, which is not UTF-8, by its name for people; None when unsure.

    One of `UTF-16` and `codepages.DECODERS`.
    """
    decoded = decode(data)
    known = decoded.encoding == "UTF-16" or decoded.encoding in DECODERS
    return decoded.encoding if known and not decoded.doubts else None


def _utf_16(data: bytes) -> str | None:
    """Tell UTF-16 by its mark, or by zeros in every second byte and nowhere else."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) or max(even, odd) <= len(data) / 4:
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _broken_utf_8(data: bytes) -> Decoded | None:
    """Return what is UTF-8 but for a few bytes, as when a page was cut; else None."""
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    marked = len(text) - len(text.encode("ascii", "ignore")) - broken
    if broken * 4 > marked:
        return None
    repaired = repair(text)
    return Decoded(repaired.text, "UTF-8", (_BROKEN.format(broken), *repaired.doubts))


def _old(data: bytes) -> Decoded:
    """Return the text of bytes that are not UTF-8, by the encoding that gives most syllables."""
    words = b" ".join(sorted(set(filter(_is_marked, _WORD.findall(data)))))
    readings = sorted(_reading(name, read(words)) for name, read in DECODERS.items())
    second, best = readings[-2:]
    western = as_windows_shows(words)
    if best.words == western or not _is_vietnamese(data, best, western):
        return _western(data, best, western)
    return _in_table(data, best, second)


def _is_marked(word: bytes) -> bool:
    return not word.isalpha()


def _is_vietnamese(data: bytes, best: _Reading, western: str) -> bool:
    """Tell whether the best reading is Vietnamese; one or two words of French may seem so.

    Then they can't be Western as they stand, or the words around them are not.
    """
    if best.share < READABLE:
        return False
    syllables = _syllables(best)
    if syllables >= FEWEST or NO_WESTERN_WORD.search(western):
        return True
    text = as_windows_shows(data)
    return syllables + plain_syllables(text) >= FEWEST or (syllables > 1 and not is_foreign(text))


def _syllables(reading: _Reading) -> int:
    return len({word.lower() for word in marked_syllables(reading.words)})


def _western(data: bytes, best: _Reading, western: str) -> Decoded:
    """Return the text as Windows and browsers in the West show it."""
    text = as_windows_shows(data)
    doubts = []
    if _CONTROL.search(text):
        doubts.append(_UNKNOWN)
    elif best.words != western and best.share >= READABLE and _may_be_short(best, text):
        doubts.append(FEW_WORDS.format(WINDOWS))
    return Decoded(text, WINDOWS, tuple(doubts))


def _may_be_short(best: _Reading, text: str) -> bool:
    """Tell whether a text is too short to know that it is not Vietnamese."""
    return _syllables(best) > 1 or plain_syllables(text) > 0


def _is_beaten(second: _Reading, best: _Reading) -> bool:
    """Tell whether a reading has clearly more that is no Vietnamese, or stranger letters."""
    if second.share < READABLE or best.share - second.share > _CLEARLY:
        return True
    return best.familiarity - second.familiarity > _CLEARLY


def _in_table(data: bytes, best: _Reading, second: _Reading) -> Decoded:
    text = DECODERS[best.encoding](data)
    doubts = []
    if _syllables(best) < FEWEST:
        doubts.append(FEW_WORDS.format(best.encoding))
    elif second.words != best.words and not _is_beaten(second, best):
        doubts.append(_RIVAL.format(best.encoding, second.encoding))
    if lost := text.count("\ufffd"):
        doubts.append(_LOST.format(lost, best.encoding))
    return Decoded(text, best.encoding, tuple(doubts))
