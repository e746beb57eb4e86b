from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.markdown import Renderer
from portal.sources.survey import Reference, survey

# Markdown or raw HTML, and how each thing begins that must be refused.
UNSAFE = [
    ("<script>alert(1)</script>", ["<script"]),
    ("chữ <script>if (a<b) alert(1)</script> chữ", ["<script"]),
    ("<SCRIPT>alert(1)</SCRIPT>", ["<SCRIPT", "</SCRIPT"]),
    ("<style>p{}</style>", ["<style"]),
    ("<iframe src='x'></iframe>", ["<iframe"]),
    ('<svg onload="alert(1)"><path d="x"></svg>', ["<svg"]),
    ("<math><mi>x</mi></math>", ["<math"]),
    ("<form action='x'><input><button>x</button></form>", ["<form"]),
    ("<object data='x'></object>", ["<object"]),
    ("<embed src='x'>", ["<embed"]),
    ("<base href='https://a.example/'>", ["<base"]),
    ("<meta http-equiv='refresh' content='0'>", ["<meta"]),
    ("<link rel='stylesheet' href='x'>", ["<link"]),
    ("<h1>Tên</h1>", ["<h1"]),
    ("<font color='red'>a</font>", ["<font"]),
    ("<video src='x'></video>", ["<video"]),
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", ["<noscript"]),
    ("<textarea><script></textarea>", ["<textarea"]),
    ("<template><b>a</b></template>", ["<template"]),
    ("<p style='color: red'>a</p>", ["<p style"]),
    ("<p onclick='alert(1)'>a</p>", ["<p onclick"]),
    ("<b onmouseover='a' style='b'>a</b>", ["<b onmouseover", "<b style"]),
    ("<img src='a.png' srcset='b.png 2x' alt='x'>", ["<img srcset"]),
    ("<a href='x' target='_blank' ping='y'>a</a>", ["<a target", "<a ping"]),
    ("<blockquote cite='javascript:alert(1)'>a</blockquote>", ["<blockquote cite"]),
    ("<p>a <a href='x' href='javascript:alert(1)'>a</a></p>", ["<a"]),
    # Spelled so that parsers disagree about where values, tags and comments end.
    ("<p><a href=x>a</a></p>", ["<a"]),
    ("<p>a <a href==\"x onclick=alert(1) y\">a</a></p>", ["<a"]),
    ("<p><a/href='x'>a</a></p>", ["<a/href='x'"]),
    ("<p>a <a href = 'x'>a</a></p>", ["<a"]),
    ("<p>a <a xlink:href='javascript:x'>a</a></p>", ["<a"]),
    ("<p>a <A HREF='x'>a</a></p>", ["<A"]),
    ("<p title='a > b'>a</p>", ["<p"]),
    ("<p title='<!--' onclick='x' lang='-->'>a</p>", ["<p"]),
    ("<!--><script>alert(1)</script>-->", ["<!--", "<script"]),
    ("<!-- a -- ><p title='--><script>alert(1)</script>'>a</p>", ["<!--"]),
    ("<!-- a > b -->", ["<!--"]),
    ("<![CDATA[ x ]]>", ["<![CDATA["]),
    ("<?php echo 1; ?>", ["<?php"]),
    ("<!DOCTYPE html>", ["<!DOCTYPE"]),
]  # fmt: skip

SAFE = [
    "**đậm** _nghiêng_ `<script>` [a](b.md 'tên') ![ảnh](c.png)",
    "```\n<script>alert(1)</script>\n```",
    "| a | b |\n|:-:|--:|\n| 1 | 2 |",
    "Chữ[^1].\n\n[^1]: Chú thích.",
    "1. a\n3. b\n\n> c\n\n---\n\n- d",
    "<!-- ghi chú của người biên tập -->\n\nChữ.",
    "H<sub>2</sub>O, m<sup>2</sup>, <abbr title=\"hợp tác xã\">HTX</abbr>, <br>, <br/>",
    "<details open>\n<summary>Thêm</summary>\nChữ\n</details>",
    '<table><tbody><tr><th scope="col">a</th></tr><tr><td colspan="2">1</td></tr></tbody></table>',
    '<p id="a" class="b" lang="en" dir="ltr" title="c">d</p>',
    '<time datetime="2011-03-21">21-3-2011</time>',
    "a < b, c > d, 1 <2, &lt;script&gt; &#60;script&#62;",
    "<https://a.example/?b=1&c=2> <a@b.example>",
]  # fmt: skip

