"""How well a text reads as Vietnamese: the measure by which a guess at its encoding is judged."""

import re
from string import ascii_uppercase

from portal.vietnamese.syllables import is_syllable

_LETTERS = re.compile(r"[^\W\d_]+")

# Signs that no text has, control characters, and quotation marks within a word.
_STRAY = re.compile(r"[^\w\t\n\r -~\xa0“”‘’–—…•€™]|(?<=[^\W\d_])[“”‘•€™](?=[^\W\d_])")

# The share of syllables in a text that is read rightly; names and abbreviations are the rest.
READABLE = 0.8

_TAG = re.compile("<[a-zA-Z/!][^<>]*>|&#?[a-zA-Z0-9]+;")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)

# In no language of the West a sign or a capital stands behind a small letter, nor these letters
# behind each other, of which the second is a mark in VNI or windows-1258.
NO_WESTERN_WORD = re.compile(
    "[A-Za-z][¡-¿×÷\x80-\x9f‚ƒ„†‡ˆ‰‹›][A-Za-z]|[a-z][À-ÖØ-Þ]|[AEOÔaeoô][õøùÕØÙ]"
    "|[ôÔöÖ][ïÏûÛøØùÙ]|[À-ÿ][ìòÌÒÞÝþ]"
)

# The marked letters, the most frequent first, as counted in the originals of this portal.
_BY_FREQUENCY = "đàáêệưộạỉợếủâốôềịảớểìậăơựứấụổầíóãýỗữồờởòọừặỳửúẫỹéỷắẩĩằõỡùũỏẽễẻèẹẳẵỵ"

# Words that hardly any page lacks: those of grammar, and of an office.
_USUAL_WORDS = """
    của và các được là có những một không cho người với để này đã đó năm như về từ đến khi sẽ
    đang cũng rất nhiều vào ở ra lên tại theo do bởi vì nên thì mà hoặc hay đều cùng giữa trước
    số ngày tháng việc công tác hợp xã tỉnh huyện thị liên viên thành phố đại hội hoạt động phát
    triển kinh tế tổ chức quản lý nhà nước chính phủ pháp luật nghị quyết định điều thông báo
    cáo kế hoạch chủ tịch ủy nhân dân việt đồng
"""
_USUAL = frozenset(_USUAL_WORDS.split())
_RANKS = {letter: rank for rank, letter in enumerate(_BY_FREQUENCY)}


def marked_words(text: str) -> list[str]:
    """Return the words of `text` that have a letter outside ASCII."""
    return [_unglued(word) for word in _LETTERS.findall(text) if not word.isascii()]


def _unglued(word: str) -> str:
    """Return a word without the sign that a text glued behind it: `chữ` of `chữAA`."""
    bare = word.rstrip(ascii_uppercase)
    return bare if bare[-1:].islower() and len(word) - len(bare) > 1 else word


def marked_syllables(text: str) -> list[str]:
    """Return the Vietnamese syllables of `text` that have a letter outside ASCII."""
    return _syllables(marked_words(text))


def _syllables(words: list[str]) -> list[str]:
    return [word for word in words if _is_cased(word) and is_syllable(word)]


def _is_cased(word: str) -> bool:
    """Tell whether a word is in small letters, in capitals or begins with one: not `phÀn`."""
    return word[1:].islower() or word.isupper() or len(word) == 1


def readability(text: str) -> float:
    """Return the share of syllables, 0 to 1, among the marked words and stray signs of `text`."""
    words = marked_words(text)
    candidates = len(words) + len(_STRAY.findall(text))
    return len(_syllables(words)) / candidates if candidates else 0.0


def plain_syllables(text: str) -> int:
    """Return how many different words of `text` are syllables in ASCII; 0 if most words are not.

    Words of one letter, abbreviations without a vowel and markup don't count.
    """
    return 0 if is_foreign(text) else sum(map(is_syllable, _plain_words(text)))


def is_foreign(text: str) -> bool:
    """Tell whether most of the words in ASCII are no syllables, as in English or French."""
    words = _plain_words(text)
    return sum(map(is_syllable, words)) < READABLE * len(words)


def _plain_words(text: str) -> set[str]:
    words = {word.lower() for word in _LETTERS.findall(_TAG.sub(" ", text)) if word.isascii()}
    return {word for word in words if len(word) > 1 and _VOWEL.search(word)}


def familiarity(text: str) -> float:
    """Return how usual the marked letters and words of `text` are in Vietnamese, 0 to 2.

    It decides between readings whose words are all syllables: of few words there may be several.
    """
    marked = [letter for letter in text.lower() if letter > "\x7f"]
    words = marked_words(text.lower())
    if not words:
        return 0.0
    ranks = sum(_RANKS.get(letter, len(_RANKS)) for letter in marked)
    usual = sum(word in _USUAL for word in words)
    return usual / len(words) + 1 - ranks / len(_RANKS) / len(marked)
