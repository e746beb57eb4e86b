"""A report as each generator wants it: where its file lies, its front matter, its links."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.corpus import Head, Link, body


@dataclass(frozen=True, slots=True)
class Format:
    """A generator's way to write a report; ``path`` is relative to its content folder."""

    path: Callable[[Head], str]
    matter: Callable[[Head], str]
    link: Link
    opening: str = ""

    def text(self, heads: Sequence[Head], number: int) -> str:
        """Return the whole file of a report."""
        head = heads[number]
        return f"{self.matter(head)}\n{self.opening}{body(heads, number, self.link)}"


def _by_year(head: Head) -> str:
    return f"{head.year}/{head.slug}.md"


def _by_category(head: Head) -> str:
    return "/".join(("chuyen-muc", *head.trail, f"{head.slug}.md"))


def _yaml(**keys: str | Sequence[str]) -> str:
    """Return YAML front matter; what JSON quotes, YAML reads."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items())
    return "\n".join(("---", *lines, "---", ""))


def _common(head: Head) -> dict[str, str | Sequence[str]]:
    return {"title": head.title, "summary": head.summary, "tags": head.tags}


def _portal_matter(head: Head) -> str:
    return _yaml(**_common(head), date=head.date, category=head.category, slug=head.slug)


def _hugo_matter(head: Head) -> str:
    own_years = [f"{category}/{head.year}" for category in head.trail]
    return _yaml(**_common(head), date=head.date, **{"nam": [head.year], "muc-nam": own_years})


def _pelican_matter(head: Head) -> str:
    keys = {
        "Title": head.title,
        "Date": head.date,
        "Category": head.category,
        "Slug": head.slug,
        "Summary": head.summary,
        "Tags": ", ".join(head.tags),
    }
    return "".join(f"{key}: {value}\n" for key, value in keys.items() if value)


PORTAL = Format(_by_year, _portal_matter, lambda to: f"../{_by_year(to)}")  # all lie one deep
HUGO = Format(_by_category, _hugo_matter, lambda to: f"/{_by_category(to)}")
PELICAN = Format(_by_year, _pelican_matter, lambda to: f"{{filename}}/{_by_year(to)}", "[TOC]\n\n")
