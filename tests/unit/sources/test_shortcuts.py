"""The shortcuts change the speed of Python-Markdown and nothing else.

To hold them to Python-Markdown's own test texts too, unpack its source package and name the
folder: PORTAL_MARKDOWN_TESTS=…/tests
"""

import os
from pathlib import Path
from typing import Any

import pytest
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from portal.sources.markdown import configured
from portal.sources.plain import plain_html
from portal.sources.shortcuts import INLINE_MARKS, Shortcuts

PLAIN = configured()
FAST = configured(Shortcuts())


def converted(markdown: Markdown, text: str) -> tuple[str, Any]:
    html = markdown.reset().convert(text)
    return html, markdown.toc_tokens  # type: ignore[attr-defined]  # set by toc


def assert_same(text: str) -> None:
    html, headings = converted(PLAIN, text)
    assert converted(FAST, text) == (html, headings)
    plain = plain_html(text)
    assert plain is None or plain[0] == html


CONTENT = [
    path
    for folder in ("2011", "2018", "pages")
    for path in (PROJECT / "content" / folder).iterdir()
]


@pytest.mark.parametrize("path", CONTENT, ids=[path.name for path in CONTENT])
def test_our_content_comes_out_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert_same(text.split("---\n", 2)[2])
    assert_same(text)


PUBLISHED = sorted(
    Path(os.environ.get("PORTAL_MARKDOWN_TESTS", PROJECT / "content")).rglob("*.txt")
)


@pytest.mark.parametrize("path", PUBLISHED, ids=[path.name for path in PUBLISHED])
def test_published_texts_come_out_the_same(path: Path) -> None:
    assert_same(path.read_text(encoding="utf-8-sig"))


TEXTS = [
    "",
    " \n\t\n ",
    "Một câu.",
    "Một câu.\nCâu tiếp.\n97 tỷ đồng.",
    "Một\n    hai",
    "Một.\n\n\nHai.\n \nBa.\n   \n\n   \nBốn.",
    "\n\nMột\n",
    "   Một\n\n  - hai\n\n   ## ba",
    "Một\x0bhai\x0cba\x1cbốn\u2028năm\n\nsáu",
    "Một\tcột\thai\n\n\tthụt",
    "Một\x02klzzwxh:0000\x03 hai\x0242\x03\x02wzxhzdk:0\x03",
    "\u00a0Một\u00a0hai\u00a0\n\n\u00a0\n\n-\u00a0ba\n\n1.\u00a0bốn",
    "đ) Một\n\n- đ\n\n- 5 hợp tác xã\n\n+ ba\n* bốn",
    "²mũ\n\n٣. số\n\n३. số\n४. số\n\n½",
    # lists
    "- a\n- b\n\n- c\n\nd",
    "- a\n\n    b\n\n    - c\n\n        d\n- e",
    "- a\n    - b\n        - c\n- d\n  tiếp",
    "- a\nlười\n- b\n\nlười",
    "- a\n\n1. b\n\n- c\n\n* d",
    "- - a\n- * b\n- 1. c\n\n- # d\n  e\n\n- > f",
    "- a\n\n  b\n\n   c\n\n    d",
    "1. a\n3. b\n\n7. c\n\n    1. d\n    2. e\n\n    f",
    "1992. a\n\n1992.b\n\n01. a\n1. b",
    "Năm\n2011. Và\n\nNăm\n1. Và",
    "- a | b\n- c | d\n\n1. a | b\n2. c | d",
    "- a\n-\n- b\n\n-\n\n- ",
    "- a\n===\n\n- b\n---",
    "- a\n\n\n- b\n\n\n\n    c",
    "* a *b*\n* c\n\n    * d `e`\n\n    `f`",
    "- [ ] a\n- [x] b",
    # headings and rules
    "# a\n\n## b ##\n\n### c\nd\n\n####### e\n\n#f\n\n#\n\n##  ",
    "## a \\# b\n\n## a\\\n\n## a # b\n\n## a#\n\n## \\",
    "## a\n## b\n### c\nd\n## e",
    "a\n## b\n\nc\n===\n\nd\n---\ne",
    "a\nb\n---\n\na\n===x",
    "# A\n\n## *B* `c` [d](e)\n\n### &amp; <b>F</b>\n\n## A\n\n## A",
    "---\n\n***\n\n_ _ _\n\n- - -\n\na\n---\n\na\n\n* * * a",
    # quotes, raw HTML, entities
    "> a\n> b\nlười\n\n> - c\n> - d\n\na\n> b",
    ">a\n\n > b\n\n    > c\n\n> ## d\n> e",
    "<div>\na\n</div>\n\n<p>b</p> c\n\n<!-- d -->\n\ne <!-- f --> g",
    "a <b>c</b> <br> d <span title='x*y*'>e</span>",
    "<div>\n\n*a*\n\n</div>\n\n<hr>\n\n<script>a *b*</script>\n\n<?php a ?>",
    "a < b & c > d &amp; &#160; &nbsp; &bad &#x20; AT&T;",
    "<div>a",
    "</div>\n\n<\n\n<a",
    # code
    "`a` ``b ` c`` `d\n\n` e ` `<b>` `*f*` \\`g\\`",
    "```\na\n- b\n\n# c\n```\n\n~~~ python\nd & <e>\n~~~\n\n``` { .f }\ng\n```",
    "```\nkhông đóng\n\n- a",
    "a\n```\nb\n```\nc",
    # tables
    "| a | b |\n| --- | --: |\n| 1 | 2 |\n| 3 |\n\na | b\n:--|:-:\n`c|d` | \\|",
    "| a |\n| - |\n| b |\n\na |\n- |\nb |",
    "a | b\nc | d\n\n| a | b |\n\n| a | b |\n| x | y |",
    "Chữ\n| a | b |\n|---|---|\n\n| *a* | [b](c) |\n|---|---|\n| **1** | 2 |\n\n- | a | b |",
    # notes and references
    "a[^1] b[^hai] c[^1] d[^không]\n\n[^1]: Một.\n[^hai]: Hai\n    tiếp\n\n    - ba\n\nbốn",
    "a[^1]\n\n[^1]: 5*3 **b** `c`\n[^2]: Không ai nhắc.",
    "a\n[^1]: b\nc[^1]",
    '[a][b] [b] [B][] ![b] ![c][b]\n\n[b]: http://a.vn "Tựa"\n[d]: <e> (f)\ng',
    "Chữ\n[b]: c\nhết [b]",
    "[a]: b",
    # inline
    '[a](b "c d") [a](<b c>) [a](b(c)d) [a [b](c)](d) [a] (b) [](b) [a]()',
    '![a](b.png "c") ![a*b*](c_d_e) [![a](b)](c)',
    "<http://a.vn/b_c_d> <a@b.vn> http://a.vn/_b_ <a b@c>",
    "*a* _b_ **c** __d__ ***e*** ___f___ *a **b*** **a *b*** *a* *b*",
    "*a **b* c** **a* ***a* b** * a * **a * _a_b_ a_b_c _(a)_ *a*b*c*",
    "*a\nb* **c\n\nd** *",
    "5*3 và 4*2, 5 * 3, 5*a*3, *5*3*",
    r"\*a\* \_b\_ \[c] \<d> \\ \` \a \. 1\. \- \# \| \{ \!",
    "2011\\. Năm\n\n\\- gạch\n\n\\# thăng",
    "a  \nb   \nc \nd\\\ne",
    "- a  \n  b\n\n> c  \n> d",
    "\"a\" -- 'b' ... (c) … – “d”",
    "!a ! [b] !(c) a! [d](e)!",
    "[TOC]\n\n{:.a}\n\n*[A]: b\n\n## a {#b}",
    "///Footnotes Go Here///\n\na[^1]\n\n[^1]: b",
]


