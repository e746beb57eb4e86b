"""Pagefind as a peer of the search: it indexes the title and the text of the same articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.known_items import Finder
from bench.measure import measure
from playwright.sync_api import Page

PAGE = "pagefind-entry.json"
"""An address below the index from which its script can be loaded."""

_CHOICE = (
    *("--glob", "bai-viet/**/*.html"),
    *("--root-selector", "article"),
    *("--exclude-selectors", "nav, .dateline, .text-size, .anchor, .after"),
    *("--force-language", "vi"),
)
_NUMBER = re.compile(r"bao-cao-(\d+)[.]html")
_LOAD = """async () => {
    window.pagefind = await import("/pagefind.js");
    await pagefind.init();
}"""
_ASK = """async queries => {
    const answers = [];
    for (const query of queries) {
        const { results } = await pagefind.search(query);
        const first = await Promise.all(results.slice(0, 10).map(result => result.data()));
        answers.push(first.map(page => page.url));
    }
    return answers;
}"""


def index(output: Path, target: Path) -> None:
    """Let Pagefind write an index of a built portal."""
    where = ("--site", str(output), "--output-path", str(target))
    measure((sys.executable, "-m", "pagefind", *where, *_CHOICE), output.parent)


def pagefind_finder(page: Page) -> Finder:
    """Return what Pagefind finds, on a page that was loaded from its index."""
    page.evaluate(_LOAD)

    def find(queries: Sequence[str]) -> list[list[int]]:
        answers = page.evaluate(_ASK, queries)
        return [[_number(address) for address in answer] for answer in answers]

    return find


def _number(address: str) -> int:
    return int(_NUMBER.findall(address)[0])
