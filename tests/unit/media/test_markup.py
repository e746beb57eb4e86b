"""Images and files in the HTML of pages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from harness import the

from portal.media import Picture, with_pictures, with_remarks
from portal.sources import Attachment

LARGE = Picture(
    "files/a.jpg", "files/a.jpg", "ảnh JPEG, 2 MB", 3000, 2000, "0123456789ab", (480, 800, 1280),
    "jpg",
)  # fmt: skip
MIDDLE = Picture("b.png", "b.png", "", 900, 500, "ba9876543210", (480, 900), "png")
SMALL = Picture("c.svg", "c.svg", "", 40, 20)
UNKNOWN = Picture("d.svg", "d.svg", "", 0, 0)
ALL = (LARGE, MIDDLE, SMALL, UNKNOWN)


def drawn(html: str) -> BeautifulSoup:
    return BeautifulSoup(with_pictures(html, ALL, ".."), "html.parser")


def test_a_browser_can_choose_format_and_width() -> None:
    page = drawn('<img alt="tả" src="../files/a.jpg">')
    avif, webp = page.select("picture > source")
    assert (avif["type"], webp["type"]) == ("image/avif", "image/webp")
    assert avif["srcset"] == (
        "../files/a-480.0123456789.avif 480w, ../files/a-800.0123456789.avif 800w, "
        "../files/a-1280.0123456789.avif 1280w"
    )
    image = the(page, "picture > img")
    assert image["src"] == "../files/a-1280.0123456789.jpg"
    assert str(image["srcset"]).count(".jpg ") == 3
    assert image["sizes"] == avif["sizes"] == "(max-width: 664px) calc(100vw - 40px), 624px"
    assert (image["alt"], image["width"], image["height"]) == ("tả", "3000", "2000")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    assert not page.select("[style]")


def test_an_image_shown_smaller_than_it_is_leads_to_the_original() -> None:
    assert the(drawn('<img alt="t" src="../files/a.jpg">'), "a")["href"] == "../files/a.jpg"
    assert not drawn('<img alt="t" src="../b.png">').select("a")
    within = drawn('<a href="x"><img alt="t" src="../files/a.jpg"></a>')
    assert [a["href"] for a in within.select("a")] == ["x"]
    assert not drawn('<img alt="" src="../files/a.jpg">').select("a"), "a link without a name"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<img alt="t" src="../c.svg" />',
            '<img loading="lazy" decoding="async" alt="t" src="../c.svg" width="40" height="20">',
        ),
        (
            "<img alt='\"t' width='9' src='../c.svg'>",
            '<img loading="lazy" decoding="async" alt="&quot;t" width="9" src="../c.svg">',
        ),
        (
            '<img alt=" width=5" src="../d.svg">',
            '<img loading="lazy" decoding="async" alt=" width=5" src="../d.svg">',
        ),
        ('<img alt="t" src="../e.svg">', '<img alt="t" src="../e.svg">'),
    ],
)
def test_other_images_get_the_size_that_is_known(html: str, expected: str) -> None:
    assert with_pictures(html, ALL, "..") == expected


FILE = Attachment("files/qđ.pdf", "qđ.pdf", "files/qd.pdf", 1_300_000)
REMARKS = [
    (
        '<a href="../files/qd.pdf#page=2">Số 7</a>',
        (
            '<a href="../files/qd.pdf#page=2">Số 7 <span class="file">'
            "(PDF,\u00a01,2\u00a0MB)</span></a>"
        ),
        '<a href="../files/qd.pdf#page=2" data-file="PDF, 1,2 MB">Số 7</a>',
    ),
    ('<a href="../a.html">qd.pdf</a>', *['<a href="../a.html">qd.pdf</a>'] * 2),
]


@pytest.mark.parametrize(("html", "editorial", "archived"), REMARKS)
def test_a_link_says_type_and_size_of_its_file(html: str, editorial: str, archived: str) -> None:
    assert with_remarks(html, [FILE], "..", editorial=True) == editorial
    assert with_remarks(html, [FILE], "..", editorial=False) == archived
