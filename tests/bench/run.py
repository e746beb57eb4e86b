"""The bench: this portal and its peers, the same reports, the same cases, in turn."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from bench.cases import CASES, TURNS, Case
from bench.corpora import CACHE, kept_corpora
from bench.corpus import Head, head
from bench.measure import BenchError, Cost
from bench.preview import latencies
from bench.results import HEADINGS, Results, output_of
from bench.sites import PEERS, Site, portal
from rich.console import Console
from rich.table import Table

FEWEST = 100
"""Articles that the cases need."""


def bench(articles: int, peers: str) -> int:
    """Measure, print a table and keep the results; return the exit status, 2 for wrong use.

    ``peers`` are names from `PEERS` with commas between.
    """
    names = [name for name in peers.split(",") if name]
    if problem := _problem(articles, names):
        sys.stderr.write(f"{problem}\n")
        return 2
    console = Console()
    try:
        results = _measured(articles, names, console)
    except BenchError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    _tell(results, console)
    console.print(f"Kept in {results.save(CACHE)}", soft_wrap=True)
    return 0


def _problem(articles: int, peers: Sequence[str]) -> str | None:
    if os.name == "nt":
        return "The bench runs on Linux and macOS only: Windows does not tell a process's costs."
    if unknown := sorted(set(peers) - PEERS.keys()):
        return f"No such peer: {', '.join(unknown)}; there are {', '.join(PEERS)}."
    return f"Give at least {FEWEST} articles." if articles < FEWEST else None


def _measured(articles: int, peers: Sequence[str], console: Console) -> Results:
    heads = [head(number) for number in range(articles + TURNS)]
    corpora = kept_corpora(heads[:articles])
    sites = [portal(corpora), *(PEERS[name](corpora) for name in peers)]
    for site in sites:  # makes the copy's .venv, compiles Python's modules, warms the disk's cache
        site.build()
    outputs = {site.name: output_of(site.root / "output") for site in sites}
    runs: dict[str, dict[str, list[Cost]]] = {site.name: {} for site in sites}
    for case in CASES:
        for name, costs in _case(case, sites, heads, console).items():
            runs[name][case.name] = costs
    return Results(articles, outputs, runs, _waits(sites, heads, console))


def _case(
    case: Case, sites: Sequence[Site], heads: Sequence[Head], console: Console
) -> dict[str, list[Cost]]:
    """Measure a case, one site after the other in each turn, and undo it."""
    costs: dict[str, list[Cost]] = {site.name: [] for site in sites}
    for turn in range(TURNS):
        for site in sites:
            if turn and site.slow:
                continue
            case.edit(site, heads, turn)
            cost = site.build()
            costs[site.name].append(cost)
            console.print(f"{case.name:22}{site.name:15}{cost.cpu:8.2f} s{cost.memory:8.0f} MB")
    for site in sites:
        case.undo(site, heads, TURNS)
        if site.incremental:
            site.build()
    return costs


def _waits(
    sites: Sequence[Site], heads: Sequence[Head], console: Console
) -> dict[str, list[float]]:
    """Time the previews; one that fails is told and left out: the builds took long to measure."""
    waits: dict[str, list[float]] = {}
    for site in (site for site in sites if site.preview):
        try:
            waits[site.name] = latencies(site, heads)
        except BenchError as error:
            console.print(f"No preview: {error}", soft_wrap=True)
    return waits


def _tell(results: Results, console: Console) -> None:
    table = Table(box=None, pad_edge=False)  # fits 80 columns
    for number, heading in enumerate(HEADINGS):
        table.add_column(heading, justify="left" if number < 2 else "right", no_wrap=True)
    for row in results.rows():
        table.add_row(*row)
    console.print(table)
    for remark in results.remarks():
        console.print(remark, soft_wrap=True)
