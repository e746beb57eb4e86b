"""The preview in a real browser: pages that follow the files, findings over them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk import DRAFT, ONE, TEXTS, Desk, previewing
from harness import article
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

PANEL = "aside[aria-label='Xem trước']"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with previewing(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page; nothing may be refused by the page's policy or fail in the script."""
    page = browser.new_page()
    trouble: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            trouble.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    page.close()
    assert not trouble


def one(body: str) -> str:
    return article(f"## Mục một\n\n{body}", title="Bài một")


def test_the_page_follows_the_file_and_shows_what_is_wrong_in_it(desk: Desk, page: Page) -> None:
    page.goto(desk.root + ONE)
    expect(page.get_by_text("Một đoạn.")).to_be_visible()
    expect(page.locator(PANEL)).to_be_hidden()
    desk.write("tin/mot.md", one("Một đoạn khác."))
    expect(page.get_by_text("Một đoạn khác.")).to_be_visible()
    desk.write("tin/mot.md", one("[hỏng](khong-co.md)"))
    panel = page.locator(PANEL)
    expect(panel).to_contain_text("1 lỗi, 0 cảnh báo: trang đang hiện là bản dựng được gần nhất.")
    expect(panel.get_by_role("listitem")).to_contain_text(
        "tin/mot.md:9: liên kết “khong-co.md” không dẫn đến tệp nào"
    )
    expect(page.get_by_text("Một đoạn khác.")).to_be_visible()
    desk.write("tin/mot.md", one("Đã sửa xong."))
    expect(page.get_by_text("Đã sửa xong.")).to_be_visible()
    expect(page.locator(PANEL)).to_be_hidden()


def test_a_warning_is_told_but_folded_away(desk: Desk, page: Page) -> None:
    desk.write("tin/mot.md", one("# To"))
    page.goto(desk.root + ONE)
    panel = page.locator(PANEL)
    expect(panel).to_contain_text("0 lỗi, 1 cảnh báo.")
    expect(panel.get_by_role("listitem")).to_be_hidden()
    panel.get_by_text("0 lỗi, 1 cảnh báo.").click()
    expect(panel.get_by_role("listitem")).to_contain_text("đề mục bậc 1")
    desk.write("tin/mot.md", TEXTS["tin/mot.md"])
    expect(panel).to_be_hidden()


def test_a_draft_says_that_it_is_one_and_so_do_links_to_it(desk: Desk, page: Page) -> None:
    page.goto(desk.root + DRAFT)
    expect(page.locator(PANEL)).to_contain_text("Bản nháp: trang này chỉ hiện khi xem trước.")
    page.goto(f"{desk.root}chuyen-muc/tin-tuc.html")
    expect(page.get_by_role("link", name="Bài nháp (nháp)").first).to_be_visible()
    expect(page.locator(PANEL)).to_be_hidden()


def test_a_page_that_is_missing_looks_like_the_portal_and_follows_too(
    desk: Desk, page: Page
) -> None:
    page.goto(f"{desk.root}bai-viet/2011/moi.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Không tìm thấy")
    style = "() => getComputedStyle(document.body).fontFamily"
    missing = page.evaluate(style)
    desk.write("tin/moi.md", article("Bài vừa viết.", title="Mới"))
    expect(page.get_by_text("Bài vừa viết.")).to_be_visible()
    assert page.evaluate(style) == missing
