"""The bench of the search: what it finds, against Pagefind, and what that costs a reader."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from bench import pagefind
from bench.corpora import CACHE, kept_corpora
from bench.corpus import Head, head
from bench.formats import PORTAL
from bench.known_items import Finder, Item, portal_finder, ranks, share
from bench.measure import BenchError
from bench.queries import commonest, samples
from bench.sites import portal
from bench.traffic import Reader, index_size
from chromium import HOW_TO_GET_ONE, chromium, launched, served
from playwright.sync_api import Browser, Page

from portal.search.seats import row_size, seat_all

_PLACES = (1, 3, 10)

Row = tuple[str, ...]


def bench_search(articles: int) -> int:
    """Measure and print tables in Markdown; return the exit status."""
    try:
        _measure([head(number) for number in range(articles)])
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _measure(heads: Sequence[Head]) -> None:
    executable = chromium()
    if executable is None:
        raise BenchError(HOW_TO_GET_ONE)
    site = portal(kept_corpora(heads))
    site.build()
    output = site.root / "output"
    files, size = index_size(output)
    with launched(executable) as browser, served(output) as root:
        _print(_costs(Reader(browser, root, output), heads))
        sys.stdout.write(f"The index without texts: {files} files, {size / 1e6:.1f} MB\n\n")
        _print(_found(browser, root, output, heads))


def _print(rows: Iterable[Row]) -> None:
    for row in rows:
        sys.stdout.write(f"| {' | '.join(row)} |\n")
        sys.stdout.flush()  # a row can take minutes


def _costs(reader: Reader, heads: Sequence[Head]) -> Iterator[Row]:
    """Yield the most that the commonest runs cost, by the number of their syllables."""
    yield "syllables", "first B", "next B", "typed slowly B", "ten texts B", "median ms", "most ms"
    yield "---:", "---:", "---:", "---:", "---:", "---:", "---:"
    for length, queries in commonest(heads).items():
        loads = [reader.loads(*pair) for pair in pairwise([*queries, queries[0]])]
        typed = [reader.typing(query) for query in queries[:3]]
        texts = (load.texts for pair in loads for load in pair)
        times = reader.times(queries)
        most = (
            max(first.search for first, _ in loads),
            max(then.search for _, then in loads),
            max(load.search for load in typed),
            max(texts),
        )
        milliseconds = (statistics.median(times), max(times))
        yield str(length), *map(str, most), *(f"{time:.1f}" for time in milliseconds)


def _found(browser: Browser, root: str, output: Path, heads: Sequence[Head]) -> Iterator[Row]:
    """Yield the share of known items that come among the first places."""
    yield "items", "typed", "search", *(f"in the first {places}" for places in _PLACES)
    yield "---", "---", "---", *("---:" for _ in _PLACES)
    known = samples(heads)
    names = {PORTAL.path(one): one.number for one in heads}
    seats = seat_all(names, row_size(len(names)))
    with _page(browser, f"{root}/tim-kiem.html") as page:
        finder = portal_finder(page, {seat: names[name] for name, seat in seats.items()})
        yield from _shares("portal", finder, known)
    index = CACHE / "pagefind"
    pagefind.index(output, index)
    with served(index) as other, _page(browser, f"{other}/{pagefind.PAGE}") as page:
        yield from _shares("pagefind", pagefind.pagefind_finder(page), known)


def _shares(name: str, finder: Finder, known: dict[str, list[Item]]) -> Iterator[Row]:
    for sample, items in known.items():
        for typed, asked in (("marks", items), ("no marks", [item.unmarked() for item in items])):
            found = ranks(finder, asked)
            shares = (f"{share(found, places):.1%}" for places in _PLACES)
            yield f"{len(items)} {sample}", typed, name, *shares


@contextmanager
def _page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(address)
    yield page
    page.close()
