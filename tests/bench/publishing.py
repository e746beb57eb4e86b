"""The bench of publishing: what host files add to a build, and what bringing it out costs."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.cases import TURNS, add_sentence
from bench.corpora import kept_corpora
from bench.corpus import PROJECT, Head, head
from bench.measure import BenchError, Cost
from bench.sites import Site, portal

_LOCK = "requirements-publish.txt"
_OUTPUT = ".cache/publish"  # where the task publish builds: what is built here, it finds built
_SETTINGS = """
SITEURL = "https://bench.test"
FEED_DOMAIN = SITEURL
PUBLISH = {"disk": {"kind": "folder", "folder": "published"}}
"""

Row = tuple[str, ...]


def bench_publishing(articles: int) -> int:
    """Measure and print a table in Markdown; return the exit status."""
    try:
        for row in _rows([head(number) for number in range(articles)]):
            sys.stdout.write(f"| {' | '.join(row)} |\n")
            sys.stdout.flush()  # a row can take minutes
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _rows(heads: Sequence[Head]) -> Iterator[Row]:
    """Yield what each step costs; each edit is built first, so that publishing builds nothing."""
    site = _publishing_portal(kept_corpora(heads))
    plain, built, published = _plain(site), _built(site), _published(site)
    yield "case", "command", "CPU s", "wall s", "MB"
    yield "---", "---", "---:", "---:", "---:"
    plain.build()  # installs, compiles Python's modules
    _forget(site)
    yield _row("cold", "build", [plain.build()])
    _forget(site)
    yield _row("cold", "build --publish", [built.build()])
    published.build()  # installs what publishing needs
    shutil.rmtree(site.root / "published")
    yield _row("first", "publish", [published.build()])
    yield _row("nothing changed", "build --publish", [built.build() for _ in range(TURNS)])
    yield _row("nothing changed", "publish", [published.build() for _ in range(TURNS)])
    costs: list[tuple[Cost, Cost]] = []
    for turn in range(TURNS):
        add_sentence(site, heads[len(heads) // 2], f"Câu thêm vào lần {turn + 1}.")
        costs.append((built.build(), published.build()))
    yield _row("one body edited", "build --publish", [build for build, _ in costs])
    yield _row("one body edited", "publish after it", [after for _, after in costs])


def _publishing_portal(corpora: Path) -> Site:
    """Return a copy of this project that publishes into a folder beside its output."""
    site = portal(corpora)
    shutil.copy2(PROJECT / _LOCK, site.root / _LOCK)
    with (site.root / "publishconf.py").open("a", encoding="utf-8") as settings:
        settings.write(_SETTINGS)
    return site


def _plain(site: Site) -> Site:
    return replace(site, command=(*site.command, "--output", "output"))


def _built(site: Site) -> Site:
    return replace(site, command=(*site.command, "--publish", "--output", _OUTPUT))


def _published(site: Site) -> Site:
    return replace(site, command=(*site.command[:-1], "publish", "disk", "--yes"))


def _forget(site: Site) -> None:
    for trace in site.traces:
        shutil.rmtree(site.root / trace, ignore_errors=True)


def _row(case: str, command: str, costs: Sequence[Cost]) -> Row:
    """Return the medians of some runs."""
    measures = [(cost.cpu, cost.wall, cost.memory) for cost in costs]
    cpu, wall, memory = (statistics.median(each) for each in zip(*measures, strict=True))
    return case, command, f"{cpu:.2f}", f"{wall:.2f}", f"{memory:.0f}"