@pytest.mark.parametrize("text", TEXTS)
def test_tricky_texts_come_out_the_same(text: str) -> None:
    assert_same(text)


STARTS = [
    *[""] * 6,
    "- ",
    "* ",
    "1. ",
    "20. ",
    "# ",
    "### ",
    "> ",
    "| ",
    "    ",
    "\t",
    " ",
    "[r]: ",
]
STARTS += ["[^1]: ", "[^1]:", "```", "~~~", "---", "===", "<div>", "</div>", "|-|-|", "<!--"]
PIECES = [*["Hợp tác xã ", "tổ 5", "\u00a0", " ", ".", "-"] * 2, "5*3", "*", "**", "***", "_", "__"]
PIECES += [
    "`",
    "``",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "!",
    "#",
    "|",
    "<",
    ">",
    "&",
    "&amp;",
    "&#8211;",
    '"',
]
PIECES += ["[a](b 'c')", "[a][r]", "[r]", "![a](b)", "[^1]", "<b>", "</b>", "<http://a.vn>", "-->"]
ENDS = [*["\n\n"] * 3, "\n", "\n", "\n \n", "  \n", "\n\n\n", "\n    "]
LINES = st.tuples(
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.sampled_from(ENDS),
).map("".join)


@given(st.lists(LINES, max_size=8).map("".join))
def test_any_text_comes_out_the_same(text: str) -> None:
    assert_same(text)


def test_every_inline_pattern_has_its_marks() -> None:
    known = [PLAIN.inlinePatterns[name] for name in INLINE_MARKS]
    assert list(PLAIN.inlinePatterns) == known


@pytest.mark.parametrize("name", INLINE_MARKS)
@given(data=st.data())
def test_no_inline_pattern_matches_where_its_marks_are_missing(
    name: str, data: st.DataObject
) -> None:
    pattern = PLAIN.inlinePatterns[name].getCompiledRegExp()
    text = data.draw(st.from_regex(pattern))
    assert pattern.search(text)
    while any(mark in text for mark in INLINE_MARKS[name]):
        for mark in INLINE_MARKS[name]:
            text = text.replace(mark, "")
    assert not pattern.search(text)
