"""The fast `polish` gives what the plain way gives: each filter over the whole, rule by rule."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown
from smartypants import Attr, smartypants
from typogrify.filters import widont

from portal.vietnamese import polish, polish_text

CONTENT = Path(__file__).parents[3] / "content"
TEXTS = sorted([*CONTENT.glob("originals/*.txt"), *CONTENT.glob("2*/*.md")])

# What an editor types for the marks of a printed text.
KEYBOARD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---"})

NUMBER = r"(?<!\d[.,])\d[\d.,]*+"
ROMAN = r"[IVXLC]+(?!\w)"
THOUSANDS = "nghìn|ngàn|triệu|tỷ|tỉ"
MEASURES = "ha|km|m|cm|mm|km²|m²|m³|m2|m3|kg|g|tạ|tấn|lít"

# Lower-case words stand for those with a capital and in capitals too.
RULES = [
    ("số|ngày|tháng", r"\d"),
    ("điều|khoản|chương|mục|phần|phụ lục|bảng|hình|trang", rf"\d|{ROMAN}"),
    ("điểm", r"[a-zđ](?!\w)"),
    ("năm", r"\d{4}(?![\d.])"),
    ("quý", rf"{ROMAN}|[1-4](?!\w)"),
    ("đại hội|khóa|khoá|thứ|kỳ", rf"{ROMAN}|\d"),
]
EXACT_RULES = [
    (NUMBER, rf"(?:{THOUSANDS}|{THOUSANDS.upper()}|Nghìn|Ngàn|Triệu|Tỷ|Tỉ)(?!\w)"),
    (NUMBER, r"đồng(?!\w)"),
    (THOUSANDS, r"đồng(?!\w)"),
    (NUMBER, rf"(?:{MEASURES})(?!\w)|%"),
    (r"(?:TP|Tp|TX|TT|ThS|TS|PGS|GS|BS|KS)\.", r"\w"),
]

# All that may stand before and behind a gap, and what only looks like it.
BEFORE = [
    *(word for words, _ in RULES for word in f"{words}|{words.upper()}".split("|")),
    *(word.capitalize() for words, _ in RULES for word in words.split("|")),
    *("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "Triệu", "TRIỆU"),
    *("phụ  lục", "phụ \t\n lục", "Đại\u00a0hội", "mục lục", "phụ</b> lục", "phụ-lục", "hội"),
    *("TP.", "Tp.", "TX.", "TT.", "ThS.", "TS.", "PGS.", "GS.", "BS.", "KS."),
    *("HTX.", "tp.", "xTP.", ".TP.", "(số", "sốs", "xsố", "_số", "<b>số", "m"),
    *("7", "1.000", "25,5", "1.000.000,", "3.", "x7", "A1.000", "x1..5", "x1.,"),
    *(",", ".,", "٣", "²"),
]
AFTER = [
    *("7", "4", "45", "2011", "20111", "2011.", "201", "٣", "²", "I", "IVa", "XL.", "L", "C"),
    *("Việt", "a", "đ", "ab", "A", "(7", "<b>7", "Hồ", "_", ""),
    *("đồng", "đồngx", "Đồng", "tỷ", "Tỉ", "TRIỆU", "tỷx"),
    *("%", "ha", "km²", "m2", "m²x", "tấn", "tấm", "lít"),
]

MARKUP_OR_TEXT = re.compile(
    r"(?P<markup><!--.*?-->|<(?P<name>code|pre|kbd|script|style)\b.*?</(?P=name)\s*>"
    r"""|</?[a-z!](?:[^<>"']|"[^"]*"|'[^']*')*>)|[^<]+|<""",
    re.DOTALL | re.IGNORECASE,
)


def in_three_cases(words: str) -> str:
    capitalized = "|".join(word.capitalize() for word in words.split("|"))
    return f"{words}|{capitalized}|{words.upper()}".replace(" ", r"\s+")


def plain_polish_text(text: str) -> str:
    for before, after in [*((in_three_cases(b), a) for b, a in RULES), *EXACT_RULES]:
        text = re.sub(rf"(?<!\w)({before})[ \n]+(?={after})", "\\1\u00a0", text)
    return text


def plain_polish(html: str, *, editorial: bool) -> str:
    if editorial:
        html = smartypants(html, Attr.q | Attr.D | Attr.u)
    html = re.sub("(<br[^>]*>)&nbsp;", r"\1\n", widont(html))
    return MARKUP_OR_TEXT.sub(
        lambda part: part["markup"] or plain_polish_text(part[0].replace("&nbsp;", "\u00a0")), html
    )


TRICKY = [
    "",
    "số 7 và hết",
    '"Đại hội" -- số 7',
    # quotes beside tags look over them, and no farther than the line
    '<p>nói <em>"tốt"</em> rồi</p>',
    '<p>nói "<em>tốt</em>" rồi</p>',
    '<p>nói (<strong>"</strong>tốt<strong>"</strong>) rồi</p>',
    '<p>xong.</p>\n<p>"<em>Đại</em> hội"</p>',
    '<p>xong.</p><p>"<em>Đại</em> hội"</p>',
    "<p>nói \"\n<em>tốt</em> và '\n<b>\"</b>\n's</p>",
    '<p>một\n"<em>hai</em>"\n<em>"</em>ba</p>',
    '<ul>\n<li>"một"</li>\n<li>\n<p>"</p>\n<p>\'</p>\n</li>\n</ul>',
    "<p>\"'Lồng' trong\" 'ngoài', l'amour, rock 'n' roll, the '80s, '</p>",
    r"<p>\"thô\" \'thô\' \\ \-- \. \`</p>",
    # dashes and entities
    "<p>2011--2015 --- thế -- và - hết ----</p>",
    "<p>&quot;a&quot; &#8220;b&#8221; &#8211; &#8212; &#8230; &#39; AT&amp;T & cả</p>",
    "<p>a&nbsp;b phụ&nbsp;lục 2, đại &nbsp; hội IV</p><br>&nbsp;x<br/>&nbsp; y",
    # no-break spaces that are there already
    "<p>số\u00a07, đại\u00a0hội IV, phụ \u00a0lục 3 và\u00a0hết</p>",
    # plain quotes, and some that only look plain
    '<p>("Đại hội"), "khóa X," và "một"... "hai"; "ba": <em>"bốn"</em>, "<b>năm</b>". "_6_"</p>',
    '<p>a""b "" "a"b" " x " -"y" 5"--6" \u00a0"x" \u00a0"(" &nbsp;"x" &nbsp;"(" &mdash;"x" ;"y"',
    '<p>"</p>\n<p><em>"</em>\n"<b>"</b>"(a)" [“"b"”] {"c"} "…" --"d"-- "</p>',
    '<p>a > "b" >"c" -> "d"</p>',
    # code and the like, whole and in pieces
    '<p>xem <code>"số 7" --</code> "và" <kbd>--</kbd> ạ</p>',
    '<pre><code>"số 7"\n&lt;b&gt;\n--</code></pre>\n<p>"sau"</p>',
    '<pre>"a"\n<b>"b"</b>\n<i>"c"</i></pre>\n<p>"sau"</p>',
    '<p>"a" <code>"b"\n<em>"c"</em>\n</code> "d"</p>\n<p>"e"</p>',
    '<p>"a" <code>"b"</p>\n<p>"c"</p>',
    '<p>"a"</code> "b"</p>\n<p><samp>"c"</samp> <TT>"d"</TT> <ttx>"e"</ttx></p>',
    "<script>if (a < b) '--'</script>\n<style>a::before { content: \"--\" }</style>\n<p>'a'</p>",
    '<p><TT>"a"</TT> <Code>"số 7"</Code> "b"</p>',
    # comments
    '<p>"a"</p>\n<!-- notes -->\n<p>"b"</p>',
    '<p>"a"</p>\n<!-- "số 7"\n<p>"b" c</p>\n -- -->\n<p>"d" <!-- x -- > "e"</p>\n<!-->"f"-->',
    '<p>"a" <!-- "b"</p>\n<p>"c"</p>',
    # attributes
    '<p><a title="số 7 -- \'x\'" href="a--b">"số 7"</a> \'<img alt=\'"\' src="x">\'</p>',
    '<a title="a > b số 7" href="x">"số 7"</a>',
    '<a title="a &lt; b" href="x"\n>số 7</a>\n<p>"a"</p>',
    "<p số 7 hidden>số 7</p><p&nbsp;hidden>x&nbsp;y</p><số 7><p>a</p>",
    # last words
    "<h2 id='a'>quý I <a href='#a'></a></h2>\n<h3>quý II <a href='#b'>chấm hết</a> </h3>",
    "<p><em>một</em> hai</p><p><u>một</u> hai</p><p> một</p><p>một\t \nhai\n</p>",
    "<p>một <strong><em>hai ba</em> </strong>\n</p>",
    "<li>một <strong><em>hai ba</em> </strong>\n<ul>\n<li>bốn năm</li></ul></li><dd>a b</dd>",
    "<p>dòng một<br />\nhai</p><p>a<br>  hai ba</p><p>a < b > c</p><p>x <</p><p>y > z</p>",
    # gaps of several spaces, and numbers that are a piece of something
    "<p>năm\n2011, số  \n 7 và phụ\t lục  2, mã A1.000 ha, x,5 ha, 1..5 ha, x1..5 ha, ạ</p>",
    # tables
    '<table><tr><th>Số 7</th>\n<td class="right">25.000 ha</td>\n<td>"x"</td></tr></table>\nhết cả',
    # what is not closed
    'một < "hai"',
    '<p>"một"</p>\n<p "hai',
]

# Tags are whole, but in any order; the only HTML that may come out differently is one with an
# inline tag that breaks off before the end of its block (`<a </p> từ</p>`): widont takes the
# block's end for the end of the tag, and we don't.
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<td>", "</td>", "<h2>", "</h2>"),
        *("<em>", "</em>", "</strong>", '<a href="x y" title="số 7">', "</a>", "<u>", "</u>"),
        *("<br>", "<br />", "<code>", "</code>", "<pre>", "</pre>", "<kbd>", "</kbd>", "</samp>"),
        *("<!-- notes -->", '<!-- số 7 "x" -->', "<!-- a -- b -->", "<!--", "-->", "<ttx>"),
        *("<img alt='--'>", """<a title="a > b ' số 7">""", ">", "&nbsp;", "&amp;", "&#8211;"),
        *('"', '"', "'", "'", "--", "---", "\\", ".", "(", "“", "80s", "\u00a0", "\t", "  "),
        *("số", "Phụ", "lục", "đại", "HỘI", "năm", "điểm", "quý", "TP.", "a", "IV", "2011"),
        *("7", "1.000", "25,5", "ha", "tỷ", "đồng", "%"),
        *("\n", "\n", "\n", " ", " ", " ", " "),
    ]
)

