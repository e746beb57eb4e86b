"""From Markdown to the HTML of an article's text.

Python-Markdown with the extensions that office documents need. Two of its habits would change a
text and are turned off: lines indented with spaces are no code, and no word becomes a contents
list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from portal.sources.captions import with_figures
from portal.sources.extensions import (
    FramedTables,
    HeadingAnchors,
    NotesOutside,
    TimesSigns,
    heading_id,
)
from portal.sources.lists import NumberedLists, SeparateLists
from portal.sources.plain import plain_html
from portal.sources.shortcuts import Shortcuts
from portal.vietnamese import polish


@dataclass(frozen=True)
class Heading:
    """A heading of a text, with those below it."""

    level: int
    id: str
    text: str
    children: tuple[Heading, ...] = ()


def configured(*more: Extension) -> Markdown:
    """Return Python-Markdown with our extensions and ``more``, which come last."""
    markdown = Markdown(
        output_format="html",
        extensions=[
            FencedCodeExtension(),
            FootnoteExtension(SEPARATOR="-", BACKLINK_TITLE="Về chỗ có chú thích {}"),
            SaneListExtension(),
            TableExtension(use_align_attribute=True),
            TocExtension(marker="", slugify=heading_id),
            FramedTables(),
            HeadingAnchors(),
            NotesOutside(),
            NumberedLists(),
            SeparateLists(),
            TimesSigns(),
            *more,
        ],
    )
    markdown.parser.blockprocessors.deregister("code")
    return markdown


class Renderer:
    """Turns Markdown into HTML; one instance serves any number of texts."""

    def __init__(self) -> None:
        self._markdown = configured(Shortcuts())

    def render(self, text: str, *, editorial: bool) -> tuple[str, tuple[Heading, ...]]:
        """Return the HTML of a Markdown text and its headings.

        An ``editorial`` text, one that the editors write themselves, gets typographic quotes and
        dashes, and captions below its images; an archived one keeps every mark as it is.
        """
        html, headings = plain_html(text) or self._converted(text)
        html = with_figures(html, captions=editorial)
        return polish(html, editorial=editorial), tuple(map(_heading, headings))

    def _converted(self, text: str) -> tuple[str, Sequence[Mapping[str, Any]]]:
        html = self._markdown.reset().convert(text)
        return html, self._markdown.toc_tokens  # type: ignore[attr-defined]  # set by toc


def _heading(token: Mapping[str, Any]) -> Heading:
    children = tuple(_heading(child) for child in token["children"])
    return Heading(token["level"], token["id"], token["name"], children)
