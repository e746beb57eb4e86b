"""Links inside an old site lead to the articles that its pages have become."""

from __future__ import annotations

import pytest

from portal.intake.linking import linked, same

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
        ("tin.asp?id=6", "tin.asp?id=6"),
        ("#muc", "#muc"),
        ("http://khac.example/tin.asp?id=5", "http://khac.example/tin.asp?id=5"),
        ("mailto:a@cu.example", "mailto:a@cu.example"),
    ],
)
def test_a_link_follows_its_page(target: str, led: str) -> None:
    html = f'<p><a href="{target}">x</a></p>'
    assert linked(html, PAGE, "tin/2012-bai.md", KNOWN) == f'<p><a href="{led}">x</a></p>'


def test_an_entity_in_a_link_is_its_sign() -> None:
    known = {"http://cu.example/a?b=1&c=2": "a.md"}
    html = '<a href="a?b=1&amp;c=2">x</a>'
    assert linked(html, "http://cu.example/", "b.md", known) == '<a href="a.md">x</a>'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/", "https://www.a.example/index.htm"),
        ("http://a.example:80/x?y=1", "http://A.example/x?y=1"),
    ],
)
def test_spellings_of_one_address_are_the_same(one: str, other: str) -> None:
    assert same(one) == same(other)
