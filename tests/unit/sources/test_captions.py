"""Images that stand alone in their paragraph, and what stands below them."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from portal.sources import Renderer

ALONE = '<figure class="picture"><img alt="tả" src="a.jpg">'
CASES = [
    ("![tả](a.jpg)", f"{ALONE}</figure>", ""),
    ('![tả](a.jpg "Chú")', f"{ALONE}\n<figcaption>Chú</figcaption></figure>", ""),
    (
        "![tả](a.jpg '\"A\" & số 7')",
        f"{ALONE}\n<figcaption>“A” &amp; số\u00a07</figcaption></figure>",
        "",
    ),
    ('![tả](a.jpg " ")', f"{ALONE}</figure>", ""),
    (
        '[![tả](a.jpg "Chú")](b.pdf "t")',
        f"{ALONE}</a>\n<figcaption>Chú</figcaption></figure>".replace(
            "<img", '<a href="b.pdf" title="t"><img'
        ),
        "",
    ),
    ("Chữ ![tả](a.jpg)", '<p>Chữ <img alt="tả" src="a.jpg"></p>', "Chữ "),
    ("![tả](a.jpg) [b](b.md)", '<p><img alt="tả" src="a.jpg"> <a href="b.md">b</a></p>', " b"),
]


@pytest.mark.parametrize(("text", "expected"), [case[:2] for case in CASES])
def test_an_image_alone_is_a_figure_with_its_title_below(text: str, expected: str) -> None:
    assert Renderer().render(text, editorial=True)[0] == expected


@pytest.mark.parametrize(("text", "shown"), [(text, shown) for text, _, shown in CASES])
def test_an_archived_text_gets_no_word(text: str, shown: str) -> None:
    html = Renderer().render(text, editorial=False)[0]
    assert BeautifulSoup(html, "html.parser").get_text() == shown


def test_an_archived_images_title_stays_where_it_was() -> None:
    html = Renderer().render('![tả](a.jpg "Chú")', editorial=False)[0]
    assert html == f'{ALONE.removesuffix(">")} title="Chú"></figure>'
