"""Repairs text that is Unicode and yet garbled, in whole or in stretches."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.vietnamese.codepages import DECODERS
from portal.vietnamese.garbling import (
    FEWEST,
    MISREAD,
    MISREAD_TWICE,
    READINGS,
    VIQR,
    garbled_stretches,
    is_suspect,
)
from portal.vietnamese.readability import (
    NO_WESTERN_WORD,
    is_foreign,
    marked_syllables,
    plain_syllables,
    readability,
)
from portal.vietnamese.viqr import viqr

FEW_WORDS = "chữ quá ngắn để chắc chắn về bảng mã: có lẽ là {}, hãy đọc lại"
_SOME = "một phần chữ là {}, đã chuyển sang Unicode (bắt đầu từ “{}”): hãy đọc lại"
_LOST = "có {} chữ đã mất khi bị đọc nhầm, ghi là “\ufffd”"
_AMBIGUOUS = "VIQR không phân biệt dấu chấm, dấu hỏi ở cuối từ với dấu thanh: hãy đọc lại"

# The quotes, dashes and dots of UTF-8 as windows-1252 shows them: in no language a text.
_PUNCTUATION = re.compile("â€[\x80-\x9d“”˜™œš¢¦]")

# The share of readable words in a text that was garbled in places only.
_MOSTLY_SOUND = 0.5


@dataclass(frozen=True)
class Decoded:
    """A text in NFC, the encoding it was in by its name for people, and what is uncertain.

    The doubts are for an editor, in Vietnamese. Where there are none, the text is certain.
    """

    text: str
    encoding: str
    doubts: tuple[str, ...] = ()


def repair(text: str) -> Decoded:
    """Return text with every garbled stretch read anew, and what it was; `""` for sound text.

    Each round repairs the encoding that most of the text is in, so a page put together from
    several is repaired whole. The encoding told is that of the first round.
    """
    composed = unicodedata.normalize("NFC", text)
    encoding = "" if composed == text else "Unicode tổ hợp (NFD)"
    doubts: list[str] = []
    for _ in READINGS:
        if not is_suspect(composed):
            break
        if not (found := garbled_stretches(composed, _fewest(composed))):
            break
        name, stretches = found
        encoding = encoding or name
        doubts += _doubts(composed, name, stretches)
        composed = _reread(composed, name, stretches)
    composed = _PUNCTUATION.sub(lambda mark: READINGS[MISREAD](mark[0]), composed)
    if lost := composed.count("\ufffd") - text.count("\ufffd"):
        doubts.append(_LOST.format(lost))
    return Decoded(composed, encoding, tuple(doubts))


def _fewest(text: str) -> Mapping[str, int]:
    """Return how many syllables must come right: less among words that are Vietnamese anyway."""
    enough = max(1, FEWEST - plain_syllables(text))
    if NO_WESTERN_WORD.search(text) and not is_foreign(text):
        enough = min(enough, FEWEST - 1)
    return {**dict.fromkeys(DECODERS, enough), MISREAD: 1, MISREAD_TWICE: 1}


def _reread(text: str, name: str, stretches: list[re.Match[str]]) -> str:
    parts, end = [], 0
    for stretch in stretches:
        parts += [text[end : stretch.start()], _read(name, stretch[0])]
        end = stretch.end()
    return unicodedata.normalize("NFC", "".join([*parts, text[end:]]))


def _read(name: str, stretch: str) -> str:
    return viqr(stretch) if name == VIQR else READINGS[name](stretch)


def _doubts(text: str, name: str, stretches: list[re.Match[str]]) -> Iterator[str]:
    """Yield what an editor should look at after the repair of some stretches."""
    repaired = " ".join(_read(name, stretch[0]) for stretch in stretches)
    if name in DECODERS and len(set(marked_syllables(repaired))) < FEWEST:
        yield FEW_WORDS.format(name)
    if readability(text) > _MOSTLY_SOUND:
        yield _SOME.format(name, repaired[:40])
    if name == VIQR:
        yield _AMBIGUOUS
