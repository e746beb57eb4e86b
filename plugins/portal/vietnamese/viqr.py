"""VIQR, Vietnamese typed in ASCII with the marks behind each letter (RFC 1456, section 5).

Its marks are also what any English text or program has. So a word is changed only if all of it
becomes Vietnamese syllables: `don't`, `a.b` and an address stay as they are.
"""

import re
import unicodedata
from functools import lru_cache

from portal.vietnamese.syllables import is_syllable

# The marks of one vowel. A full stop or question mark is a tone within a word or behind another
# mark, and at the end of a word that `_TAG_OR_WORD` has cut out.
_MARKED = re.compile(
    r"(?:(?<=[aeo])\^|(?<=[ou])\+|(?<=a)\()['`?~.]?"
    r"|(?<=[aeiouy])(?:['`~]|[?.](?=[a-z]|\Z))",
    re.IGNORECASE,
)
_MARKS = str.maketrans("^+('`?~.", "\u0302\u031b\u0306\u0301\u0300\u0309\u0303\u0323")
_D = re.compile("dd", re.IGNORECASE)

# A full stop or question mark ends no sentence if small letters, another mark of punctuation or,
# behind capitals, capitals follow: then it is a tone.
_TONE = r"[?.](?=[a-zA-Z]| [a-z]|[,;:!)]|[.?](?![.?])|(?<=[A-Z]{2}[?.]) [A-Z]{2})"

# A tag of HTML, which stays; or letters and marks.
_TAG_OR_WORD = re.compile(rf"<[a-zA-Z/!][^<>]*>|[a-zA-Z](?:[a-zA-Z'`~]|[\^+(][?.]?|{_TONE})*")
_LETTERS = re.compile(r"[^\W\d_]+")


def viqr(text: str) -> str:
    """Return text typed as VIQR in Unicode: `Ho+.p ta'c xa~` becomes `Hợp tác xã`.

    What stands in tags of HTML is left alone, and so are words that are no Vietnamese.
    """
    return _TAG_OR_WORD.sub(lambda found: _read(found[0]), text)


def viqr_throughout(text: str) -> str:
    """Return text with every mark that VIQR may have put, to judge by it whether it is VIQR."""
    text = _D.sub(lambda pair: "Đ" if pair[0][0] == "D" else "đ", text)
    marked = _MARKED.sub(lambda marks: marks[0].translate(_MARKS), text)
    return unicodedata.normalize("NFC", marked)


@lru_cache(maxsize=1 << 12)
def _read(word: str) -> str:
    """Return a word with its marks in place, or as it was if it is no Vietnamese then."""
    if word.startswith("<"):
        return word
    marked = viqr_throughout(word)
    return marked if all(map(is_syllable, _LETTERS.findall(marked))) else word
