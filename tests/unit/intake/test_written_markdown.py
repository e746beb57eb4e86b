"""Clean HTML as Markdown: what our renderer makes of it is the same text."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.markdown import to_markdown
from portal.intake.tree import parse
from portal.sources import Renderer

RENDERER = Renderer()
SIGNS = st.text(st.sampled_from(list("aă1 . -+*_#>|<&`[](){}!:;=~\\%5\"'^/xđ")), max_size=14)
TRAPS = st.sampled_from(
    [
        "1. ", "- ", "5*3", "a_b", "<b>", "&lt;", "&amp;", "| a |", "---", "# x", "[a](b)", "\\",
        "![a](b)", "[^1]: x", "[a]: b", "***", "``` x", "~~~", "1.943 hộ", "2) x", "a://b.vn", "&#",
    ]
)  # fmt: skip
TEXT = (SIGNS | TRAPS).map(escape)


def tagged(inside: st.SearchStrategy[str], *names: str) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(names), inside).map(lambda x: f"<{x[0]}>{x[1]}</{x[0]}>")


WORDS = st.recursive(
    TEXT,
    lambda inside: (
        tagged(inside, "strong", "em", "sup", "sub")
        | st.tuples(inside, inside).map("".join)
        | st.tuples(inside, inside).map("<br>".join)
    ),
    max_leaves=5,
)
LINKS = WORDS.map(lambda text: f'<a href="x(1) y.html">{text}</a>')
INLINE = st.lists(WORDS | LINKS, min_size=1, max_size=3).map("".join)


def listed(item: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return tagged(st.lists(tagged(item, "li"), min_size=1, max_size=3).map("".join), "ul", "ol")


ITEMS = st.recursive(
    INLINE, lambda inside: st.tuples(INLINE, listed(inside)).map("".join), max_leaves=4
)
ROWS = tagged(st.lists(tagged(INLINE, "td"), min_size=2, max_size=3).map("".join), "tr")
TABLES = tagged(st.lists(ROWS, min_size=1, max_size=3).map("".join), "table")
PARAGRAPHS = tagged(INLINE, "p", "h2", "h5")
BLOCKS = PARAGRAPHS | listed(ITEMS) | TABLES | tagged(tagged(INLINE, "p"), "blockquote")


def text_of(html: str) -> str:
    return " ".join(parse(html).text.split())


def rendered(html: str) -> str:
    return RENDERER.render(to_markdown(html), editorial=False)[0]


@given(st.lists(BLOCKS, min_size=1, max_size=4).map("\n".join))
def test_every_sign_comes_back_in_its_place(html: str) -> None:
    assert text_of(rendered(html)) == text_of(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>A. X</h2><p>một <strong>hai</strong> <em>ba</em></p>",
         "## A. X\n\nmột **hai** *ba*\n"),
        ("<p>1. Một</p><p>- hai</p><p># ba</p>", "1\\. Một\n\n\\- hai\n\n\\# ba\n"),
        ("<p>5*3 a_b A &amp; B &lt;b&gt;</p>", "5*3 a_b A & B &lt;b>\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c\n"),
        ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b\n"),
        ("<table><tr><td>a|b</td><td>c</td></tr><tr><td>d</td></tr></table>",
         "| a\\|b | c |\n| --- | --- |\n| d | |\n"),
        ("<table><tr><td colspan='2'>a</td></tr></table>",
         '<table>\n<tr><td colspan="2">a</td></tr>\n</table>\n'),
        ("<p>a<br>b</p>", "a<br>\nb\n"),
        ('<p><img src="files/a.jpg" alt="Ảnh"></p>', "![Ảnh](files/a.jpg)\n"),
    ],
)  # fmt: skip
def test_what_editors_get(html: str, expected: str) -> None:
    assert to_markdown(html) == expected
