"""The search finds what is known to be there: each run of three syllables that one article has.

The articles are the paragraphs of the originals, and the queries some two thousand, with marks and
without. That shows whether folding, pairs and ranking hold for texts such as this portal has.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench.known_items import Finder, items, portal_finder, ranks, share
from harness import MENU, PROJECT, article
from playwright.sync_api import Browser

from portal.engine import build
from portal.search.seats import row_size, seat_all

ORIGINALS = sorted((PROJECT / "content").glob("[0-9]*/*.md"))
BODIES = [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in ORIGINALS]
PARAGRAPHS = [paragraph for body in BODIES for paragraph in body.strip().split("\n\n")]
NUMBERS = {f"{number}.md": number for number in range(len(PARAGRAPHS))}
KNOWN = items([paragraph] for paragraph in PARAGRAPHS)
FEWEST = 2000


@pytest.fixture(scope="module")
def finder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    """Build a site that has each paragraph as an article, and open its search."""
    folder = tmp_path_factory.mktemp("paragraphs")
    content = folder / "content"
    content.mkdir()
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    for name, number in NUMBERS.items():
        text = article(PARAGRAPHS[number], title=f"Đoạn {number}")
        (content / name).write_text(text, encoding="utf-8")
    assert build(content, folder / "output") == 0
    page = browser.new_page()
    page.goto((folder / "output" / "tim-kiem.html").as_uri())
    seats = seat_all(NUMBERS, row_size(len(NUMBERS)))
    yield portal_finder(page, {seat: NUMBERS[name] for name, seat in seats.items()})
    page.close()


@pytest.mark.parametrize(("marked", "least"), [(True, 0.98), (False, 0.85)], ids=["marks", "none"])
def test_the_right_article_is_found(finder: Finder, marked: bool, least: float) -> None:
    known = KNOWN if marked else [item.unmarked() for item in KNOWN]
    assert len(known) > FEWEST
    found = ranks(finder, known)
    far = [(item, rank) for item, rank in zip(known, found, strict=True) if not 0 < rank <= 3]
    assert far == []
    assert share(found, 1) >= least
