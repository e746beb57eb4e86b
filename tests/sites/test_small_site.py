"""A small site, built by Pelican: what an editor and a reader expect of it."""

from __future__ import annotations

import pytest
from harness import Build, article, the
from photos import PIXEL

BAI = "bai-viet/2011/bai-thu.html"


def labels(links: list[str]) -> list[str]:
    return [" ".join(label.split()) for label in links]


def test_an_article_shows_title_date_and_text(site: Build) -> None:
    page = site({"tin/bai.md": article("Xin chào **bà con**.", author="Nguyễn Quí")}).page(BAI)
    assert the(page, "h1").get_text() == "Bài thử"
    assert the(page, "p.dateline time")["datetime"] == "2011-03-21"
    assert the(page, "p.dateline time").get_text() == "Đưa ngày: 21-3-2011"
    assert the(page, "[itemprop=articleBody]").get_text(strip=True) == "Xin chàobà con."
    assert "Nguyễn Quí" in the(page, "[itemprop=author]").get_text()


@pytest.mark.parametrize(
    ("date", "category", "said"),
    [
        ("2018-02-21T14:45+07:00", "Hoạt động", "(14:45 | 21/02/2018)"),
        ("2018-02-21", "Hoạt động", "Ngày 21 tháng 2 năm 2018"),
        ("2010-12", "Tin tức", "Tháng 12 năm 2010"),
        ("1992", "Tin tức", "Năm 1992"),
    ],
)
def test_a_date_keeps_its_precision(site: Build, date: str, category: str, said: str) -> None:
    outcome = site({"bai.md": article(date=date, category=category)})
    page = outcome.page(f"bai-viet/{date[:4]}/bai-thu.html")
    assert the(page, "p.dateline").get_text(strip=True) == said
    assert the(page, "p.dateline time")["datetime"] == date


def test_the_menu_mirrors_menu_yaml_on_every_page(site: Build) -> None:
    outcome = site({"bai.md": article()})
    for address in sorted(outcome.addresses):
        if address.endswith(".html"):
            menu = the(outcome.page(address), 'nav[aria-label="Chuyên mục"]')
            assert [a.get_text() for a in menu.select("a")] == [
                "Tin tức", "VĂN BẢN", "Văn bản Trung ương", "Văn bản địa phương", "Hoạt động",
            ]  # fmt: skip
            assert [a.get_text() for a in menu.select("li li a")] == [
                "Văn bản Trung ương",
                "Văn bản địa phương",
            ]


def test_the_menu_marks_the_current_entry_and_those_above(site: Build) -> None:
    outcome = site({"bai.md": article(category="Văn bản Trung ương")})

    def marks(address: str) -> dict[str, str]:
        menu = the(outcome.page(address), 'nav[aria-label="Chuyên mục"]')
        return {a.get_text(): str(a["aria-current"]) for a in menu.select("a[aria-current]")}

    assert marks("chuyen-muc/van-ban-trung-uong.html") == {
        "VĂN BẢN": "true",
        "Văn bản Trung ương": "page",
    }
    assert marks(BAI) == {"VĂN BẢN": "true", "Văn bản Trung ương": "true"}
    assert marks("index.html") == {}


def test_the_breadcrumb_and_the_way_back_lead_up(site: Build) -> None:
    page = site({"bai.md": article(category="van-ban-trung-uong")}).page(BAI)
    crumbs = the(page, 'nav[aria-label="Đường dẫn"]')
    assert labels([li.get_text() for li in crumbs.select("li")]) == [
        "Trang chủ",
        "VĂN BẢN",
        "Văn bản Trung ương",
        "Bài thử",
    ]
    back = the(page, "a[rel=up]")
    assert back.get_text(strip=True) == "[Trở về]"
    assert str(back["href"]).endswith("chuyen-muc/van-ban-trung-uong.html")


def test_earlier_news_are_older_articles_of_the_same_category(site: Build) -> None:
    outcome = site(
        {
            "a.md": article(title="Cũ", date="2010-01-05"),
            "b.md": article(title="Giữa", date="2010-06"),
            "c.md": article(title="Mới"),
            "d.md": article(title="Mục khác", date="2009", category="Hoạt động"),
        }
    )
    page = outcome.page("bai-viet/2011/moi.html")
    heading = next(h for h in page.select("h2") if h.get_text() == "Các tin đã đưa:")
    section = heading.find_parent("section")
    assert section is not None
    assert [str(a["href"]).rpartition("/")[2] for a in section.select("a")] == [
        "giua.html",
        "cu.html",
    ]
    assert "Các tin đã đưa:" not in outcome.text("bai-viet/2010/cu.html")


def test_a_parent_lists_its_childrens_articles_and_an_empty_category_says_so(site: Build) -> None:
    outcome = site({"bai.md": article(category="Văn bản địa phương")})
    assert "Bài thử" in the(outcome.page("chuyen-muc/van-ban.html"), "main").get_text()
    assert "Bài thử" in the(outcome.page("chuyen-muc/van-ban/2011.html"), "main").get_text()
    empty = the(outcome.page("chuyen-muc/tin-tuc.html"), "main")
    assert "Bài thử" not in empty.get_text()
    assert "chuyen-muc/tin-tuc/2011.html" not in outcome.addresses


