"""What a bench has found: kept as JSON, told as a table."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.measure import Cost, median

_PACKAGES = ("pelican", "Markdown", "typogrify", "hugo")
_BASE = ("hugo", "cold")
HEADINGS = ("case", "site", "CPU s", "wall s", "MB", "CPU ×", "wall ×", "MB ×", "runs")
"""The columns of the table; × is the ratio to Hugo's cold build in the same bench."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a clean build writes, to show that the sites are alike; ``size`` in bytes."""

    files: int
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Results:
    """All of one bench: the runs by site and case, the preview's waits in seconds by site."""

    articles: int
    outputs: dict[str, Output]
    runs: dict[str, dict[str, list[Cost]]]
    waits: dict[str, list[float]]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the table, by case; ratios are left out where Hugo was."""
        base_site, base_case = _BASE
        base = self.runs.get(base_site, {}).get(base_case)
        for case in next(iter(self.runs.values())):
            for site, cases in self.runs.items():
                yield case, site, *_row(cases[case], median(base) if base else None)

    def remarks(self) -> Iterator[str]:
        """Yield lines about all that is in no row: the output, the preview, the machine."""
        for site, output in self.outputs.items():
            size = f"{output.size / 1e6:.1f} MB"
            yield f"{site} writes {output.files} files, {output.pages} of them pages, {size}"
        for site, waits in self.waits.items():
            times = [round(1000 * wait) for wait in (statistics.median(waits), max(waits))]
            yield f"{site}: from saving to the new page {times[0]} ms, at most {times[1]} ms"
        yield ", ".join(f"{key} {value}" for key, value in machine().items())

    def markdown(self) -> str:
        """Return all for people, in Markdown."""
        lines = [HEADINGS, ("---", "---", *("---:" for _ in HEADINGS[2:])), *self.rows()]
        table = [f"| {' | '.join(line)} |" for line in lines]
        return "\n".join([*table, "", *(f"- {remark}" for remark in self.remarks()), ""])

    def save(self, folder: Path) -> Path:
        """Write all with machine and moment as JSON, and as Markdown; return the latter's file."""
        now = datetime.now(UTC)
        told = {"moment": now.isoformat(timespec="seconds"), "machine": machine(), **asdict(self)}
        path = folder / f"results-{self.articles}-{now:%Y%m%d-%H%M%S}.json"
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        path.with_suffix(".md").write_text(self.markdown(), encoding="utf-8")
        return path.with_suffix(".md")


def output_of(folder: Path) -> Output:
    """Count what lies in an output folder."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    pages = sum(path.suffix == ".html" for path in sizes)
    return Output(len(sizes), pages, sum(sizes.values()))


def machine() -> dict[str, str | int]:
    """Name the machine and the versions of what is measured."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count() or 0,
        "python": platform.python_version(),
        **{package: _version(package) for package in _PACKAGES},
    }


def _processor() -> str:
    """Return the processor's name; Linux alone tells it in a file."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _row(costs: list[Cost], base: Cost | None) -> tuple[str, ...]:
    cost = median(costs)
    measures = (cost.cpu, cost.wall, cost.memory)
    bases = (base.cpu, base.wall, base.memory) if base else ()
    ratios = [f"{own / other:.3f}" for own, other in zip(measures, bases, strict=False)]
    cells = (f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.memory:.0f}")
    return *cells, *(ratios or ("", "", "")), str(len(costs))
