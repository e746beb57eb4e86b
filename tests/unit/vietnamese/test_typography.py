import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import polish, polish_text

# A tie (_) stands for the no-break space.
TIED = [
    "Quyết định số_747/QĐ-UB ngày_28/9/1994",
    "SỐ_5, Số_6",
    "trên 25.000_ha và 97,5_% và 3_km²",
    "97_tỷ 155_triệu_đồng",
    "500_nghìn_đồng, 20.000_đồng",
    "TP._Hồ Chí Minh",
    "quý_I và Chương trình công tác quý_II năm_2011",
    "NHIỆM VỤ QUÝ_I NĂM_2011",
    "theo Điều_7, khoản_2, điểm_a, Chương_III",
    "ngày_21 tháng_3 năm_2011",
    "Đại hội_IV, lần thứ_III, khóa_X, khoá_X",
]

LEFT_ALONE = [
    "",
    "kể số là ít",
    "mật số",
    "186 HTX và 22 hộ",
    "hàng năm 04 lớp",
    "25 hai mươi lăm",
    "điểm anh",
    "quý Information",
    "số",
]

HTML = [
    # widont
    ("<p>Liên minh hợp tác xã</p>", "<p>Liên minh hợp tác_xã</p>"),
    ("<li>một <em>hai ba</em></li>", "<li>một <em>hai_ba</em></li>"),
    ("<p>dòng một<br />\nhai</p>", "<p>dòng một<br />\nhai</p>"),
    ("<p>xã</p>", "<p>xã</p>"),
    # only text
    ('<p title="số 7">số 7 của tôi</p>', '<p title="số 7">số_7 của_tôi</p>'),
    (
        "<p><code>số 7</code> và <kbd>số 7</kbd> ạ</p>",
        "<p><code>số 7</code> và <kbd>số 7</kbd> ạ</p>",
    ),
    ("<pre>số 7\n  số 8</pre>", "<pre>số 7\n  số 8</pre>"),
    ("<pre><code>số 7</code> số 8</pre>", "<pre><code>số 7</code> số 8</pre>"),
    ("<script>số 7</script><style>số 7</style>", "<script>số 7</script><style>số 7</style>"),
    ("<!-- số 7 --><div>số 7 nhé <b>ạ</b> </div>", "<!-- số 7 --><div>số_7 nhé <b>ạ</b> </div>"),
    ('<a title="a > b số 7" href="x">số 7</a>', '<a title="a > b số 7" href="x">số_7</a>'),
    ("<div>số\n7 và</div>", "<div>số_7 và</div>"),
    ("<div>a&nbsp;b</div>", "<div>a_b</div>"),
]

EDITORIAL = [
    ('<div>nói "Đại hội" rồi</div>', "<div>nói “Đại hội” rồi</div>"),
    ('<div>nói <em>"tốt"</em> rồi</div>', "<div>nói <em>“tốt”</em> rồi</div>"),
    ("<div>2011--2015 --- thế</div>", "<div>2011–2015 — thế</div>"),
    ("<div>chờ... HTX & AT&amp;T</div>", "<div>chờ... HTX & AT&amp;T</div>"),
    ('<code>"--"</code>', '<code>"--"</code>'),
    ('<a title="&quot;">x</a>', '<a title="&quot;">x</a>'),
]  # fmt: skip


def tied(text: str) -> str:
    return text.replace("_", "\u00a0")


def spaced(text: str) -> str:
    """All white space alike, as a reader sees it."""
    return " ".join(text.split())


@pytest.mark.parametrize("text", [*TIED, *LEFT_ALONE])
def test_keeps_numbers_with_their_words(text: str) -> None:
    assert polish_text(text.replace("_", " ")) == tied(text)
    assert polish(f"<td>{text.replace('_', ' ')}</td>", editorial=False) == tied(f"<td>{text}</td>")


@pytest.mark.parametrize(("html", "polished"), HTML)
def test_sets_text_and_leaves_markup_and_code(html: str, polished: str) -> None:
    assert polish(html, editorial=False) == tied(polished)


@pytest.mark.parametrize(("html", "polished"), EDITORIAL)
def test_sets_quotes_and_dashes_of_editors_only(html: str, polished: str) -> None:
    assert polish(html, editorial=True) == polished
    assert polish(html, editorial=False) == html


WORDS = st.sampled_from(
    ["số", "747/QĐ-UB", "25.000", "ha", "tỷ", "năm", "2011", "TP.", "Hồ", "quý", "II", "xã", '"',
     "--", "...", "điểm", "a", "&amp;", "\u00a0", "  ", "\n"]
)  # fmt: skip
TEXT = st.lists(WORDS, max_size=12).map(" ".join)
BLOCKS = st.one_of(
    st.tuples(st.sampled_from(["p", "li", "h2", "td"]), TEXT).map("<{0[0]}>{0[1]}</{0[0]}>".format),
    TEXT.map('<p>đầu <em class="số 7 ha">{}</em> cuối</p>'.format),
    TEXT.map("<pre><code>{}</code></pre>".format),
    TEXT.map("<p>xem <code>{}</code><br />\nhết</p>".format),
)
PAGES = st.lists(BLOCKS, max_size=5).map("\n".join)


@given(PAGES)
def test_changes_nothing_but_white_space(html: str) -> None:
    polished = polish(html, editorial=False)
    assert spaced(polished) == spaced(html)
    assert re.findall("<[^>]*>|<code>.*?</code>", polished) == re.findall(
        "<[^>]*>|<code>.*?</code>", html
    )


@given(PAGES, st.booleans())
def test_polishing_twice_changes_nothing_more(html: str, editorial: bool) -> None:
    polished = polish(html, editorial=editorial)
    assert polish(polished, editorial=editorial) == polished


@given(st.text())
def test_plain_text_keeps_all_but_its_spaces(text: str) -> None:
    polished = polish_text(text)
    assert spaced(polished) == spaced(text)
    assert polish_text(polished) == polished
