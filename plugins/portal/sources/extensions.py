"""What we add to Python-Markdown, one small extension for one idea."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Comment, Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from portal.vietnamese import slug

NOTES_MARK = "<!-- notes -->"
"""Stands between an article's text and its notes, which are no part of the text."""

TAKEN_IDS = frozenset({"noi-dung", "ket-qua"})
"""The contract's ids of pages; the theme's own hold an underscore, which no slug does."""

_HEADING = re.compile("h[1-6]")
_BEFORE_EMPHASIS = 70  # em_strong is 60
_AFTER_INLINE_MARKUP = 4  # below toc (5), so that ids and names are known


def heading_id(text: str, separator: str) -> str:
    """Return the id of a heading: its Vietnamese slug (``separator`` is always a hyphen)."""
    name = slug(text) or "muc"
    return f"muc{separator}{name}" if name in TAKEN_IDS else name


class FramedTables(Extension):
    """Puts each table into a frame of its own that scrolls; alignment becomes a class."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the tree processor."""
        md.treeprocessors.register(_FrameTables(md), "framed-tables", _AFTER_INLINE_MARKUP)


class HeadingAnchors(Extension):
    """Gives each heading a link to itself that holds no text; a first-level one steps down."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the tree processors."""
        md.treeprocessors.register(_LowerTitles(md), "lower-titles", 6)
        md.treeprocessors.register(_LinkHeadings(md), "heading-anchors", _AFTER_INLINE_MARKUP)


class NotesOutside(Extension):
    """Takes the notes out of the text and leaves markers without text (CSS draws them)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the tree processor."""
        md.treeprocessors.register(_MoveNotes(md), "notes-outside", _AFTER_INLINE_MARKUP)


class TimesSigns(Extension):
    """Leaves a star between two digits alone, as in ``5*3``: it is text, no emphasis."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the inline processor."""
        md.inlinePatterns.register(_TimesSign(r"(?<=\d)\*(?=\d)"), "times-sign", _BEFORE_EMPHASIS)


class _TimesSign(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return f"{STX}{ord(m[0])}{ETX}", m.start(), m.end()  # as behind a backslash


class _FrameTables(Treeprocessor):
    def run(self, root: Element) -> None:
        count = 0
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table":
                    count += 1  # two regions of one name would be one landmark to listeners
                    parent[index] = _framed(child, f"Bảng {count}")


def _framed(table: Element, name: str) -> Element:
    for cell in table.iter():
        if align := cell.attrib.pop("align", None):
            cell.set("class", align)
    frame = Element("div", {"class": "table", "role": "region", "tabindex": "0"})
    frame.set("aria-label", name)
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


class _LowerTitles(Treeprocessor):
    """A page has one title; a first-level heading in a text is told by the checks."""

    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            heading.tag = "h2"


class _LinkHeadings(Treeprocessor):
    def run(self, root: Element) -> None:
        for heading in [element for element in root.iter() if _is_heading(element)]:
            anchor = Element("a", {"class": "anchor", "href": f"#{heading.get('id')}"})
            anchor.set("aria-label", "Liên kết đến mục này")
            heading.append(anchor)


def _is_heading(element: Element) -> bool:
    return isinstance(element.tag, str) and bool(_HEADING.fullmatch(element.tag))


class _MoveNotes(Treeprocessor):
    def run(self, root: Element) -> None:
        for marker in root.iter("sup"):
            for link in marker.findall("a[@class='footnote-ref']"):
                _empty_marker(marker, link)
        for notes in root.findall("div[@class='footnote']"):
            root.remove(notes)
            root.append(Comment(NOTES_MARK.removeprefix("<!--").removesuffix("-->")))
            root.extend(notes.findall("ol"))


def _empty_marker(marker: Element, link: Element) -> None:
    number = link.text or ""
    marker.set("class", "note")
    link.text = None
    link.set("data-note", number)
    link.set("aria-label", f"Chú thích {number}")
