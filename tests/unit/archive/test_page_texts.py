"""What packages tell of a page, and the type that a file is served as."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.archive.media_types import media_type
from portal.archive.pages import Page, is_page, read_page


@pytest.mark.parametrize(
    ("html", "page"),
    [
        (
            "<title>Bài – Cổng</title><nav>Mục</nav><main><h1>Bài</h1>\n<p>Một&nbsp;chữ</p></main>",
            Page("Bài", "Bài Một chữ"),
        ),
        ("<title>Cổng</title><main>Chào</main>", Page("Cổng", "Chào")),
        ("<title>A &amp; B – Nơi xa</title><p>Cũ", Page("A & B – Nơi xa", "A & B – Nơi xa Cũ")),
        ("không có thẻ nào", Page("trang", "không có thẻ nào")),
    ],
)  # fmt: skip
def test_a_page_has_a_title_and_its_own_text(tmp_path: Path, html: str, page: Page) -> None:
    path = tmp_path / "trang.html"
    path.write_text(html, encoding="utf-8")
    assert read_page(path, "Cổng") == page


def test_an_old_encoding_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    path.write_bytes(b"<title>Li\xaan minh</title>")
    assert read_page(path, "Cổng").title == "Li\ufffdn minh"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("index.html", "text/html"),
        ("files/Bang.XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("manifest.sha512", "text/plain"),
        ("files/la", "application/octet-stream"),
    ],
)
def test_an_ending_tells_the_type(address: str, kind: str) -> None:
    assert media_type(address) == kind
    assert is_page(address) == (kind == "text/html")