# What decides how a quote or hyphen is set.
BESIDE_MARKS = [
    *("", '"', "'", "-", "--", "---", "\\", ">"),
    *("&", ";", "&nbsp;", "&mdash;", "&#8211;", "&#x2013;"),
    *("a", "Đ", "s", "7", "80s", "_", "\u0301", " ", "\n", "\t", "\r", "\u00a0", "\u2003", "\x0b"),
    *"…“”–—.,!%:/*()[]{}",
]
TAGS = ["<em>", "</em>", "</p>\n<p>", '<a href="x">', "<br>", "<code>", "</code>"]
MARKS = st.sampled_from([*BESIDE_MARKS, *TAGS, *('"' * 4), *(" " * 3)])


def assert_equal(html: str) -> None:
    for editorial in (True, False):
        assert polish(html, editorial=editorial) == plain_polish(html, editorial=editorial)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_equals_the_plain_way_on_reports(path: Path) -> None:
    printed = path.read_text("utf-8")
    typed = printed.translate(KEYBOARD)
    for text in (printed, typed):
        assert_equal(markdown(text, extensions=["tables", "sane_lists", "footnotes", "toc"]))


@pytest.mark.parametrize("html", TRICKY)
def test_equals_the_plain_way_on_tricky_html(html: str) -> None:
    assert_equal(html)
    assert_equal(f"<p>trước.</p>\n{html}\n<p>'sau'</p>")


