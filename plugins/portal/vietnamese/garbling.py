"""Text that is valid UTF-8 and yet garbled: an old encoding that was taken for windows-1252."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from portal.vietnamese.codepages import DECODERS, Decoder, windows_bytes
from portal.vietnamese.readability import READABLE, marked_syllables, readability
from portal.vietnamese.viqr import viqr_throughout

# Misread UTF-8 has a good syllable before each of its signs: `xÃ£`, `há»`.
_UNREADABLE = 0.5

VIQR = "VIQR"
MISREAD = "UTF-8 bị đọc nhầm thành windows-1252"
MISREAD_TWICE = "UTF-8 bị đọc nhầm hai lần thành windows-1252"

# So many different syllables must come right: a few foreign names come right by chance.
FEWEST = 3

# With so many different ones a stretch needs no other reading.
_SURELY = 6


def _cased(letters: str) -> str:
    """Return letters, and those that differ from them in case only."""
    return letters + "".join(upper for upper in map(str.upper, letters) if len(upper) == 1)


# What hardly stands in good Vietnamese but in any line of the garbled: letters of other
# languages, pairs like those of VNI and of misread UTF-8, capitals and signs behind a small letter,
# and vowels with marks of VIQR. Signs alone (m², µ, ·) prove nothing, nor does a caret or a quote,
# which any code may have.
_FOREIGN = _cased("äåæçëîïñöøûüþÿß")
_HIGH_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f"
_PAIRS = (
    rf"[{_cased('aeoô')}][{_cased('ùõâ')}]",
    rf"[uU][{_cased('ùõ')}]",
    rf"[aeAE][{_cased('áàãéèúê')}]",
    "[áÁ][º»]",
    f"[ãÃ][¡-¿{_HIGH_SIGNS}]",
)
_TYPED = (r"[aeoAEO]\^", r"[ouOU]\+", r"[aA]\(")

# Each of them is known by its last sign, which is rare: that is what a search looks for, and a
# sound text is passed over in no time. Only from there it looks at the letter before.
_SUSPECT = re.compile(
    rf"[{_FOREIGN}{_cased('õùâáàãéèúê')}¡-Þ{_HIGH_SIGNS}÷^+(]"
    rf"(?:(?<=[{_FOREIGN}])|(?<={'|'.join(_PAIRS)})"
    r"|(?<=[a-z][À-ÖØ-Þ])|(?<=[a-z][¡-¿×÷])(?=[a-z])|(?<=[A-Z][¡-¿×÷])(?=[A-Z])"
    rf"|(?<={'|'.join(_TYPED)})(?=['`?~.a-zA-Z]))"
)

# Neighbouring words of one line in which every character is one of windows-1252. A no-break
# space ends no word: `à` in UTF-8 is misread as `Ã` and such a space.
_WORD = re.compile(r"[^ \t\r\n]+")
_SIGNS = "[!-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+"
_STRETCH = re.compile(rf"(?<![^ \t\r\n]){_SIGNS}(?:[ \t]+{_SIGNS})*(?![^ \t\r\n])")


def garbled(text: str) -> tuple[int, str] | None:
    """Return the offset of the first garbled word of `text`, and the encoding it was written in.

    A garbled stretch is words of one line that are mostly unreadable and become syllables when
    they are read anew. Foreign words in good Vietnamese are none, nor are code and numbers.
    Returns None when the text is sound, or too little of it is garbled to be sure.
    """
    found = garbled_stretches(text)
    return (_first_word(found[1][0], READINGS[found[0]]), found[0]) if found else None


def is_suspect(text: str) -> bool:
    """Tell whether a text has anything that good Vietnamese hardly has."""
    return bool(_SUSPECT.search(text))


def garbled_stretches(
    text: str, fewest: Mapping[str, int] = MappingProxyType({})
) -> tuple[str, list[re.Match[str]]] | None:
    """Return what most of the garbled words of `text` were, a key of `READINGS`, and where.

    So many different syllables must come right as `fewest` has for a reading, else `FEWEST`; None
    where they don't.
    """
    if not is_suspect(text):
        return None
    suspects = [match for match in _STRETCH.finditer(text) if _SUSPECT.search(match[0])]
    suspects = [match for match in suspects if readability(match[0]) <= _UNREADABLE]
    found, syllables = _read_anew(suspects)
    enough = [name for name in found if len(syllables[name]) >= fewest.get(name, FEWEST)]
    best = max(enough, key=lambda name: len(syllables[name]), default=None)
    return (best, found[best]) if best else None


def _read_anew(
    stretches: list[re.Match[str]],
) -> tuple[dict[str, list[re.Match[str]]], dict[str, set[str]]]:
    """Return by each reading the stretches that become readable, and the syllables of them.

    The reading that a stretch is surely in is tried first on the next one, and no other if it is
    in that too.
    """
    names = list(READINGS)
    found: dict[str, list[re.Match[str]]] = {name: [] for name in names}
    syllables: dict[str, set[str]] = {name: set() for name in names}
    for stretch in stretches:
        for name in names:
            text = READINGS[name](stretch[0])
            if (share := readability(text)) < READABLE:
                continue
            regained = _regained(text)
            found[name].append(stretch)
            syllables[name] |= regained
            if share == 1 and len(regained) >= _SURELY:
                names.remove(name)
                names.insert(0, name)
                break
    return found, syllables


def _regained(text: str) -> set[str]:
    """Return the syllables that reading anew brings out; signs alone, as « and ·, are none."""
    return {syllable.lower() for syllable in marked_syllables(text) if len(syllable) > 1}


def _first_word(stretch: re.Match[str], reread: Callable[[str], str]) -> int:
    """Return where in the text the first word begins that reads better anew."""
    better = (
        word.start()
        for word in _WORD.finditer(stretch[0])
        if readability(reread(word[0])) > readability(word[0])
    )
    return stretch.start() + next(better, 0)


def _misread_utf_8(text: str) -> str:
    return windows_bytes(text).decode("utf-8", errors="replace")


def _misread_twice(text: str) -> str:
    once = _misread_utf_8(text)
    try:
        return _misread_utf_8(once)
    except UnicodeEncodeError:
        return once


def _misread(decode: Decoder) -> Callable[[str], str]:
    return lambda text: decode(windows_bytes(text))


READINGS: dict[str, Callable[[str], str]] = {
    **{name: _misread(decode) for name, decode in DECODERS.items()},
    MISREAD: _misread_utf_8,
    MISREAD_TWICE: _misread_twice,
    VIQR: viqr_throughout,
}
