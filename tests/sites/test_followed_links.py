"""Following links tag by tag comes to what Pelican makes of the whole text."""

from __future__ import annotations

import re
from types import SimpleNamespace

from hypothesis import example, given
from hypothesis import strategies as st
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG

from portal.sources import follow_links, links

SOURCE = "2011/bai.md"
SETTINGS = {**DEFAULT_CONFIG, "RELATIVE_URLS": True, "CATEGORY_URL": "chuyen-muc/{slug}.html"}
CONTEXT = {
    "generated_content": {"2011/b.md": SimpleNamespace(url="bai-viet/2011/b.html")},
    "static_content": {"2011/c.png": SimpleNamespace(url="files/c.png")},
}
ARTICLE = Article("", {"title": "Bài"}, SETTINGS, SOURCE, CONTEXT)  # type: ignore[no-untyped-call]  # Pelican's

# Pieces of tags, whole and broken, and of what Pelican and browsers take for one.
LINKS = [
    '<a href="b.md">', '<a href="b.md#muc"', "<a href='c.png'>", '<img src="c.png">', "</a>",
    '<a class="anchor" href="#x">', '<a href="#x" src="b.md">', '<a href="">', "<area>",
    '<a href="https://a.vn/{x}">', '<a href="&#123;filename}b.md">', '<a href="a&#123;.md">',
    '<q cite="{filename}b.md">', '<a href="{category}Tin">', '<img src="|static|c.png">',
    ' href="b.md"', ' src="c.png"', " title=\"href='b.md'\"", " data-href='b.md'", "href",
]  # fmt: skip
SIGNS = ["<", ">", "<a", "<img ", "=", '"', "'", "{", "}", "|", "#", " ", "\n", "chữ", "&quot;"]


def follow(html: str) -> str:
    followed: str = ARTICLE._update_content(html, "../..")  # Pelican's own step
    return followed


@given(st.lists(st.sampled_from(LINKS + SIGNS), max_size=12).map("".join))
@example('<p x <a href="b.md">')
@example('<img src="c.png" href="b.md">')
def test_tag_by_tag_comes_to_the_same(html: str) -> None:
    every_tag = re.compile(r"<(?:a|img)\b[^<>]*>")
    rewritten = every_tag.sub(lambda tag: links._rewritten(SOURCE, str, tag), html)
    assert follow_links(SOURCE, html, str, follow) == follow(rewritten)
