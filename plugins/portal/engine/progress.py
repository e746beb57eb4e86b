"""Long work as people see it: a bar in a terminal, a plain line elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

Thing = TypeVar("Thing")


def told(what: str, things: Sequence[Thing]) -> Iterable[Thing]:
    """Return things one after the other, and tell on standard error how far ``what`` is."""
    console = Console(stderr=True)
    if console.is_terminal:
        return track(things, description=what, console=console, transient=True)
    sys.stderr.write(f"{what}: {len(things)} mục\n")
    return things
