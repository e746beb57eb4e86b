"""Every kind of page in a real browser, as readers and archivists open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import served
from harness import PROJECT
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, expect
from web_servers import web_server

from portal.delivery import for_hosts
from portal.engine import build

REPORT = (
    "bai-viet/2011/ket-qua-thuc-hien-nhiem-vu-quy-i-va-chuong-trinh-cong-tac-quy-ii-nam-2011.html"
)
KINDS = [
    "index.html",
    REPORT,
    "chuyen-muc/thong-tin-hoat-dong.html",
    "chuyen-muc/thong-tin-hoat-dong/2011.html",
    "chuyen-muc/giai-tri.html",
    "nam/2011.html",
    "so-do.html",
    "lich-su.html",
    "luu-tru.html",
    "tep.html",
    "tim-kiem.html",
    "viet-tat.html",
    "van-ban/index.html",
    "van-ban/nghi-dinh-67-2010-nd-cp.html",
    "y-kien.html",
    "ve-kho-luu-tru.html",
    "404.html",
]
Scheme = Literal["light", "dark"]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SHIFTS = """
() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)));
})
"""


@contextmanager
def opened(browser: Browser, **options: Any) -> Iterator[Page]:
    """Open an empty page; on leaving, no request may have failed or left the site."""
    context = browser.new_context(**options)
    page = context.new_page()
    asked: list[Request] = []
    trouble: list[str] = []
    page.on("request", lambda request: asked.extend([request]))
    page.on("requestfailed", lambda request: trouble.extend(failure(request)))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.extend(complaint(message)))
    yield page
    home = urlsplit(page.url)
    context.close()
    foreign = [r.url for r in asked if urlsplit(r.url)[:2] != home[:2]]
    assert not trouble
    assert not foreign


def failure(request: Request) -> list[str]:
    # A request that the next page cuts short has not failed.
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


def complaint(message: ConsoleMessage) -> list[str]:
    return [message.text] if message.type in {"error", "warning"} else []


def violations(page: Page) -> list[str]:
    # Preloading would fetch the style sheets again, which no page here may do.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light")],
    ids=["phone", "phone-dark", "desktop"],
)
@pytest.mark.parametrize("address", KINDS)
def test_a_page_is_whole_and_accessible(
    browser: Browser, root: str, address: str, viewport: ViewportSize, scheme: Scheme
) -> None:
    with opened(browser, viewport=viewport, color_scheme=scheme) as page:
        page.goto(f"{root}/{address}")
        assert page.locator("h1").count() == 1
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], "the page scrolls sideways"
        assert page.evaluate(SHIFTS) == 0, "something moved while loading"
        assert violations(page) == []


@pytest.fixture(scope="module")
def slow_root(portal: Path) -> Iterator[str]:
    with served(portal, slowly=True) as address:
        yield address


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", KINDS)
def test_nothing_moves_on_a_page_that_arrives_slowly(
    browser: Browser, slow_root: str, address: str, viewport: ViewportSize
) -> None:
    with opened(browser, viewport=viewport) as page:
        page.goto(f"{slow_root}/{address}")
        assert page.evaluate(SHIFTS) == 0


@pytest.fixture(scope="module")
def served_by_apache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    output = folder / "output"
    assert build(PROJECT / "content", output, publish=True) == 0
    for_hosts(output, publish=True)
    with web_server("apache2", output, folder) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("address", KINDS)
def test_no_page_breaks_the_strict_policy(
    browser: Browser, served_by_apache: str, address: str
) -> None:
    # A complaint of the browser fails, as does a request that fails or leaves the site.
    with opened(browser, viewport=DESKTOP) as page:
        response = page.goto(f"{served_by_apache}/{address}")
        assert response is not None
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_with_its_table_is_accessible(
    browser: Browser, sampler: Path, scheme: Scheme
) -> None:
    with opened(browser, viewport=PHONE, color_scheme=scheme) as page:
        page.goto((sampler / "bai-viet" / "2011" / "bai-thu.html").as_uri())
        charts = page.locator("figure.chart")
        expect(charts).to_have_count(2)
        assert page.get_by_role("img", name="Biểu đồ đường: Hợp tác xã theo huyện").count() == 1
        for chart in charts.all():
            chart.locator("summary").click()
            expect(chart.get_by_role("row", name="U Minh Thượng 1.250 –")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert violations(page) == []


def test_a_card_leads_to_the_figure_in_its_sentence(browser: Browser, sampler: Path) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto((sampler / "index.html").as_uri())
        page.get_by_role("link", name="1.250 ha ở An Biên").click()
        expect(page.locator("td .figure:target")).to_have_text("1.250")
        expect(page.locator(".figure:target")).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_everything_that_markdown_writes_is_accessible(
    browser: Browser, sampler: Path, viewport: ViewportSize
) -> None:
    with opened(browser, viewport=viewport) as page:
        page.goto((sampler / "bai-viet" / "2011" / "bai-thu.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert violations(page) == []
        numbers = page.locator("[itemprop=articleBody] ol > li")
        assert numbers.evaluate_all("items => items.map(item => item.value)") == [1, 2, 5]


@pytest.mark.parametrize("address", KINDS)
def test_a_page_is_whole_without_scripts(browser: Browser, root: str, address: str) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{root}/{address}")
        expect(page.locator("h1")).to_be_visible()
        menu = page.locator('nav[aria-label="Chuyên mục"]')
        expect(menu.get_by_role("link", name="GIẢI TRÍ")).to_be_visible()
        expect(page.get_by_role("button", name="A", exact=False)).to_have_count(0)


def test_every_page_is_reached_from_home_without_scripts(
    browser: Browser, root: str, portal: Path
) -> None:
    everything = {path.relative_to(portal).as_posix() for path in portal.rglob("*.html")}
    with opened(browser, java_script_enabled=False) as page:
        seen, waiting = {"index.html"}, ["index.html"]
        while waiting:
            page.goto(f"{root}/{waiting.pop()}")
            hrefs = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
            inside = {h.removeprefix(f"{root}/").partition("#")[0] for h in hrefs}
            fresh = {h for h in inside if h.endswith(".html") and "://" not in h} - seen
            seen |= fresh
            waiting += sorted(fresh)
    assert everything == seen  # 404.html by the list of files


def test_the_menu_is_one_tap_away_on_a_phone(browser: Browser, root: str) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{root}/{REPORT}")
        top = page.locator("details", has=page.locator("summary", has_text="Chuyên mục")).first
        link = top.get_by_role("link", name="HỆ THỐNG VĂN BẢN")
        expect(link).not_to_be_visible()
        top.locator("summary").click()
        expect(link).to_be_visible()
        link.click()
        expect(page.locator("h1")).to_have_text("HỆ THỐNG VĂN BẢN")


def test_the_menu_stands_at_the_left_of_the_text_on_a_desktop(browser: Browser, root: str) -> None:
    with opened(browser, viewport=DESKTOP) as page:
        page.goto(f"{root}/{REPORT}")
        menu = page.locator('nav[aria-label="Chuyên mục"]').bounding_box()
        text = page.locator("main").bounding_box()
        assert menu
        assert text
        assert menu["x"] + menu["width"] <= text["x"] + 1
        assert menu["y"] < DESKTOP["height"]


def test_the_text_size_is_kept_from_page_to_page(browser: Browser, root: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('[itemprop=articleBody]')).fontSize)"
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{root}/{REPORT}")
        before = page.evaluate(size)
        page.get_by_role("button", name="lớn").click()
        larger = page.evaluate(size)
        assert larger > before
        page.goto(f"{root}/index.html")
        page.goto(f"{root}/{REPORT}")
        assert page.evaluate(size) == larger
        page.get_by_role("button", name="nhỏ").click()
        assert page.evaluate(size) == before


def test_the_register_is_filtered_and_sorted_in_place(browser: Browser, root: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto(f"{root}/van-ban/index.html")
        rows = page.locator("table.register tbody tr").filter(visible=True)
        everything = rows.count()
        expect(rows.first).to_contain_text("Quyết định số 1189/QĐ-UBND")
        page.get_by_label("Sắp xếp").select_option("oldest")
        expect(rows.first).to_contain_text("Quyết định số 747/QĐ-UB")
        expect(rows.last).to_contain_text("không rõ")
        page.get_by_label("Lọc bảng").fill("nghi dinh 2010")
        expect(rows).to_have_count(1)
        expect(page.locator(".sum [role=status]")).to_have_text("1 văn bản.")
        assert violations(page) == []
        page.get_by_label("Lọc bảng").fill("")
        expect(rows).to_have_count(everything)


def test_a_reference_is_copied_by_a_button(browser: Browser, root: str) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{root}/{REPORT}")
        button = page.get_by_role("button", name="Chép BibTeX")
        expect(button).not_to_be_visible()
        page.locator("summary", has_text="Trích dẫn bài này").click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        button.click()
        expect(page.get_by_role("status")).to_have_text("Đã chép: BibTeX.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("@techreport{ket-qua-thuc-hien")


def test_a_reference_is_there_without_scripts(browser: Browser, root: str) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{root}/{REPORT}")
        page.locator("summary", has_text="Trích dẫn bài này").click()
        expect(page.locator("pre", has_text="TY  - RPRT")).to_be_visible()
        expect(page.get_by_role("button", name="Chép BibTeX")).not_to_be_visible()


def test_the_skip_link_leads_to_the_text(browser: Browser, root: str) -> None:
    with opened(browser, viewport=DESKTOP) as page:
        page.goto(f"{root}/{REPORT}")
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.get_attribute("href") == "#noi-dung"
        expect(link).to_be_in_viewport()


def test_touch_targets_are_large_enough(browser: Browser, root: str) -> None:
    with opened(browser, viewport=PHONE, has_touch=True) as page:
        page.goto(f"{root}/{REPORT}")
        page.locator("summary", has_text="Chuyên mục").first.click()
        targets = "nav li > a, button, summary"
        for box in page.locator(targets).filter(visible=True).all():
            bounds = box.bounding_box()
            assert bounds
            # A breadcrumb stands in a line of text, which WCAG 2.5.8 excepts.
            if box.evaluate("e => !e.closest('[aria-label=\"Đường dẫn\"]')"):
                assert bounds["height"] >= 43.5, box.inner_text()


def test_print_shows_the_article_and_no_menus(browser: Browser, root: str) -> None:
    with opened(browser, viewport=DESKTOP) as page:
        page.goto(f"{root}/{REPORT}")
        page.emulate_media(media="print")
        expect(page.locator('nav[aria-label="Chuyên mục"]')).to_be_hidden()
        expect(page.locator("[itemprop=articleBody]")).to_be_visible()
        expect(page.get_by_text("Nguồn gốc", exact=True).first).to_be_visible()