def test_a_category_shows_its_newest_twenty_and_the_years_all(site: Build) -> None:
    files = {f"{n}.md": article(title=f"Bài {n:02}", date=f"2011-01-{n:02}") for n in range(1, 26)}
    outcome = site(files)
    newest = the(outcome.page("chuyen-muc/tin-tuc.html"), "main").get_text()
    assert "Bài 25" in newest
    assert "Bài 06" in newest
    assert "Bài 05" not in newest
    year = the(outcome.page("chuyen-muc/tin-tuc/2011.html"), "main").get_text()
    assert all(f"Bài {n:02}" in year for n in range(1, 26))
    assert "Bài 01" in the(outcome.page("nam/2011.html"), "main").get_text()


def test_links_between_articles_follow_the_address(site: Build) -> None:
    outcome = site(
        {
            "2011/mot.md": article(
                "[hai](../2018/hai.md#phan-mot) [tệp](../files/Bản đồ.pdf) "
                "[mục]({category}VĂN BẢN) ![ảnh](hinh/Ảnh.png) [ngoài](https://vi.example/)",
                title="Một",
            ),
            "2018/hai.md": article("## Phần một\n\nChữ.", title="Hai", slug="ten-khac"),
            "files/Bản đồ.pdf": b"%PDF-1.4",
            "2011/hinh/Ảnh.png": PIXEL,
        }
    )
    assert outcome.status == 0, outcome.said
    body = the(outcome.page("bai-viet/2011/mot.html"), "[itemprop=articleBody]")
    assert [str(a["href"]) for a in body.select("a")] == [
        "../../bai-viet/2011/ten-khac.html#phan-mot",
        "../../files/ban-do.pdf",
        "../../chuyen-muc/van-ban.html",
        "https://vi.example/",
    ]
    assert the(body, "img")["src"] == "../../2011/hinh/anh.png"
    assert {"files/ban-do.pdf", "2011/hinh/anh.png"} <= outcome.addresses


def test_drafts_and_their_addresses_stay_out(site: Build) -> None:
    outcome = site({"bai.md": article(), "nhap.md": article(title="Nháp", status="draft")})
    assert "Nháp" not in "".join(
        outcome.text(address) for address in outcome.addresses if address.endswith(".html")
    )
    assert "1 bản nháp" in outcome.said


def test_attached_files_are_copied_and_listed(site: Build) -> None:
    outcome = site(
        {"a/bai.md": article(files="[../files/Tờ trình.pdf]"), "files/Tờ trình.pdf": b"%PDF"}
    )
    page = outcome.page(BAI)
    assert any(str(a["href"]).endswith("files/to-trinh.pdf") for a in page.select("main a[href]"))


def test_notes_stand_outside_the_text(site: Build) -> None:
    page = site({"bai.md": article("Chữ gốc[^1] tiếp.\n\n[^1]: Nguyên văn.")}).page(BAI)
    body = the(page, "[itemprop=articleBody]")
    assert body.get_text(strip=True) == "Chữ gốctiếp."
    assert "Nguyên văn" in the(page, "main").get_text()
    marker = the(body, "sup a")
    assert page.find(id=str(marker["href"])[1:]) is not None


def test_without_an_address_nothing_absolute_is_invented(site: Build) -> None:
    outcome = site({"bai.md": article()})
    assert not {"sitemap.xml", "feed.xml"} & outcome.addresses
    assert not outcome.page(BAI).select("link[rel=canonical]")


def test_publishing_adds_feeds_site_map_and_canonical_links(site: Build) -> None:
    outcome = site({"bai.md": article(category="Văn bản Trung ương")}, publish=True)
    assert {"sitemap.xml", "feed.xml", "chuyen-muc/van-ban.xml"} <= outcome.addresses
    canonical = str(the(outcome.page(BAI), "link[rel=canonical]")["href"])
    assert canonical == f"https://lien-minh-htx.example/{BAI}"
    assert f"<loc>{canonical}</loc>" in outcome.text("sitemap.xml")
    assert canonical in outcome.text("feed.xml")
    assert str(the(outcome.page("404.html"), "link[rel=stylesheet]")["href"]).startswith("/theme/")


def test_only_what_the_last_build_wrote_is_removed(site: Build) -> None:
    outcome = site({"bai.md": article(), "hai.md": article(title="Hai")})
    (outcome.output / "cua-toi.txt").write_text("giữ lại", encoding="utf-8")
    (outcome.output.parent / "content" / "hai.md").unlink()
    outcome = site({})
    assert "bai-viet/2011/hai.html" not in outcome.addresses
    assert {"cua-toi.txt", BAI} <= outcome.addresses


def test_a_link_keeps_its_query(site: Build) -> None:
    body = "[kia]({filename}kia.md?a=1&b='x'#muc) [tệp](files/to.txt?v=2)"
    outcome = site(
        {
            "bai.md": article(body),
            "kia.md": article("## Mục\n\nChữ.", title="Kia"),
            "files/to.txt": "Tờ.",
        }
    )
    page = outcome.page("bai-viet/2011/bai-thu.html")
    assert [a["href"] for a in page.select("[itemprop=articleBody] a")] == [
        "../../bai-viet/2011/kia.html?a=1&b=%27x%27#muc",
        "../../files/to.txt?v=2",
    ]
