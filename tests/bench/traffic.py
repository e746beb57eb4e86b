"""What a reader's browser loads for a query, gzipped, and how long it thinks about an answer."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page, Request

_INDEX = "tim-kiem"
_TEXTS = f"{_INDEX}/chu/"
_OF_SEARCH = (f"{_INDEX}/", "theme/search.")
_PAUSE = 300  # ms between two letters: longer than the script waits
_SETTLED = 700  # ms in which nothing is asked for any more
_TIMES = """async queries => {
    const times = [];
    for (const query of queries) {
        const own = [];
        for (let turn = 0; turn < 6; turn++) {
            const start = performance.now();
            await timKiem.hoi(query);
            own.push(performance.now() - start);
        }
        times.push(own.slice(1).sort((a, b) => a - b)[2]); // the first one loads
    }
    return times;
}"""


@dataclass(frozen=True, slots=True)
class Load:
    """Gzipped bytes: of the script, the index and the cards of ten results; of their texts."""

    search: int
    texts: int


@dataclass(frozen=True, slots=True)
class Reader:
    """A browser that looks at a site which is served from ``output``."""

    browser: Browser
    root: str
    output: Path

    def loads(self, first: str, then: str) -> tuple[Load, Load]:
        """Return what a first query loads where nothing is kept yet, and what the next one."""
        with self._watched() as (page, asked):
            page.goto(f"{self.root}/tim-kiem.html?q={quote(first)}")
            page.wait_for_timeout(_SETTLED)
            first_load = self._taken(asked)
            page.get_by_role("searchbox").fill(then)
            page.keyboard.press("Enter")
            page.wait_for_timeout(_SETTLED)
            return first_load, self._taken(asked)

    def typing(self, query: str) -> Load:
        """Return what a query loads that is typed so slowly that every letter is answered."""
        with self._watched() as (page, asked):
            page.goto(f"{self.root}/tim-kiem.html")
            page.get_by_role("searchbox").press_sequentially(query, delay=_PAUSE)
            page.wait_for_timeout(_SETTLED)
            return self._taken(asked)

    def times(self, queries: Sequence[str]) -> list[float]:
        """Return the milliseconds that each answer takes when all that it needs is there."""
        with self._watched() as (page, _):
            page.goto(f"{self.root}/tim-kiem.html")
            times: list[float] = page.evaluate(_TIMES, queries)
            return times

    @contextmanager
    def _watched(self) -> Iterator[tuple[Page, list[str]]]:
        """Open a page that has nothing in its cache; give it with the paths that it asks for."""
        asked: list[str] = []

        def note(request: Request) -> None:
            asked.append(urlsplit(request.url).path.removeprefix("/"))

        page = self.browser.new_page()
        page.on("request", note)
        yield page, asked
        page.close()

    def _taken(self, asked: list[str]) -> Load:
        """Return what was loaded since the last time."""
        texts = {path for path in asked if path.startswith(_TEXTS)}
        search = {path for path in asked if path.startswith(_OF_SEARCH)} - texts
        asked.clear()
        return Load(self._gzipped(search), self._gzipped(texts))

    def _gzipped(self, paths: Iterable[str]) -> int:
        return sum(_size(self.output / path) for path in paths)


def index_size(output: Path) -> tuple[int, int]:
    """Return the number of files of the index and their bytes; texts are left out."""
    texts = output / _TEXTS
    files = [path for path in (output / _INDEX).rglob("*.js") if texts not in path.parents]
    return len(files), sum(path.stat().st_size for path in files)


@cache
def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))
