"""The search in a real browser: what it finds, how it shows it, what it does with nothing."""

from __future__ import annotations

import gzip
import unicodedata
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from browser.test_pages import DESKTOP, PHONE, SHIFTS, Scheme, opened, violations
from harness import MENU, PROJECT, article
from playwright.sync_api import Browser, Page, ViewportSize, expect

from portal.delivery import script
from portal.engine import build

SCRIPT_BUDGET = 6 * 1024  # bytes gzipped
HISTORY = "Quá trình hình thành và phát triển Liên minh HTX tỉnh Kiên Giang"
QUARTER = "Kết quả thực hiện nhiệm vụ quý I và Chương trình công tác quý II năm 2011"
FOUND = [
    ("hop tac xa", HISTORY),
    ("hợp tác xã", HISTORY),
    ("dieu le", HISTORY),
    ("điều lệ", QUARTER),
    ("DIEU LE", HISTORY),
    ("đai hoi", QUARTER),
    (unicodedata.normalize("NFD", "hợp tác xã"), HISTORY),
    ('"quỹ tín dụng"', HISTORY),
    ("“quỹ tín dụng nhân dân” thị trấn", QUARTER),
    ("747/QĐ-UB", HISTORY),
    ("747", HISTORY),
    ("Nguyễn Quí", HISTORY),
    ("nguyen qui", HISTORY),
    ("Ngân hành Đầu tư", QUARTER),
]
HARMLESS = ["xyzzy", "<script>alert(1)</script>", "x" * 10_000, "\\", '"', "'", "“", "%00", "~!"]
SHELF = {
    "Tỉnh Một": "Ở tỉnh.",
    "Bài hai": "Tình làng nghĩa xóm.",
    "Bài ba": "Chữ tính toán.",
    "Thuỷ lợi": "Công trình.",
    "Bài bốn": "Việc thủy lợi.",
    "Bài năm": "Có hợp, có tác, có cả xã.",
    "Bài sáu": "## Hợp tác xã\n\nĐầu mục.",
    "Bài bảy": "Một hợp tác xã.",
    "Bài tám": "Một hop tac xa không dấu.",
    "Bài chín": "Nguyên văn là &lt;img src=x onerror=alert(1)&gt;, không hơn.",
    **{f"Số {number}": "Bản tin chung." for number in range(25)},
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a small site whose articles differ in what the ranking looks at."""
    folder = tmp_path_factory.mktemp("shelf")
    content = folder / "content"
    content.mkdir()
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    for number, (title, body) in enumerate(SHELF.items()):
        text = article(body, title=title, date=f"{2010 + number % 2}-01-02")
        (content / f"bai-{number}.md").write_text(text, encoding="utf-8")
    assert build(content, folder / "output") == 0
    return (folder / "output").as_uri()


def ask(page: Page, root: str, query: str, more: str = "") -> list[str]:
    """Open the search with a query; return the titles that it shows."""
    page.goto(f"{root}/tim-kiem.html?q={quote(query)}{more}")
    return shown(page)


def shown(page: Page) -> list[str]:
    expect(page.get_by_role("status")).not_to_be_empty()
    return page.locator("#ket-qua a").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    """Return the query that the address holds."""
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(("query", "title"), FOUND)
def test_a_reader_finds(browser: Browser, root: str, query: str, title: str) -> None:
    with opened(browser) as page:
        assert title in ask(page, root, query)


@pytest.mark.parametrize("query", HARMLESS, ids=lambda query: query[:10])
def test_junk_finds_nothing_and_breaks_nothing(browser: Browser, root: str, query: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        assert ask(page, root, query) == []
        expect(page.get_by_role("status")).to_contain_text("Không có bài nào")
        expect(page.get_by_role("link", name="2018", exact=True)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert ask(page, root, "hợp tác xã")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("tỉnh", ["Tỉnh Một"]),
        ("thủy lợi", ["Bài bốn", "Thuỷ lợi"]),
        ("thuy loi", ["Thuỷ lợi", "Bài bốn"]),
        ("hợp tác xã", ["Bài sáu", "Bài bảy", "Bài tám", "Bài năm"]),
        ("hơp tac", ["Bài sáu", "Bài bảy", "Bài tám", "Bài năm"]),
        ('"hợp tác xã"', ["Bài sáu", "Bài bảy", "Bài tám"]),
        ("hợp xã", ["Bài sáu"]),
    ],
)
def test_the_best_comes_first(browser: Browser, shelf: str, query: str, titles: list[str]) -> None:
    with opened(browser) as page:
        found = ask(page, shelf, query)
        assert found[: len(titles)] == titles


def test_only_the_marks_typed_count(browser: Browser, shelf: str) -> None:
    with opened(browser) as page:
        assert {*ask(page, shelf, "tinh")} == {*ask(page, shelf, "tính")}
        assert ask(page, shelf, "tính")[0] == "Bài ba"
        assert ask(page, shelf, "tình")[0] == "Bài hai"
        assert ask(page, shelf, "tinh")[0] == "Tỉnh Một"  # all are equal: the title decides


def test_a_function_answers_without_a_page(browser: Browser, shelf: str) -> None:
    with opened(browser) as page:
        page.goto(f"{shelf}/tim-kiem.html")
        total = "([query, options]) => timKiem.hoi(query, options).then(found => found.total)"
        assert page.evaluate(total, ["bản tin", {}]) == 25
        assert page.evaluate(total, ["bản ti", {}]) == 0
        assert page.evaluate(total, ["bản ti", {"go": True}]) == 25
        assert page.evaluate(total, ["bản tin", {"nam": "2011", "muc": "tin-tuc"}]) in {12, 13}
        assert page.evaluate(total, ["bản tin", {"muc": "van-ban"}]) == 0


def test_results_come_while_one_types(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        page.goto(f"{root}/tim-kiem.html")
        steps = page.evaluate("history.length")
        page.get_by_role("searchbox").press_sequentially("quy tin du")
        expect(page.locator("#ket-qua li")).to_have_count(2)
        expect(page.locator("#ket-qua mark").filter(has_text="dụng").first).to_be_visible()
        assert asked(page) == {"q": ["quy tin du"]}
        assert page.evaluate("history.length") == steps
        page.get_by_role("searchbox").fill("")
        expect(page.locator("#ket-qua li")).to_have_count(0)
        expect(page.get_by_role("status")).to_be_empty()


def test_one_can_go_back(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        assert len(ask(page, root, "điều lệ")) == 2
        box = page.get_by_role("searchbox")
        box.fill("747")
        expect(page.get_by_role("status")).to_have_text("1 bài có “747”.")
        box.press("Enter")
        page.go_back()
        expect(page.get_by_role("status")).to_have_text("2 bài có “điều lệ”.")
        expect(box).to_have_value("điều lệ")
        page.go_forward()
        expect(page.get_by_role("status")).to_have_text("1 bài có “747”.")
        expect(box).to_have_value("747")


def test_sections_and_years_filter(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        ask(page, root, "hợp tác")
        page.locator("[name=nam]").select_option("2011")
        expect(page.locator("#ket-qua a")).to_have_text([QUARTER])
        assert asked(page) == {"q": ["hợp tác"], "nam": ["2011"]}
        page.locator("[name=muc]").select_option("GIẢI TRÍ")
        expect(page.get_by_role("status")).to_contain_text("trong phần đã chọn")
        page.go_back()
        expect(page.locator("#ket-qua a")).to_have_text([QUARTER])
        found = ask(page, root, "hợp tác", "&muc=hoat-dong-hop-tac-xa")
        assert found == [HISTORY]
        expect(page.locator("[name=muc]")).to_have_value("hoat-dong-hop-tac-xa")


def test_a_slip_leads_to_the_closest_spelling(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        assert ask(page, root, "hopp tác xã") == []
        page.get_by_role("status").get_by_role("link", name="hop tác xã").click()
        expect(page.locator("#ket-qua li")).to_have_count(2)


def test_a_result_says_where_it_is_from_and_why(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        ask(page, root, "747/QĐ-UB")
        result = page.locator("#ket-qua li")
        expect(result.locator("time")).to_have_text("21/02/2018")
        expect(result.locator("span")).to_have_text("Hoạt động Hợp tác xã")
        expect(result.locator("mark")).to_have_text(["747", "QĐ", "UB"])
        assert 120 < len(result.locator("p").inner_text()) < 240
        assert result.get_by_role("link").count() == 1


def test_data_is_text(browser: Browser, shelf: str) -> None:
    with opened(browser) as page:
        ask(page, shelf, "onerror")
        expect(page.locator("#ket-qua p")).to_contain_text("<img src=x onerror=alert(1)>")
        assert page.locator("#ket-qua img").count() == 0


def test_more_results_come_on_demand(browser: Browser, shelf: str) -> None:
    with opened(browser) as page:
        assert len(ask(page, shelf, "bản tin")) == 10
        expect(page.get_by_role("status")).to_have_text("25 bài có “bản tin”.")
        more = page.get_by_role("button", name="Xem thêm")
        more.press("Enter")
        expect(page.locator("#ket-qua li")).to_have_count(20)
        expect(page.locator("#ket-qua li:nth-child(11) a")).to_be_focused()
        more.click()
        expect(page.locator("#ket-qua li")).to_have_count(25)
        expect(more).to_be_hidden()
        assert len({*page.locator("#ket-qua a").all_inner_texts()}) == 25


def test_the_keyboard_is_enough(browser: Browser, root: str) -> None:
    with opened(browser, viewport=DESKTOP) as page:
        page.goto(f"{root}/nam/2011.html")
        box = page.get_by_role("searchbox")
        while not box.evaluate("box => box === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.type("dieu le")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim-kiem.html?q=dieu+le")
        expect(page.locator("#ket-qua li")).to_have_count(2)
        page.get_by_role("searchbox").focus()
        for _ in range(4):  # the button, two filters, the first result
            page.keyboard.press("Tab")
        expect(page.locator("#ket-qua a").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(HISTORY)


def test_the_page_helps_without_scripts(browser: Browser, root: str) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{root}/chuyen-muc/giai-tri.html")
        page.get_by_role("searchbox").fill("điều lệ")
        page.get_by_role("button", name="Tìm").click()
        assert asked(page) == {"q": ["điều lệ"]}
        expect(page.get_by_text("không chạy mã lệnh")).to_be_visible()
        assert page.locator("main a[href*='nam/']").count() == 2
        page.locator("main a[href*='so-do.html']").first.click()
        expect(page.locator("h1")).to_have_text("Sơ đồ trang")


def test_google_is_a_plain_link_where_the_address_is_known(published: Path, portal: Path) -> None:
    link = "https://www.google.com/search?q=site:lien-minh-htx.example"
    assert link in (published / "tim-kiem.html").read_text(encoding="utf-8")
    assert "google" not in (portal / "tim-kiem.html").read_text(encoding="utf-8")


def test_a_part_that_cannot_be_loaded_is_no_disaster(browser: Browser, root: str) -> None:
    page = browser.new_page()
    page.route("**/tim-kiem/doi/*", lambda route: route.abort())
    assert ask(page, root, "hợp tác xã") == []
    expect(page.get_by_role("status")).to_contain_text("Chưa đọc được dữ liệu")
    expect(page.get_by_role("link", name="2018", exact=True)).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator("#ket-qua li")).to_have_count(2)
    page.close()


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light")],
    ids=["phone", "phone-dark", "desktop"],
)
@pytest.mark.parametrize("query", ["hợp tác xã", "hopp tac"])
def test_results_are_accessible_and_nothing_moves(
    browser: Browser, root: str, query: str, viewport: ViewportSize, scheme: Scheme
) -> None:
    with opened(browser, viewport=viewport, color_scheme=scheme) as page:
        if ask(page, root, query):
            expect(page.locator("#ket-qua p mark").first).to_be_visible()
        assert page.evaluate(SHIFTS) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert violations(page) == []
        for control in page.locator("form").locator("input, select, button").all():
            bounds = control.bounding_box()
            assert bounds
            assert bounds["height"] >= 43.5


def test_there_is_one_box_on_every_page_and_none_on_paper(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        for address in ("index.html", "tim-kiem.html", "404.html", "nam/2011.html"):
            page.emulate_media(media="screen")
            page.goto(f"{root}/{address}")
            expect(page.get_by_role("search")).to_have_count(1)
            page.emulate_media(media="print")
            expect(page.locator("form")).to_be_hidden()


def test_the_script_is_small() -> None:
    shipped = script(PROJECT / "theme" / "static" / "js" / "search.js")
    assert len(gzip.compress(shipped.data)) <= SCRIPT_BUDGET
