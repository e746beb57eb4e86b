"""Links inside an old site lead to the articles that its pages have become."""

from __future__ import annotations

import pytest

from portal.intake.linking import Links, same

KNOWN = {
    "http://cu.example/tin.asp?id=5": "tin/2011-bai.md",
    "http://www.cu.example/gioi-thieu/": "gioi-thieu/bai.md",
}
PAGE = "http://cu.example/tin.asp?id=4"


@pytest.mark.parametrize(
    ("target", "led"),
    [
        ("tin.asp?id=5", "2011-bai.md"),
        ("/tin.asp?id=5", "2011-bai.md"),
        ("http://www.cu.example/tin.asp?id=5#muc", "2011-bai.md#muc"),
        ("https://cu.example/gioi-thieu/index.html", "../gioi-thieu/bai.md"),
        ("tin.asp?id=6", "http://cu.example/tin.asp?id=6"),
        ("#muc", "#muc"),
        ("../files/a.pdf", "../files/a.pdf"),
        ("http://khac.example/tin.asp?id=5", "http://khac.example/tin.asp?id=5"),
        ("mailto:a@cu.example", "mailto:a@cu.example"),
    ],
)
def test_a_link_follows_its_page(target: str, led: str) -> None:
    links = Links("tin/2012-bai.md", PAGE, KNOWN, ["../files/a.pdf"])
    html = links.followed(f'<p><a href="{target}">x</a></p>')
    assert html == f'<p><a href="{led}">x</a></p>'
    assert not links.dropped


def test_a_link_that_leads_nowhere_keeps_its_words_and_is_told() -> None:
    links = Links("tin/2012-bai.md", "", {})
    html = links.followed('<p>Xem <a href="nd67.htm"><strong>Nghị định</strong></a>.</p>')
    assert html == "<p>Xem <strong>Nghị định</strong>.</p>"
    assert links.dropped == ["nd67.htm"]


def test_an_entity_in_a_link_is_its_sign() -> None:
    links = Links("b.md", "http://cu.example/", {"http://cu.example/a?b=1&c=2": "a.md"})
    assert links.followed('<a href="a?b=1&amp;c=2">x</a>') == '<a href="a.md">x</a>'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/", "https://www.a.example/index.htm"),
        ("http://a.example:80/x?y=1", "http://A.example/x?y=1"),
    ],
)
def test_spellings_of_one_address_are_the_same(one: str, other: str) -> None:
    assert same(one) == same(other)
