"""The pages that derive from the menu and the articles."""

from __future__ import annotations

from dataclasses import replace

from samples import CENTRAL, MENU, document, page

from portal.menus import SitePage, make_site, site_pages

ARTICLES = [document("a"), document("b", "1992", CENTRAL)]


def made() -> dict[str, SitePage]:
    return {p.address: p for p in site_pages(make_site(MENU, ARTICLES, []))}


def test_every_entry_has_a_page_and_a_page_for_each_of_its_years() -> None:
    assert sorted(made()) == [
        "404.html",
        "chuyen-muc/dia-phuong.html",
        "chuyen-muc/hoat-dong.html",
        "chuyen-muc/tin-tuc.html",
        "chuyen-muc/tin-tuc/2011.html",
        "chuyen-muc/trung-uong.html",
        "chuyen-muc/trung-uong/1992.html",
        "chuyen-muc/van-ban.html",
        "chuyen-muc/van-ban/1992.html",
        "index.html",
        "nam/1992.html",
        "nam/2011.html",
        "so-do.html",
    ]


def test_a_category_points_to_its_neighbours_in_the_menu() -> None:
    neighbours = made()["chuyen-muc/trung-uong.html"].variables["neighbours"]
    assert [entry.label for entry in neighbours] == ["VĂN BẢN", "Địa phương"]
    first = made()["chuyen-muc/tin-tuc.html"].variables["neighbours"]
    assert [entry.label for entry in first] == ["VĂN BẢN"]


def test_home_tells_how_much_there_is() -> None:
    home = made()["index.html"].variables
    assert make_site(MENU, ARTICLES, []).span == (1992, 2011)
    assert [(f.value, f.label) for f in home["figures"]][:2] == [
        ("2", "bài viết"),
        ("5", "chuyên mục"),
    ]


def test_an_empty_site_has_its_pages_too() -> None:
    site = make_site(MENU, [], [])
    home = next(site_pages(site))
    assert home.variables["newest"] == ()
    assert site.span == ()


def test_the_masthead_has_the_pages_that_the_menu_names_and_the_rest_are_sorted() -> None:
    menu = replace(MENU, top=("pages/Ý kiến.md", "pages/Không có.md"))
    site = make_site(menu, [], [page("Đến thăm"), page("Ý kiến"), page("Danh bạ")])
    assert [document.title for document in site.top] == ["Ý kiến"]
    assert [document.title for document in site.pages] == ["Danh bạ", "Đến thăm", "Ý kiến"]
