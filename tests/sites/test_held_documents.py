"""Legal documents that articles hold, and the share of menu entries, in a small site."""

from __future__ import annotations

from bs4 import Tag
from harness import Build, Outcome, article, the
from held import CITING, FILES, HELD, PAGE


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace(" ,", ",")


def facts(outcome: Outcome, address: str) -> dict[str, str]:
    """Return the facts of a page by their label; those that have several are joined."""
    found: dict[str, list[str]] = {}
    for tag in outcome.page(address).select("main dl.facts > *"):
        if tag.name == "dt":
            told = found[words(tag)] = []
        else:
            told.append(words(tag))
    return {label: " + ".join(told) for label, told in found.items()}


def test_its_page_is_the_article_with_what_its_editor_says(site: Build) -> None:
    outcome = site(FILES)
    page = outcome.page(PAGE)
    assert words(the(page, "h1")) == "Phê duyệt Điều lệ"
    assert words(the(page, "[itemprop=articleBody]")) == ""
    assert facts(outcome, PAGE) == {
        "Hình thức văn bản": "Quyết định",
        "Số ký hiệu": "374/QĐ-UBND",
        "Cơ quan ban hành": "Ủy ban nhân dân tỉnh A",
        "Ngày ban hành": "09/02/2011",
        "Ngày có hiệu lực": "01/03/2011",
        "Trích yếu": "Về việc phê duyệt Điều lệ",
        "Tình trạng": "Còn hiệu lực",
        "Thay thế": "Quyết định số 02/QĐ-UBND ngày 28/01/2002",
        "Toàn văn": "qd-374.pdf (PDF, 2 KB)",
    }
    assert the(page, 'main a[href$=".pdf"]')["href"] == "../files/qd-374.pdf"
    assert (outcome.output / "files/qd-374.pdf").exists()
    assert words(the(page, ".citing h3")) == "Bài thử"
    assert the(page, "[rel=up]")["href"] == "../chuyen-muc/dp.html"


def test_texts_lead_to_it_and_the_document_that_it_replaces_leads_there(site: Build) -> None:
    outcome = site(FILES)
    links = outcome.page("bai-viet/2011/bai-thu.html").select("[itemprop=articleBody] a")
    assert links[0]["href"] == f"../../{PAGE}"
    old = "van-ban/quyet-dinh-02-qd-ubnd-2002.html"
    assert facts(outcome, old)["Bị thay thế bởi"] == "Quyết định số 374/QĐ-UBND ngày 09/02/2011"
    assert the(outcome.page(old), "main dd a")["href"] == f"../{PAGE}"


def test_its_address_is_that_of_the_cited_document_before(site: Build) -> None:
    assert PAGE in site({"tin.md": CITING}).addresses
    assert "Toàn văn" in facts(site(FILES), PAGE)


def test_it_is_an_article_in_all_else(site: Build) -> None:
    outcome = site(FILES, publish=True)
    for address in ("chuyen-muc/dp.html", "chuyen-muc/dp/2011.html", "nam/2011.html"):
        assert f"{PAGE}" in outcome.text(address)
    assert PAGE in outcome.text("feed.xml")
    assert PAGE in outcome.text("sitemap.xml")


def test_the_register_says_which_are_held(site: Build) -> None:
    outcome = site(FILES)
    page = outcome.page("van-ban/index.html")
    rows = {
        words(the(row, "th a")): [words(cell) for cell in row.select("th p, td")]
        for row in page.select("main tbody tr")
    }
    assert rows == {
        "Quyết định số 374/QĐ-UBND": [
            "Về việc phê duyệt Điều lệ",
            "Ủy ban nhân dân tỉnh A",
            "09/02/2011",
            "Từ 01/03/2011, còn hiệu lực",
            "qd-374.pdf (PDF, 2 KB)",
            "1 bài",
        ],
        "Nghị định số 67/2010/NĐ-CP": ["Chính phủ", "2010", "", "Chỉ được nhắc đến", "1 bài"],
        "Quyết định số 02/QĐ-UBND": [
            "Ủy ban nhân dân",
            "28/01/2002",
            "",
            "Chỉ được nhắc đến",
            "1 bài",
        ],
        "Quyết định số 05/QĐ-XYZ": ["không rõ", "không rõ", "", "Chỉ được nhắc đến", "1 bài"],
    }
    assert "1 văn bản được giữ toàn văn; 3 văn bản chỉ được nhắc đến" in words(the(page, "main"))


def test_an_entry_shows_the_documents_of_its_level(site: Build) -> None:
    outcome = site(FILES)
    local = outcome.page("chuyen-muc/dp.html")
    shown = [words(link) for link in local.select("main .rows a")]
    assert shown == [
        "Phê duyệt Điều lệ",
        "Quyết định số 374/QĐ-UBND",
        "Quyết định số 02/QĐ-UBND",
    ]
    assert the(local, 'main a[href="../van-ban/index.html"]')
    parent = words(the(outcome.page("chuyen-muc/van-ban.html"), "main"))
    assert "Văn bản Trung ương chưa có bài, 1 văn bản trong danh mục" in parent
    assert "Văn bản địa phương 1 bài, 2 văn bản trong danh mục" in parent


def test_an_entry_of_which_no_file_was_saved_says_what_articles_cite(site: Build) -> None:
    outcome = site(FILES)
    central = words(the(outcome.page("chuyen-muc/van-ban-trung-uong.html"), "main"))
    assert "Chưa tìm lại được tệp văn bản nào đăng trong chuyên mục" in central
    assert "những bài còn giữ được nhắc đến 1 văn bản" in central
    own = words(the(outcome.page("chuyen-muc/van-ban-don-vi.html"), "main"))
    assert "chưa tìm lại được bài nào" in own


def test_a_draft_holds_nothing(site: Build) -> None:
    outcome = site({**FILES, "van-ban/374.md": HELD.replace("legal:", "status: draft\nlegal:")})
    assert facts(outcome, PAGE)["Toàn văn"] == "không có trong kho"


def test_two_files_of_one_document_stop_the_build(site: Build) -> None:
    outcome = site({**FILES, "van-ban/b.md": HELD.replace("Phê duyệt Điều", "Lại Điều")})
    assert outcome.status == 1
    (finding,) = outcome.findings
    assert finding.startswith("van-ban/b.md:5: Quyết định số 374/QĐ-UBND ngày 09/02/2011 đã có")


def test_what_many_cite_is_told_on_pages_by_year(site: Build) -> None:
    articles = {
        f"tin-{n}.md": article(
            "Theo Nghị định số 67/2010/NĐ-CP.", title=f"Tin {n}", date=f"{2011 + n % 3}-01-01"
        )
        for n in range(24)
    }
    outcome = site(articles)
    page = outcome.page("van-ban/nghi-dinh-67-2010-nd-cp.html")
    assert len(page.select(".citing")) == 20
    links = [str(link["href"]) for link in page.select("main .years a")]
    below = "../van-ban/nghi-dinh-67-2010-nd-cp"
    assert links == [f"{below}/{year}.html" for year in (2013, 2012, 2011)]
    year = outcome.page("van-ban/nghi-dinh-67-2010-nd-cp/2011.html")
    assert len(year.select(".citing")) == 8
    assert the(year, "[rel=up]")["href"] == "../../van-ban/nghi-dinh-67-2010-nd-cp.html"