# HTML, the tag that is told of and which occurrence.
MISPLACED = [
    ("<p><b>a</p>", ("<b", 1)),
    ("<p><b>a</b> <b>c</p>", ("<b", 2)),
    ("<div>a", ("<div", 1)),
    ("a</div>", ("</div", 1)),
    ("</main>", ("</main", 1)),
    ("<div>a</div></div>", ("</div", 2)),
    ("<p>a<p>b</p></p>", ("<p", 2)),
    ("<p>a <div>b</div></p>", ("<div", 1)),
    ("<p><b/>a</p>", ("<b", 1)),
    ("<b><i>a</b></i>", ("<i", 1)),
    ("<p>a<br>b<br/>c<img src='a'></p>", None),
    ("<ul><li><p>a</p></li></ul>", None),
]

RENDERER = Renderer()
CONTENT = sorted((PROJECT / "content").rglob("*.md"))


@pytest.mark.parametrize(("text", "unsafe"), UNSAFE, ids=[text[:40] for text, _ in UNSAFE])
def test_what_is_not_allowed_is_named(text: str, unsafe: list[str]) -> None:
    html, _ = RENDERER.render(text, editorial=True)
    found = survey(html).unsafe
    assert found[: len(unsafe)] == unsafe


@pytest.mark.parametrize("text", SAFE)
def test_what_markdown_writes_and_a_typist_needs_is_allowed(text: str) -> None:
    html, _ = RENDERER.render(text, editorial=True)
    found = survey(html)
    assert found.unsafe == []
    assert found.misplaced is None


@pytest.mark.parametrize(("html", "expected"), MISPLACED)
def test_the_first_tag_that_does_not_match_is_told(
    html: str, expected: tuple[str, int] | None
) -> None:
    assert survey(html).misplaced == expected


def test_what_a_text_contains() -> None:
    found = survey(
        '<p id="a">Một&nbsp;hai <a href="b.md?c=1&amp;d">ba</a></p>'
        '<img src="e" alt=""><p id="f"></p>'
    )
    assert found.references == [Reference("a", "b.md?c=1&d"), Reference("img", "e")]
    assert found.ids == ["a", "f"]
    assert found.words == 3
    assert found.images_without_text == ["e"]


MARKS = """
* ** _ ` ``` ~~~ # ## - > >> 1. | [a](b) ![a](b) ![](b) ](b [^1] [^1]: [r]: [r] " ' "t" & &lt; &#60;
&quot; &nbsp; ; \\ \\> { } {#i} .c = href="x" id="y" id= --- === --> chữ số 1
"""
TAGLESS = st.lists(
    st.one_of(st.sampled_from([*MARKS.split(), " ", "\n", "\n\n"]), st.characters()), max_size=14
).map(lambda pieces: "".join(pieces).replace("<", ""))


@given(TAGLESS, st.booleans())
def test_what_markdown_makes_of_a_text_without_tags_can_be_trusted(
    text: str, editorial: bool
) -> None:
    html, _ = RENDERER.render(text, editorial=editorial)
    assert survey(html, trusted=True) == survey(html)


@pytest.mark.parametrize("path", CONTENT, ids=[path.name for path in CONTENT])
def test_articles_can_be_trusted(path: Path) -> None:
    html, _ = RENDERER.render(path.read_text("utf-8").replace("<", ""), editorial=True)
    assert survey(html, trusted=True) == survey(html)


PIECES = """
<script> </script> <b </b> <p> <a href= javascript: onclick= x=y > < / " ' = ` <!-- --> -- ! <!-->
<img src=x onerror=1 <svg/onload=1> <? <![CDATA[ ]]> & &lt; - # * [a](b) title=" </p> <div> </div>
<P <a/
"""
HTML_LIKE = st.lists(st.sampled_from([*PIECES.split(), " ", "\n", "\n\n"]), max_size=14).map(
    "".join
)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bad += [tag] if tag in {"script", "svg"} else []
        self.bad += [name for name, _ in attrs if name.startswith("on")]


@given(HTML_LIKE)
def test_what_passes_is_harmless_to_other_parsers_too(text: str) -> None:
    html, _ = RENDERER.render(text, editorial=False)
    if survey(html).unsafe:
        return
    parser = _Seen()
    parser.feed(html)
    parser.close()
    assert parser.bad == []
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        assert element.tag not in {"script", "svg"}
        assert not [name for name in element.attrib if str(name).startswith("on")]
