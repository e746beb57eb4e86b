"""What is written without Python-Markdown is what Python-Markdown would write."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from bench.corpus import body, head
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.markdown import configured
from portal.sources.plain import plain_html

MARKDOWN = configured()


def told(tokens: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Return what is asked about headings: level, id, text, and the same of those below."""
    return [(t["level"], t["id"], t["name"], told(t["children"])) for t in tokens]


def assert_same(text: str) -> None:
    if plain := plain_html(text):
        html, headings = plain
        assert html == MARKDOWN.reset().convert(text)
        assert told(headings) == told(MARKDOWN.toc_tokens)  # type: ignore[attr-defined]  # set by toc


PLAIN = [
    "",
    "Một câu.",
    "\n\n\nMột\nhai \nba\n\n\n\nBốn\n",
    "“Một”\n\n(hai)\n\n– ba\n\n… bốn\n\n\"năm\"\n\n'sáu' \xa0",
    "1992.\n\n5 - 6\n\n٣",
    "# A\n\n## B\n\n#### C\n\n### D\n\n## B\n\n##  **E** [f](g) | - \n\n###### G\n\n#H",
    "- a\n-  b\n+ (c)\n- **d** e\n- [f](g)",
    "- a\n\n- b\n- c\n\n\n- d\n- e\n\nf\n\n- g",
    "1. a\n2. b\n\n07. c\n\n- d\n\n00. e\n0. f\n\n10. g\n1. h\n\ni\n\n01. j\n\nk\n\n٣. l",
    "| a | b |\n|:--|:-:|\n| c | **d** |\n| [e](f) |\n| g | h | i |\n\n| j |\n| --: |\n||",
    "|a|\n|-|\n|b|\n\n|c||\n|-|-|\n| \xa0 | d |",
    "**a** b **c**, **[d](e)**.\n**f** [g](h_i.md?j=k:l#m) n_o_p [q r](../s/t.md)(u)",
    "a | b\n(c | d)\n\na ] b ! ) ~ ^ = { } $ % @ ; ' \" : / ?",
]
OTHER = [
    *("a\n- b", "- a\nb", "- a\n  b", "- a\n1. b", "a\n1. b", "a\n# b", "# a\nb", "- - a"),
    *("- 1. a", "## a #", "##", "####### a", "- # a", "- > a", "> a", " a", "\ta", "-a", "- "),
    *("---", "* a", "a\n---", "a\n===", "a  \nb", "a\rb", "a\n \nb", "```\na\n```", "~~~\na\n~~~"),
    *("[a]: b", "[^a]: b", "a[^b]", "[a](b c)", "[a](<b>)", "[a](b 'c')", "[a](b(c))", "[a]()"),
    *("[](a)", "[a][b]", "[a]", "![a](b)", "a [b](c)_d_", "*a*", "_a_", "** a**", "**a **"),
    *("***a***", "**a****b**", "**a\nb**", "5*3", "a & b", "a < b", "a > b", "&amp;", "<b>a</b>"),
    *("`a`", "a\\*b", "a\x02b", "| a |\n| b |", "| a | b |\n|---|\n| c |", "| a |\n|---|"),
    *("a | b\n--|--\nc | d", "a|b\n:-|-:\nc|d", "|**a|b**|\n|-|-|\n|c|d|"),
    *("|[a|b](c)|\n|-|-|\n|d|e|", "|[a](b|c)|\n|-|-|\n|d|e|", "- ٣. a", "a\tb", "a `b`"),
    *("a ![b](c)", "a [^b](c)", "a [b\nc](d)", "a [b](c\"d\")", "a [b](c'd')"),
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_texts_are_written_as_python_markdown_writes_them(text: str) -> None:
    assert plain_html(text)
    assert_same(text)


@pytest.mark.parametrize("text", OTHER)
def test_any_other_markup_is_left_to_python_markdown(text: str) -> None:
    assert plain_html(text) is None


@pytest.mark.parametrize(
    "name", ["2011/2011-03-21-ket-qua-quy-i", "2018/2018-02-21-qua-trinh-hinh-thanh"]
)
def test_the_originals_are_plain(name: str) -> None:
    text = (PROJECT / f"content/{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    assert plain_html(text)
    assert_same(text)


def test_reports_come_out_the_same() -> None:
    heads = [head(number) for number in range(200)]
    for number in range(200):
        assert_same(body(heads, number, lambda linked: f"../{linked.date}/{linked.number}.md"))


STARTS = [*[""] * 6, "- ", "+ ", "-  ", "1. ", "2. ", "010. ", "0. ", "# ", "## ", "### ", "#", "|"]
PIECES = ["a", "b ", "Hợp tác xã ", " ", "\xa0", ".", "**b**", "[a](b)", "[a b](c_d.md)", "5", "٣"]
MARKS = [
    "**",
    "*",
    "_",
    "[",
    "]",
    "(",
    ")",
    "!",
    "|",
    "---",
    "|:-:|--:|",
    "_c",
    "<",
    "#",
    "- ",
    "1. ",
]
MARKS += ['"', "'", "^", ":", ",", "…", "–", "=", "\x1c", "\x0b", "\\", "&", "`", "  "]
ENDS = ["\n", "\n", "\n\n", "\n\n", "\n\n\n", " \n", "  \n", "\n \n", ""]
LINES = st.tuples(
    st.sampled_from(STARTS),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
    st.sampled_from([*[""] * 9, *MARKS]),
    st.lists(st.sampled_from(PIECES), max_size=2).map("".join),
    st.sampled_from(ENDS),
).map("".join)
ROWS = st.lists(st.sampled_from([*PIECES, *" ||||"]), max_size=6).map("".join)
TABLES = st.tuples(
    ROWS, st.sampled_from(["-", "---|--:", " :-: | - | :-"]), st.lists(ROWS, max_size=3)
).map(lambda table: "\n".join(f"|{row}|" for row in (table[0], table[1], *table[2])) + "\n\n")


@given(st.lists(st.one_of(LINES, LINES, LINES, TABLES), max_size=7).map("".join))
def test_any_text_comes_out_the_same_or_is_left(text: str) -> None:
    assert_same(text)


@given(st.lists(st.sampled_from([*PIECES, *MARKS]), max_size=9).map("".join))
def test_any_inline_markup_comes_out_the_same_or_is_left(text: str) -> None:
    assert_same(f"Chữ {text} hết.")
    assert_same(f"- {text} hết.")
    assert_same(f"## {text}")