@given(st.lists(PIECES, max_size=30).map("".join))
def test_equals_the_plain_way_on_any_tags(html: str) -> None:
    assert_equal(html)


@pytest.mark.parametrize("before", BESIDE_MARKS)
def test_equals_the_plain_way_on_every_quote(before: str) -> None:
    for after in BESIDE_MARKS:
        assert_equal(f'<p>một <b>{before}"{after}</b> hai</p>')
        assert_equal(f'<p>một {before}"{after} hai</p>')


@given(st.lists(MARKS, max_size=12).map("".join))
def test_equals_the_plain_way_on_any_marks(html: str) -> None:
    assert_equal(html)


@pytest.mark.parametrize(
    "blank", [" ", "\n", "  ", " \n ", "\n\n", "\u00a0", " \u00a0", "\t", "&nbsp;"]
)
def test_equals_the_plain_way_on_every_gap(blank: str) -> None:
    text = "\n;".join(f"{before}{blank}{after}" for before in BEFORE for after in AFTER)
    assert polish_text(text).split(";") == plain_polish_text(text).split(";")
    assert_equal(text)


@given(st.lists(PIECES | st.text(max_size=3), max_size=20).map("".join))
def test_equals_the_plain_way_on_plain_text(text: str) -> None:
    assert polish_text(text) == plain_polish_text(text)
