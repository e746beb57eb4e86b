"""The register with held documents, and their pages, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.test_pages import DESKTOP, PHONE, SHIFTS, Scheme, opened, violations
from harness import article
from held import FILES, PAGE
from playwright.sync_api import Browser, ViewportSize, expect

from portal.engine import build

DECREE = "van-ban/nghi-dinh-67-2010-nd-cp"
KINDS = [
    PAGE,
    "van-ban/index.html",
    f"{DECREE}.html",
    f"{DECREE}/2012.html",
    "chuyen-muc/van-ban.html",
    "chuyen-muc/dp.html",
    "chuyen-muc/van-ban-trung-uong.html",
]


@pytest.fixture(scope="module")
def legal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site that holds a document and cites another one often."""
    folder = tmp_path_factory.mktemp("legal")
    often = {
        f"tin/{n}.md": article(
            "Theo Nghị định số 67/2010/NĐ-CP.", title=f"Tin {n}", date=f"{2012 + n % 2}-05-01"
        )
        for n in range(22)
    }
    for path, text in [*FILES.items(), *often.items()]:
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)
    assert build(folder / "content", folder / "output") == 0
    return folder / "output"


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light")],
    ids=["phone", "phone-dark", "desktop"],
)
@pytest.mark.parametrize("address", KINDS)
def test_legal_pages_are_whole_and_accessible(
    browser: Browser, legal: Path, address: str, viewport: ViewportSize, scheme: Scheme
) -> None:
    with opened(browser, viewport=viewport, color_scheme=scheme) as page:
        page.goto((legal / address).as_uri())
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert page.evaluate(SHIFTS) == 0
        assert violations(page) == []


def test_the_register_tells_held_documents_from_cited_ones(browser: Browser, legal: Path) -> None:
    with opened(browser, viewport=PHONE) as page:
        page.goto((legal / "van-ban/index.html").as_uri())
        rows = page.locator("table.register tbody tr").filter(visible=True)
        everything = rows.count()
        page.get_by_label("Lọc theo toàn văn").select_option("held")
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text("PDF, 2 KB")
        page.get_by_label("Lọc theo toàn văn").select_option("cited")
        expect(rows).to_have_count(everything - 1)
        page.get_by_label("Lọc theo toàn văn").select_option("")
        page.get_by_label("Sắp xếp").select_option("effective")
        expect(rows.first).to_contain_text("Từ 01/03/2011")
        page.get_by_label("Lọc bảng").fill("phe duyet con hieu luc")
        expect(rows).to_have_count(1)


def test_without_scripts_the_register_is_whole(browser: Browser, legal: Path) -> None:
    with opened(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto((legal / "van-ban/index.html").as_uri())
        expect(page.get_by_label("Lọc bảng")).not_to_be_visible()
        page.get_by_role("link", name="Quyết định số 374/QĐ-UBND").click()
        expect(page.locator("h1")).to_have_text("Phê duyệt Điều lệ")
        page.get_by_role("link", name="Quyết định số 02/QĐ-UBND").click()
        expect(page.locator("h1")).to_contain_text("02/QĐ-UBND")


@pytest.mark.parametrize("address", [PAGE, "van-ban/index.html"])
def test_printed_legal_pages_fit_the_paper(browser: Browser, legal: Path, address: str) -> None:
    paper: ViewportSize = {"width": 627, "height": 900}  # A4 without its margins
    with opened(browser, viewport=paper) as page:
        page.emulate_media(media="print")
        page.goto((legal / address).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= paper["width"]
        expect(page.get_by_text("Ủy ban nhân dân tỉnh A")).to_be_visible()
        expect(page.locator("form.register-tools")).to_have_count(0 if address == PAGE else 1)
        for tools in page.locator("form.register-tools, nav").all():
            expect(tools).not_to_be_visible()
