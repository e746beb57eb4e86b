"""The zip, unpacked on a disk: all of it works there, with no server and no network."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from packages import STEM, commit_all, copy_project, make_packages
from playwright.sync_api import Browser, Page, Request


@pytest.fixture(scope="module")
def unzipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the real content and unpack it in a folder with a name that people give."""
    project = copy_project(tmp_path_factory.mktemp("unzipped") / "project")
    commit_all(project)
    folder = project.parent / "Kho lưu trữ #1"
    package = make_packages(project, "zip") / f"{STEM}.zip"
    subprocess.run(["python3", "-m", "zipfile", "-e", str(package), str(folder)], check=True)
    return folder


@pytest.fixture
def page(browser: Browser, unzipped: Path) -> Page:
    page = browser.new_page()
    page.set_default_timeout(10_000)
    return page


def test_every_page_opens_and_asks_for_nothing_that_is_not_there(
    page: Page, unzipped: Path
) -> None:
    asked: set[str] = set()
    failed: set[str] = set()

    def note(request: Request) -> None:
        asked.add(request.url)

    def complain(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # we went on before its icon had come
            failed.add(f"{request.url}: {request.failure}")

    page.on("request", note)
    page.on("requestfailed", complain)
    pages = sorted(path for path in unzipped.rglob("*.html") if path.name != "404.html")
    for path in pages:
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1, path
    print(f"Chromium: {len(pages)} pages of the unzipped package, {len(asked)} requests")
    assert not failed
    assert not [url for url in asked if not url.startswith(unzipped.as_uri())]


@pytest.mark.parametrize("query", ["hop tac xa", "dieu le", "điều lệ"])
def test_the_search_finds(page: Page, unzipped: Path, query: str) -> None:
    page.goto((unzipped / "index.html").as_uri())
    page.locator("form[role=search] input[name=q]").first.fill(query)
    page.keyboard.press("Enter")
    page.locator("#ket-qua a").first.wait_for()


def test_the_timeline_leads_to_its_sentence(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "lich-su.html").as_uri())
    page.locator("main a[href*='bai-viet/']").first.click()
    page.locator(":target").wait_for()
    assert page.url.startswith(unzipped.as_uri())


def test_the_register_is_filtered(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "van-ban/index.html").as_uri())
    rows = page.locator("table.register tbody tr:visible")
    before = rows.count()
    page.locator("input[name=words]").fill("nghị định")
    assert 0 < rows.count() < before
