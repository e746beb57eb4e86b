"""Markdown from other sites: facts of its front matter, and every word of its text."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from portal.intake import UnreadableError
from portal.intake.markdown_file import read

JEKYLL = """---
layout: post
title: "Hội nghị tổng kết năm"
date: 2018-02-21 14:45:00 +0700
author: Nguyễn Quí
categories: [Hoạt động, Tin tức]
permalink: /2018/02/hoi-nghi.html
---
Số 747/QĐ-UB: **186 HTX**, "trong tỉnh" -- hết.

## Phần một

- một
    - hai

![Ảnh](/assets/a.jpg) Xem [trang](/b.html) và [nguồn](https://vca.org.vn/).

{% include x.html %}
"""


def test_a_post_of_jekyll() -> None:
    draft = read(JEKYLL.encode(), "2018-02-21-a.md")
    assert (draft.title, draft.author, draft.section) == (
        "Hội nghị tổng kết năm",
        "Nguyễn Quí",
        "Hoạt động",
    )
    assert draft.date
    assert draft.date.iso == "2018-02-21T14:45:00+07:00"
    assert draft.printed_date == "2018-02-21 14:45:00 +0700"
    assert draft.html == (
        '<p>Số 747/QĐ-UB: <strong>186 HTX</strong>, "trong tỉnh" -- hết.</p>\n'
        "<h2>Phần một</h2>\n<ul>\n<li>một<ul>\n<li>hai</li>\n</ul>\n</li>\n</ul>\n"
        '<p> Xem trang và <a href="https://vca.org.vn/">nguồn</a>.</p>\n'
        "<p>{% include x.html %}</p>"
    )
    told = " ".join(draft.doubts)
    for word in ("layout: post", "2 chuyên mục", "/assets/a.jpg", "1 liên kết", "{% include"):
        assert word in told


@pytest.mark.parametrize(
    ("head", "date", "author", "section", "address"),
    [
        ('+++\ntitle = "T"\ndate = 2018-02-21T14:45:00Z\nauthors = ["A", "B"]\n+++\n',
         "2018-02-21T21:45:00+07:00", "A, B", "", ""),
        ("---\nTitle: T\nDate: 2018-02-21\nAuthor: {name: A}\nCategory: C\nlink: http://a.vn/b\n---\n",
         "2018-02-21", "A", "C", "http://a.vn/b"),
        ("---\ntitle: T\npublished: 21/02/2018\n---\n", "2018-02-21", "", "", ""),
        ("---\ntitle: T\ndate: 2018-02-21T14:45:00.123+07:00\n---\n",
         "2018-02-21T14:45:00+07:00", "", "", ""),
        ("# T\n\n", None, "", "", ""),
    ],
)  # fmt: skip
def test_heads_of_all_kinds(
    head: str, date: str | None, author: str, section: str, address: str
) -> None:
    draft = read(f"{head}Chữ.\n".encode(), "a.md")
    assert (draft.title, draft.html) == ("T", "<p>Chữ.</p>")
    assert (draft.date.iso if draft.date else None) == date
    assert (draft.author, draft.section, draft.address) == (author, section, address)


def test_notes_and_raw_html() -> None:
    text = "Một[^a] hai.\n\n<div class='x'>ba <b>bốn</b></div><script>x()</script>\n\n[^a]: chú\n"
    html = read(text.encode(), "a.md").html
    said = BeautifulSoup(html, "html.parser").get_text()
    assert said.split() == ["Một1", "hai.", "ba", "bốn", "1", "chú"]
    assert "<sup>1</sup>" in html
    assert "class" not in html


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\ntitle: T\n---\n",
        "---\ntitle: [T\n---\nx",
        "+++\ntitle = \n+++\nx",
        "---\na: &a [x]\nb: &b [*a,*a]\ntitle: " + "[" * 3000 + "\n---\nx",
        "---\ntitle: " + "x" * 200_000 + "\n---\nx",
    ],
)
def test_what_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(UnreadableError):
        read(text.encode(), "a.md")


WORDS = st.lists(st.from_regex(r"[A-Za-zđưăâ0-9]{1,8}[.,:;]?", fullmatch=True), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from(["\n\n", "\n\n- ", "\n\n## "]))
def test_every_word_survives(paragraphs: list[list[str]], between: str) -> None:
    text = "Chữ" + between + between.join(" ".join(words) for words in paragraphs)
    draft = read(text.encode(), "a.md")
    shown = BeautifulSoup(draft.html, "html.parser").get_text()
    assert "".join(shown.split()) == "".join(draft.words.split())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read(text.encode(), "a.md").html
    except UnreadableError as error:
        assert str(error)  # noqa: PT017  # either will do
