import html as entities
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.links import Target, follow_links, read_target

# What is written in 2011/bai.md, and what it means.
TARGETS = [
    ("khac.md", Target("document", "2011/khac.md")),
    ("./khac.md#muc", Target("document", "2011/khac.md", "muc")),
    ("../2018/khac.md?x=1#đề-mục", Target("document", "2018/khac.md", "đề-mục", "x=1")),
    ("../2018/khac.md#%C4%91%E1%BB%81", Target("document", "2018/khac.md", "đề")),
    ("../files/B%E1%BA%A3n%20%C4%91%E1%BB%93.pdf", Target("file", "files/Bản đồ.pdf")),
    ("../files/Ba\u0309n.pdf", Target("file", "files/Bản.pdf")),
    ("../files/doc.md", Target("file", "files/doc.md")),
    ("a%231.pdf", Target("file", "2011/a#1.pdf")),
    ("../../etc/passwd", Target("file", "../etc/passwd")),
    ("{filename}/2018/khac.md#x", Target("document", "2018/khac.md", "x")),
    ("{filename}khac.md", Target("document", "2011/khac.md")),
    ("|filename|khac.md", Target("document", "2011/khac.md")),
    ("{static}/files/a.pdf", Target("file", "files/a.pdf")),
    ("{attach}a.pdf", Target("file", "2011/a.pdf")),
    ("{category}V%C4%82N BẢN", Target("category", "VĂN BẢN")),
    ("{index}", Target("index")),
    ("{tag}x", Target("unknown", "tag")),
    ("{author}x", Target("unknown", "author")),
    ("#muc", Target("here", "2011/bai.md", "muc")),
    ("?x=1", Target("here", "2011/bai.md")),
    ("", Target("empty")),
    ("  ", Target("empty")),
    ("https://a.example/b.md", Target("external", "https://a.example/b.md")),
    ("HTTP://a.example", Target("external", "HTTP://a.example")),
    ("mailto:a@b.example", Target("external", "mailto:a@b.example")),
    ("tel:+84297", Target("external", "tel:+84297")),
    ("/goc.html", Target("root", "/goc.html")),
    ("//host/x", Target("root", "//host/x")),
    (" //host/x", Target("root", "//host/x")),
    ("\\\\may\\chung\\a.doc", Target("root", "\\\\may\\chung\\a.doc")),
    ("C:\\a.doc", Target("local", "C:\\a.doc")),
    ("file:///C:/a.doc", Target("local", "file:///C:/a.doc")),
    ("javascript:alert(1)", Target("unsafe", "javascript:alert(1)")),
    (" \tJava\nScript\x00:alert(1)", Target("unsafe", "Java\nScript\x00:alert(1)")),
    ("data:text/html,x", Target("unsafe", "data:text/html,x")),
    ("vbscript:x", Target("unsafe", "vbscript:x")),
    ("blob:x", Target("unsafe", "blob:x")),
]


@pytest.mark.parametrize(("written", "target"), TARGETS)
def test_what_a_link_means(written: str, target: Target) -> None:
    assert read_target("2011/bai.md", written) == target


REWRITTEN = [
    ('<a href="../b.md#c">x</a>', '<a href="{filename}/b.md#c">x</a>'),
    ("<a href='c.md'>x</a>", "<a href='{filename}/2011/c.md'>x</a>"),
    ('<img alt="y" src="c.png">', '<img alt="y" src="{static}/2011/c.png">'),
    ('<a href="{category}Tin tức">x</a>', '<a href="{category}id-Tin tức">x</a>'),
    ('<a href="{index}">x</a>', '<a href="{index}">x</a>'),
    ('<a href="#x">x</a>', '<a href="#x">x</a>'),
    ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
    (
        '<a title="y" href="https://b.example/?c&amp;d">x</a>',
        '<a title="y" class="external" href="https://b.example/?c&amp;d">x</a>',
    ),
    ("<img alt=\" src='b'\" src='c.png'>", "<img alt=\" src='b'\" src='{static}/2011/c.png'>"),
    ("<code>&lt;a href=\"b.md\"&gt;</code>", "<code>&lt;a href=\"b.md\"&gt;</code>"),
    ('<abbr title="b.md">x</abbr>', '<abbr title="b.md">x</abbr>'),
    ('<a href="b&amp;c.md">x</a>', '<a href="{filename}/2011/b&amp;c.md">x</a>'),
]  # fmt: skip


def followed(html: str, follow: Callable[[str], str] = str) -> str:
    return follow_links("2011/bai.md", html, lambda category: f"id-{category}", follow)


@pytest.mark.parametrize(("html", "expected"), REWRITTEN)
def test_links_are_marked_for_pelican(html: str, expected: str) -> None:
    assert followed(html) == expected


@pytest.mark.parametrize(
    ("html", "asked"),
    [
        ("<p>Chữ.</p>", []),
        ('<h2 id="x">A<a class="anchor" href="#x"></a></h2>', []),
        ('<p><a href="b.md">x</a></p>', ['<a href="{filename}/2011/b.md">']),
        (
            '<img src="c.png"><a href="#x">',
            ['<img src="{static}/2011/c.png">'],
        ),
        (
            '<q cite="{filename}b.md">x</q><a href="c.md">',
            ['<q cite="{filename}b.md">x</q><a href="{filename}/2011/c.md">'],
        ),
    ],
)
def test_pelican_is_asked_for_what_it_may_follow(html: str, asked: list[str]) -> None:
    heard: list[str] = []

    def follow(text: str) -> str:
        heard.append(text)
        return text

    followed(html, follow)
    assert heard == asked


LINK_LIKE = st.text(st.one_of(st.sampled_from("./\\#?:%{}|[]<>\"' \tafilenm"), st.characters()))


@given(LINK_LIKE)
def test_any_target_means_something(written: str) -> None:
    target = read_target("2011/bai.md", written)
    assert not target.path.startswith("/") or target.kind == "root"


@given(LINK_LIKE, LINK_LIKE, LINK_LIKE)
def test_rewriting_leaves_the_text_alone(target: str, title: str, text: str) -> None:
    html = (
        f'<p>{entities.escape(text)}</p><a title="{entities.escape(title)}" '
        f'href="{entities.escape(target)}">{entities.escape(text)}</a>'
    )
    rewritten = followed(html)
    before, after = (BeautifulSoup(page, "html.parser") for page in (html, rewritten))
    assert after.get_text() == before.get_text()
    assert [a["title"] for a in after.select("a")] == [a["title"] for a in before.select("a")]
