"""Gaps at which a line must not break, such as the one in `số 747`.

A text has a thousand blanks and two dozen such gaps. So a gap is looked for from its first blank:
what stands on either side tells most blanks apart, and only then do the words matter.
"""

import re

NO_BREAK_SPACE = "\u00a0"


def tie_gaps(text: str) -> str:
    """Return text with one no-break space for each gap at which a line must not break.

    Tags may stand in it, if they hold no blank.
    """
    for gap in _GAPS:
        text = gap.sub(_tie, text)
    return text


def _tie(gap: re.Match[str]) -> str:
    """Return a no-break space; or the gap as it is, if what is behind it only ends as it should."""
    if gap.lastindex is None:
        return NO_BREAK_SPACE
    text, end = gap.string, gap.start()
    # No farther back than to the last tag: the whole of a long text would be copied at each gap.
    last_words = text[text.rfind("<", 0, end) + 1 : end].rsplit(None, 2)[-2:]
    return NO_BREAK_SPACE if _LONG.search(" ".join(last_words)) else gap[0]


def _cased(*words: str) -> tuple[str, ...]:
    """Return words as they stand in a sentence, at its beginning and in a heading."""
    forms = (form for word in words for form in (word, word.capitalize(), word.upper()))
    return tuple(dict.fromkeys(forms))


def _rule(words: tuple[str, ...], after: str) -> str:
    """Return an expression for the first blank of a gap between one of the words and `after`.

    An expression that looks back has one width: so there is one for the words of each length.
    """
    by_length = (
        "|".join(re.escape(word) for word in words if len(word) == length)
        for length in sorted({len(word) for word in words})
    )
    behind = "|".join(rf"(?<=\b(?:{alternatives}).)" for alternatives in by_length)
    return rf"(?:{behind})(?=[ \n]*+(?:{after}))"


def _long_rule(end: str, after: str) -> str:
    """Return the same for what has any length, by its end; an empty group marks what is open."""
    return rf"(?<={end}.)(?=[ \n]*+(?:{after}))()"


_LONG = re.compile(rf"\b(?:{'|'.join(_cased('phụ lục', 'đại hội'))}|\d(?<!\d[.,]\d)[\d.,]*+)\Z")
_ROMAN = r"[IVXLC]+(?!\w)"
_NUMERAL = rf"\d|{_ROMAN}"
_DIVISIONS = _cased("điều", "khoản", "chương", "mục", "phần", "bảng", "hình", "trang")
_ORDINALS = _cased("khóa", "khoá", "thứ", "kỳ")
_THOUSANDS = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")
_MEASURES = "ha|km|m|cm|mm|km²|m²|m³|m2|m3|kg|g|tạ|tấn|lít"
_TITLES = ("TP.", "Tp.", "TX.", "TT.", "ThS.", "TS.", "PGS.", "GS.", "BS.", "KS.")

# What stands beside the first blank of a gap, and the rules that this leaves.
_RULES = {
    # Điều 7, quý II
    rf"(?=[ \n\dIVXLC])(?=[ \n]*+(?:{_NUMERAL}))": (
        _rule(_cased("số", "ngày", "tháng"), r"\d"),
        _rule((*_DIVISIONS, *_ORDINALS), _NUMERAL),
        _rule(_cased("năm"), r"\d{4}(?![\d.])"),
        _rule(_cased("quý"), rf"{_ROMAN}|[1-4](?!\w)"),
        _long_rule("(?:lục|LỤC|hội|HỘI)", _NUMERAL),
    ),
    # TP. Hồ, 25.000 ha, 97 tỷ
    r"(?<=[\d.,].)": (
        _rule(_TITLES, r"\w"),
        _long_rule("", rf"(?:{'|'.join(_cased(*_THOUSANDS))}|đồng|{_MEASURES})(?!\w)|%"),
    ),
    # điểm a, 155 triệu đồng
    r"(?<=[mMnuỷỉ].)(?=[ \n]*+(?:[a-zđ]|đồng)(?!\w))": (
        _rule(_cased("điểm"), r"[a-zđ](?!\w)"),
        _rule(_THOUSANDS, "đồng"),
    ),
}
_ANY_RULE = "|".join(rf"{beside}(?:{'|'.join(rules)})" for beside, rules in _RULES.items())
# In the rules, "." is the blank, which may be a line's end.
_GAPS = tuple(re.compile(rf"{blank}(?:{_ANY_RULE})[ \n]*+", re.DOTALL) for blank in " \n")
