"""Images in a real browser: which version it takes, and that nothing moves meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.test_pages import DESKTOP, PHONE, SHIFTS, opened, violations
from chromium import served
from playwright.sync_api import Browser, Route, ViewportSize, expect

ADDRESS = "bai-viet/2011/bai-thu.html"
TAKEN = "image => image.complete && image.naturalWidth > 0 && image.currentSrc"


@pytest.fixture(params=["file", "http"])
def place(request: pytest.FixtureRequest, sampler: Path) -> Iterator[str]:
    """Give the address of the sampler, on a disk and on a server."""
    if request.param == "file":
        yield sampler.as_uri()
        return
    with served(sampler) as address:
        yield address


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(
    ("screen", "width"), [((PHONE, 1), 480), ((PHONE, 2), 800), ((DESKTOP, 2), 1280)]
)
def test_the_browser_takes_an_avif_of_its_size(
    browser: Browser, place: str, screen: tuple[ViewportSize, int], width: int, scripts: bool
) -> None:
    size, density = screen
    options = {"viewport": size, "device_scale_factor": density, "java_script_enabled": scripts}
    with opened(browser, **options) as page:
        page.goto(f"{place}/{ADDRESS}")
        image = page.get_by_role("img", name="Quang cảnh hội nghị")
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        taken = image.evaluate(TAKEN)
        assert f"/anh-{width}." in taken
        assert taken.endswith(".avif")


def test_nothing_moves_when_a_slow_image_comes(browser: Browser, sampler: Path) -> None:
    def slow(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    with served(sampler) as address, opened(browser, viewport=PHONE) as page:
        page.route("**/*.avif", slow)
        page.goto(f"{address}/{ADDRESS}", wait_until="domcontentloaded")
        image = page.get_by_role("img", name="Quang cảnh hội nghị")
        image.scroll_into_view_if_needed()
        before = image.bounding_box()
        expect(image).to_have_js_property("complete", True)
        # A version has whole pixels, so its sides may differ by a part of one.
        assert image.bounding_box() == pytest.approx(before, abs=0.5)
        assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_images_and_files_are_accessible(browser: Browser, sampler: Path, scheme: str) -> None:
    with opened(browser, viewport=PHONE, color_scheme=scheme) as page:
        page.goto((sampler / ADDRESS).as_uri())
        figure = page.get_by_role("figure").filter(has_text="Hội nghị năm 2018")
        expect(figure.get_by_role("link", name="Quang cảnh hội nghị")).to_be_visible()
        expect(page.get_by_role("link", name="Quyết định (PDF, 8 byte)")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert violations(page) == []
