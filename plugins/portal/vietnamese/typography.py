"""Typography: spaces that must not break, and quotes and dashes where an editor wants them.

Of typogrify only `widont` serves, and only as a model: its other filters split numbers, mark
ASCII words only, or change letters.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from portal.vietnamese.last_words import tie_last_words
from portal.vietnamese.quotes import set_quotes_and_dashes

_NO_BREAK_SPACE = "\u00a0"

# Tags, comments, and elements whose text is not ours to set.
_MARKUP = (
    r"(?is:<!--.*?-->"
    r"|<(code|pre|kbd|script|style)\b.*?</\1\s*>"
    r"""|</?[a-z!](?:[^<>"']++|"[^"]*"|'[^']*')*+>)"""
)

# A last word behind a <br> stands on a line of its own: nothing to tie it to.
_AFTER_BREAK = re.compile("(<br[^>]*>)&nbsp;")


def polish(html: str, *, editorial: bool) -> str:
    """Return the HTML of an article with its no-break spaces set, never leaving a lone last word.

    Only white space changes, unless the text is `editorial`: then straight quotes and double
    hyphens become the right ones too. Text of an archive is evidence and is not editorial.
    Tags, comments, code, `pre` and `kbd` stay as they are. Polishing twice changes nothing.
    """
    if editorial:
        html = set_quotes_and_dashes(html)
    html = _AFTER_BREAK.sub(r"\1\n", tie_last_words(html))
    return _MARKUP_OR_GAP.sub(_tie_text, html)


def polish_text(text: str) -> str:
    """Return plain text, such as a title, with its no-break spaces set and nothing else changed."""
    return _GAP.sub(_tie, text)


def _tie_text(found: re.Match[str]) -> str:
    """Return markup as it is, and a gap tied."""
    text = found[0]
    return text if text[0] == "<" else _tie(found)


def _tie(gap: re.Match[str]) -> str:
    """Return the word before a gap and one no-break space."""
    text = gap[0].replace("&nbsp;", _NO_BREAK_SPACE)
    return text.rstrip(" \n" + _NO_BREAK_SPACE) + _NO_BREAK_SPACE


def _cased(*words: str) -> tuple[str, ...]:
    """Return words as they stand in a sentence, at its beginning and in a heading."""
    forms = (form for word in words for form in (word, word.capitalize(), word.upper()))
    return tuple(dict.fromkeys(forms))


_NUMBER = r"\d(?<!\d[.,]\d)[\d.,]*+"
_ROMAN = r"[IVXLC]+(?!\w)"
_THOUSANDS = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_TITLES = ("TP", "Tp", "TX", "TT", "ThS", "TS", "PGS", "GS", "BS", "KS")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Patterns of words, and one of what follows them, between which a line must not break."""

    name: str
    before: tuple[str, ...]
    after: str


_RULES = (
    _Rule("số 747", _cased("số"), r"\d"),
    _Rule(
        "Điều 7, khoản 2",
        _cased("điều", "khoản", "chương", "mục", "phần", "phụ lục", "bảng", "hình", "trang"),
        rf"\d|{_ROMAN}",
    ),
    _Rule("điểm a", _cased("điểm"), r"[a-zđ](?!\w)"),
    _Rule("ngày 21", _cased("ngày"), r"\d"),
    _Rule("tháng 3", _cased("tháng"), r"\d"),
    _Rule("năm 2011", _cased("năm"), r"\d{4}(?![\d.])"),
    _Rule("quý II", _cased("quý"), rf"{_ROMAN}|[1-4](?!\w)"),
    _Rule("Đại hội IV", _cased("đại hội", "khóa", "khoá", "thứ", "kỳ"), rf"{_ROMAN}|\d"),
    _Rule("97 tỷ", (_NUMBER,), rf"(?:{'|'.join(_cased(*_THOUSANDS))})(?!\w)"),
    _Rule("155 triệu đồng", (_NUMBER, *_THOUSANDS), r"đồng(?!\w)"),
    _Rule("25.000 ha", (_NUMBER,), r"(?:ha|km|m|cm|mm|km²|m²|m³|m2|m3|kg|g|tạ|tấn|lít)(?!\w)|%"),
    _Rule("TP. Hồ", tuple(rf"{title}\." for title in _TITLES), r"\w"),
)


def _expression(blank: str) -> str:
    """Return one expression for all rules: the words before a gap, and its spaces.

    `blank` stands between words. Ordered by first letters, since at the beginning of each word
    of a text the engine tries one after the other: two dozen letters rather than all words.
    """
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for rule in _RULES:
        for words in rule.before:
            first = r"\d" if words == _NUMBER else words[0]
            rest = words.removeprefix(first).replace(" ", blank)
            by_first[first].append(rf"{rest}[ \n]+(?={rule.after})")
    letters = [rf"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items()]
    return rf"\b(?:{'|'.join(letters)})"


_GAP = re.compile(_expression(r"\s+"))
_MARKUP_OR_GAP = re.compile("|".join((_MARKUP, "&nbsp;", _expression(r"(?:\s|&nbsp;)+"))))
