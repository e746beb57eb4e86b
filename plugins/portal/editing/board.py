"""What the open pages of a preview are told: which pages are new, what is wrong in the files."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass

from portal.engine import Answer

_MOST = 100  # findings that a page shows; the terminal has them all


@dataclass(frozen=True, slots=True)
class News:
    """Something new; ``number`` grows with each, and ``text`` is JSON for the overlay's script."""

    number: int
    text: str


class Board:
    """Holds the newest state; any number of threads wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._drafts: list[str] = []
        self._addresses: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._news = News(0, "")

    @property
    def version(self) -> int:
        """Return a number that grows whenever pages are written, over restarts too."""
        return self._version

    def tell(self, answer: Answer) -> None:
        """Take what a build or an edit has brought, and wake all who wait."""
        if answer["outcome"] in {"built", "partly"}:
            self._version = max(self._version + 1, time.time_ns() // 1_000_000)
        if answer["addresses"]:
            self._drafts, self._addresses = answer["drafts"], answer["addresses"]
            self._paths |= {address: path for path, address in self._addresses.items()}
        with self._changed:
            self._news = News(self._news.number + 1, self._text(answer))
            self._changed.notify_all()

    def after(self, number: int, timeout: float) -> News | None:
        """Wait for news that are newer than ``number``; None if there are none in time."""
        with self._changed:
            newer = self._changed.wait_for(lambda: self._news.number > number, timeout)
            return self._news if newer else None

    def moved(self, address: str) -> str | None:
        """Return where the document is now that this preview has had at ``address`` before."""
        return self._addresses.get(self._paths.get(address, ""))

    def _text(self, answer: Answer) -> str:
        findings = sorted(answer["findings"], key=lambda finding: finding["weight"])
        errors = sum(finding["weight"] == "ERROR" for finding in findings)
        return json.dumps(
            {
                "version": self._version,
                "errors": errors,
                "warnings": len(findings) - errors,
                "findings": findings[:_MOST],
                "drafts": self._drafts,
            }
        )
