"""What a command costs: seconds of processor and of the clock, peak memory."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")
_LAST_LINES = 20


class BenchError(Exception):
    """Something that makes the bench impossible; its text says what."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: ``cpu`` and ``wall`` in seconds, ``memory`` in MB of the largest process."""

    cpu: float
    wall: float
    memory: float


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder; raise BenchError with its last words if it fails."""
    log = folder.with_suffix(".log")
    words = [sys.executable, "-IS", str(_LAUNCH), str(log), *command]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=True)
    told = json.loads(done.stdout)
    if told["status"]:
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LAST_LINES:]
        raise BenchError("\n".join((f"{' '.join(command)} ended with {told['status']}:", *last)))
    return Cost(told["cpu"], told["wall"], told["memory"] / 1e6)


def median(costs: Sequence[Cost]) -> Cost:
    """Return the median of each measure."""
    return Cost(
        cpu=statistics.median(cost.cpu for cost in costs),
        wall=statistics.median(cost.wall for cost in costs),
        memory=statistics.median(cost.memory for cost in costs),
    )
