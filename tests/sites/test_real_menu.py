"""The menus of the original site, read from every page that was built."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from harness import the

# As the 2011 dump has them (its slips included), and the one section that the 2018 dump names.
MENU_2011 = [
    "THÔNG TIN CHUNG",
    "Giới thiệu",
    "Văn bản pháp luật",
    "HỆ THỐNG VĂN BẢN",
    "Số liệu về HTX",
    "MÔ HÌNH TẬP THỂ, CÁ NHÂN",
    "Hoạt động hỗ trợ",
    "DỰ ÁN",
    "SỐ LIÊU HTX - THT",
    "Chương trình - Dự án",
    "GIẢI TRÍ",
    "Thông tin hoạt động",
    "Giới thiệu Trung tâm Tư vấn Phát triển HTX - DN vừa và nhỏ",
]
NESTED = ["Văn bản Trung ương", "Văn bản địa phương", "Văn bản đơn vị"]
MENU_2018 = ["Hoạt động Hợp tác xã"]


def test_every_page_carries_both_menus_in_the_original_order(portal: Path) -> None:
    for path in sorted(portal.rglob("*.html")):
        menu = the(BeautifulSoup(path.read_bytes(), "html.parser"), 'nav[aria-label="Chuyên mục"]')
        first, second = [ul for ul in menu.select("ul") if ul.find_parent("ul") is None]
        items = first.find_all("li", recursive=False)
        assert [the(li, ":scope > a").get_text() for li in items] == MENU_2011
        assert [a.get_text() for a in items[3].select(":scope li a")] == NESTED
        assert [a.get_text() for a in second.select("a")] == MENU_2018
        for link in menu.select("a"):
            assert (path.parent / str(link["href"])).resolve().is_file()


def test_an_empty_category_has_its_page(portal: Path) -> None:
    page = BeautifulSoup((portal / "chuyen-muc" / "giai-tri.html").read_bytes(), "html.parser")
    assert the(page, "h1").get_text() == "GIẢI TRÍ"
    assert page.select("main a[href]")
