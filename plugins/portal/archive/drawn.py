"""Draws the pages of books: templates of their own, which stand in the theme (decision 0016)."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.engine import PROJECT
from portal.vietnamese import file_size, number, polish_text

BESIDE = "beside:"
"""What a link on paper begins with that leads to a file beside this one (see ``paper.py``)."""

_TEMPLATES = PROJECT / "theme" / "books"


def draw(template: str, **names: Any) -> str:  # noqa: ANN401  # whatever the template takes
    """Return what a template makes of ``names``; they are escaped unless they are markup."""
    return _environment().get_template(template).render(names)


def style(name: str) -> str:
    """Return a style sheet of books."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(typo=polish_text, number=number, filesize=file_size)
    return environment
