"""The pages of a built tree, as other readers list and search them: a title, and a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from portal.archive.media_types import media_type
from portal.sources import Flow

_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is about, without what stands on every page; each space is a single one."""

    title: str
    text: str


def is_page(address: str) -> bool:
    """Tell whether a file of the tree is a page."""
    return media_type(address) == "text/html"


def read_page(path: Path, portal: str) -> Page:
    """Read a page of the ``portal`` of this title, which ends the titles of its pages."""
    html = path.read_text(encoding="utf-8", errors="replace")
    title, main = _TITLE.search(html), _MAIN.search(html)
    return Page(
        title=_seen(title[1]).removesuffix(f" – {portal}") if title else path.stem,
        text=_seen(main[1] if main else html),
    )


def _seen(html: str) -> str:
    return " ".join(Flow.of(html).text.split())
