"""Plain texts straight to HTML: what Python-Markdown would write, without its element tree.

Most reports are headings, paragraphs, flat lists and tables, with bold words and links in them. A
text of nothing else is taken apart here. Where it holds anything else, or a sign that might mean
something, this module says None, and Python-Markdown reads the whole text.
``tests/unit/sources/test_plain.py`` holds the two outputs equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from markdown.util import ETX, STX

from portal.sources.plain_page import PlainPage

_UNKNOWN = ("<", ">", "&", "`", "\\", "\t", "\r", STX, ETX, "  \n")
# Neither goes beyond a line or a cell of a table; a target holds nothing that could end it or
# begin a title. The look at what is before "[" stands behind it: so the sign is found faster.
_LINK = re.compile(r"\[(?<!!\[)(?!\^)([^\[\]*|\n]+)\]\(([^\s\[\]()*|\"']+)\)")
_BOLD = re.compile(r"\*\*(?=\S)([^*|\n]+)(?<=\S)\*\*(?!\*)")
_OPENING_UNDERSCORE = re.compile(r"(?<!\w)_")

# What begins a line here begins no block of another kind; "<" stands before a tag of our own.
_TEXT = r"(?!\d+\. )(?:[^\W_]|[\"'“‘(–—…<]).*"
_LINES = r"(?P<{name}>{line}(?:\n{line})*)"
_BLOCK = re.compile(
    "|".join(
        (
            _LINES.format(name="paragraph", line=_TEXT),
            _LINES.format(name="bullets", line="[+-] +" + _TEXT),
            _LINES.format(name="numbers", line=r"\d+\. +" + _TEXT),
            r"(?P<heading>\#{1,6}[^\#\n]*[^\#\s][^\#\n]*)",
            r"(?P<table>\|.*\|\n\|(?: *:?-+:? *\|)+(?:\n\|.*\|)+)",
        )
    )
)


def plain_html(text: str) -> tuple[str, Sequence[Mapping[str, Any]]] | None:
    """Return a plain text's HTML and its headings as the toc extension tells them, else None."""
    inline = _inline(text)
    if inline is None:
        return None
    page = PlainPage()
    blocks = [block for part in inline.split("\n\n") if (block := part.strip("\n"))]
    for kind, alike in groupby(blocks, key=_kind):
        if kind is None:
            return None
        page.write(kind, list(alike))
    return page.html, page.headings


def _inline(text: str) -> str | None:
    """Return a text with its links and bold words marked up, None if there is other markup."""
    for sign in _UNKNOWN:
        if sign in text:
            return None
    if "[" in text:
        text = _LINK.sub(r'<a href="\2">\1</a>', text)
    if "**" in text:
        text = _BOLD.sub(r"<strong>\1</strong>", text)
    if "[" in text or "*" in text or ("_" in text and _OPENING_UNDERSCORE.search(text)):
        return None
    return text


def _kind(block: str) -> str | None:
    found = _BLOCK.fullmatch(block)
    if not found:
        return None
    if found["table"]:
        names, rule, _ = block.split("\n", 2)
        return "table" if names.count("|") == rule.count("|") else None
    return found.lastgroup
