"""Typography: spaces that must not break, and quotes and dashes where an editor wants them.

The only module that knows typogrify and smartypants. Of typogrify only `widont` serves:
its other filters split numbers, mark ASCII words only, or change letters.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from smartypants import Attr, smartypants
from typogrify.filters import widont

_NO_BREAK_SPACE = "\u00a0"

# Tags, comments, and elements whose text is not ours to set.
_MARKUP = re.compile(
    r"<!--.*?-->"
    r"|<(code|pre|kbd|script|style)\b.*?</\1\s*>"
    r"""|</?[a-z!](?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)

# widont takes the line end behind a <br> for a space between words.
_AFTER_BREAK = re.compile("(<br[^>]*>)&nbsp;")

# `--` gives an en dash, `---` an em dash; characters rather than entities.
_QUOTES_AND_DASHES = Attr.q | Attr.D | Attr.u


def polish(html: str, *, editorial: bool) -> str:
    """Return the HTML of an article with its no-break spaces set, never leaving a lone last word.

    Only white space changes, unless the text is `editorial`: then straight quotes and double
    hyphens become the right ones too. Text of an archive is evidence and is not editorial.
    Tags, comments, code, `pre` and `kbd` stay as they are. Polishing twice changes nothing.
    """
    if editorial:
        html = smartypants(html, _QUOTES_AND_DASHES)
    html = _AFTER_BREAK.sub(r"\1\n", widont(html))
    return _map_text(html, lambda text: polish_text(text.replace("&nbsp;", _NO_BREAK_SPACE)))


def polish_text(text: str) -> str:
    """Return plain text, such as a title, with its no-break spaces set and nothing else changed."""
    return _GAP.sub(lambda gap: gap[0].rstrip(" \n") + _NO_BREAK_SPACE, text)


def _map_text(html: str, change: Callable[[str], str]) -> str:
    """Return `html` with `change` applied to each run of text outside markup and code."""
    parts, end = [], 0
    for markup in _MARKUP.finditer(html):
        parts += [change(html[end : markup.start()]), markup[0]]
        end = markup.end()
    return "".join([*parts, change(html[end:])])


def _either_case(*words: str) -> str:
    """Return a pattern for words as in a sentence, at its beginning and in a heading."""
    forms = [form for word in words for form in (word, word.capitalize(), word.upper())]
    return "|".join(dict.fromkeys(forms)).replace(" ", r"\s+")


_NUMBER = r"(?<!\d[.,])\d[\d.,]*+"
_ROMAN = r"[IVXLC]+(?!\w)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Two patterns between which a line must not break."""

    name: str
    before: str
    after: str


_RULES = (
    _Rule("số 747", _either_case("số"), r"\d"),
    _Rule(
        "Điều 7, khoản 2",
        _either_case("điều", "khoản", "chương", "mục", "phần", "phụ lục", "bảng", "hình", "trang"),
        rf"\d|{_ROMAN}",
    ),
    _Rule("điểm a", _either_case("điểm"), r"[a-zđ](?!\w)"),
    _Rule("ngày 21", _either_case("ngày"), r"\d"),
    _Rule("tháng 3", _either_case("tháng"), r"\d"),
    _Rule("năm 2011", _either_case("năm"), r"\d{4}(?![\d.])"),
    _Rule("quý II", _either_case("quý"), rf"{_ROMAN}|[1-4](?!\w)"),
    _Rule("Đại hội IV", _either_case("đại hội", "khóa", "khoá", "thứ", "kỳ"), rf"{_ROMAN}|\d"),
    _Rule("97 tỷ", _NUMBER, rf"(?:{_either_case('nghìn', 'ngàn', 'triệu', 'tỷ', 'tỉ')})(?!\w)"),
    _Rule("155 triệu đồng", rf"{_NUMBER}|nghìn|ngàn|triệu|tỷ|tỉ", r"đồng(?!\w)"),
    _Rule("25.000 ha", _NUMBER, r"(?:ha|km|m|cm|mm|km²|m²|m³|m2|m3|kg|g|tạ|tấn|lít)(?!\w)|%"),
    _Rule("TP. Hồ", r"(?:TP|Tp|TX|TT|ThS|TS|PGS|GS|BS|KS)\.", r"\w"),
)

# One pass over the text for all rules, each match with the space that must not break.
_GAP = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?:{rule.before})[ \n]+(?={rule.after})" for rule in _RULES) + ")"
)
