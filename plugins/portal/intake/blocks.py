"""A page as its blocks in reading order: paragraphs, headings, lists and tables of data.

Tables, centres and forms that only lay a page out are taken apart; where a block stood is kept, for
those who tell the article from what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.intake.markup import written
from portal.intake.outline import begins_part
from portal.intake.runs import BREAK, Run, Style, html_of, paragraphs, texts, tidy
from portal.intake.shown import is_shown, picture, word_marker
from portal.intake.tables import cells_of, holds_data, outside_cells, rows_of, spans_of
from portal.intake.tree import BLOCKS, Element

_HEADING = re.compile("h[1-6]")
_ALIGN = re.compile(r"text-align:\s*(center|right|left|justify)")
_LISTS = frozenset({"ul", "ol", "dir", "menu"})
_NUMBER = re.compile(r"[0-9]{1,4}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class Block:
    """A block: its kind, words and clean HTML.

    Its kind is ``p``, ``h1`` … ``h6``, ``list``, ``table``, ``quote`` or ``pre``.
    ``path`` are the elements that it stands in, from the page down; ``align`` is ``center`` or
    ``right`` where it says so.
    """

    kind: str
    runs: tuple[Run, ...]
    html: str
    path: tuple[Element, ...]
    align: str = ""

    @cached_property
    def text(self) -> str:
        """Its text, each space one blank."""
        return texts(self.runs)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))

    @cached_property
    def linked(self) -> int:
        """How many of its words are links."""
        return sum(len(_WORD.findall(run.text)) for run in self.runs if run.style.href)

    @cached_property
    def images(self) -> tuple[Element, ...]:
        """Its images."""
        return tuple(run.image for run in self.runs if run.image)

    @cached_property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(run.style.bold for run in self.runs if run.text.strip())

    @cached_property
    def italic(self) -> bool:
        """Whether all of its words are italic."""
        return all(run.style.italic for run in self.runs if run.text.strip())

    @cached_property
    def large(self) -> bool:
        """Whether all of its words are large."""
        return all(run.style.large for run in self.runs if run.text.strip())


def blocks_of(root: Element) -> list[Block]:
    """Return the blocks of a page or of an element."""
    walker = _Walker(len(root.text))
    walker.visit_children(root, Style().inside(root), (root,))
    walker.flush((root,))
    return walker.blocks


class _Walker:
    def __init__(self, length: int) -> None:
        self._length = length
        self.blocks: list[Block] = []
        self._runs: list[Run] = []

    def visit_children(self, element: Element, style: Style, path: tuple[Element, ...]) -> None:
        """Lay out what an element holds."""
        for child in element.children:
            if isinstance(child, str):
                self._runs.append(Run(child.replace("\n", " "), style))
            elif is_shown(child):
                self._visit(child, style, path)

    def _visit(self, element: Element, style: Style, path: tuple[Element, ...]) -> None:
        name = element.name
        if name == "br":
            self._runs.append(Run(BREAK))
        elif name == "img":
            if image := picture(element):
                self._runs.append(Run("", style, image))
        elif marker := word_marker(element):
            self._runs.append(Run(marker, style))
        elif name == "pre":
            self._whole("pre", _preformatted(element), element, path)
        elif name in _LISTS and element.elements("li"):
            self._whole("list", _list(element), element, path)
        elif name == "blockquote" and self._is_quote(element):
            self._whole("quote", _quote(element), element, path)
        elif name == "table" and holds_data(element):
            lines = Element("div", {}, list(outside_cells(element)))
            self.visit_children(lines, style, path)
            self._whole("table", _table(element), element, path)
        elif name in BLOCKS or name == "hr":
            self._block(element, style, path)
        else:
            self.visit_children(element, style.inside(element), (*path, element))

    def _is_quote(self, element: Element) -> bool:
        """Tell a quotation from an indented article, and from one with an outline."""
        inner = {one.name for one in element.walk()}
        if inner & {"blockquote", "table", *_LISTS} or 3 * len(element.text) > self._length:
            return False
        inside = blocks_of(element)
        quoted = inside and inside[0].text.startswith(("“", '"'))
        parted = any(begins_part(block.text) for block in inside)
        return all(block.kind == "p" for block in inside) and bool(quoted or not parted)

    def _block(self, element: Element, style: Style, path: tuple[Element, ...]) -> None:
        self.flush(path)
        if element.name == "li":
            self._runs.append(Run("- ", style))
        inside = (*path, element)
        self.visit_children(element, style.inside(element), inside)
        kind = element.name if _HEADING.fullmatch(element.name) else "p"
        self.flush(inside, kind)

    def _whole(self, kind: str, found: _Part, element: Element, path: tuple[Element, ...]) -> None:
        self.flush(path)
        if texts(found.runs) or any(run.image for run in found.runs):
            self.blocks.append(Block(kind, found.runs, found.html, (*path, element)))

    def flush(self, path: tuple[Element, ...], kind: str = "p") -> None:
        """End a block: what was gathered of it becomes one, or several."""
        runs, self._runs = self._runs, []
        if not runs:
            return
        found = [tidy(runs)] if kind != "p" else paragraphs(runs)
        for part in found:
            if part:
                html = f"<{kind}>{html_of(part)}</{kind}>"
                self.blocks.append(Block(kind, tuple(part), html, path, _align(path)))


def _align(path: Iterable[Element]) -> str:
    align = ""
    for element in path:
        css = _ALIGN.search(element.attributes.get("style", "").lower())
        if element.name == "center":
            align = "center"
        elif css:
            align = css[1]
        elif element.name not in {"table", "tr", "tbody", "img"}:
            align = element.attributes.get("align", align).lower()
    return align


@dataclass(frozen=True)
class _Part:
    """A part of a page that stays one block: its clean HTML and its words."""

    html: str
    runs: tuple[Run, ...]


def _preformatted(element: Element) -> _Part:
    text = "".join("\n" if part == "" else part for part in element.texts()).strip("\n")
    return _Part(written(Element("pre", {}, [text])), (Run(text.replace("\n", " ")),))


def _list(element: Element) -> _Part:
    """Return a list as clean HTML; a list right in a list belongs to the item above."""
    items: list[str] = []
    runs: list[Run] = []
    for child in _items(element):
        blocks = blocks_of(child if child.name == "li" else Element("li", {}, [child]))
        runs += _runs(blocks)
        inside = inline_or_blocks(blocks)
        if child.name in _LISTS and items:
            items[-1] += inside
        elif inside:
            items.append(inside)
    name = "ol" if element.name == "ol" else "ul"
    start = element.attributes.get("start", "")
    attributes = {"start": start} if name == "ol" and _NUMBER.fullmatch(start) else {}
    tag = written(Element(name, attributes)).removesuffix(f"</{name}>")
    return _Part(f"{tag}{''.join(f'<li>{item}</li>' for item in items)}</{name}>", tuple(runs))


def _items(element: Element) -> Iterator[Element]:
    """Yield a list's items and the lists right in it; what stands in neither is an item too."""
    loose: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str) or child.name not in {"li", *_LISTS}:
            loose.append(child)
            continue
        yield Element("li", {}, loose)
        yield child
        loose = []
    yield Element("li", {}, loose)


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        yield from (*block.runs, Run(" "))


def _quote(element: Element) -> _Part:
    blocks = blocks_of(element)
    html = f"<blockquote>{''.join(block.html for block in blocks)}</blockquote>"
    return _Part(html, tuple(_runs(blocks)))


def _table(table: Element) -> _Part:
    rows: list[str] = []
    runs: list[Run] = []
    for row in rows_of(table):
        cells = [(cell, blocks_of(cell)) for cell in cells_of(row)]
        if any(blocks for _, blocks in cells):
            rows.append("".join(_cell(cell, blocks) for cell, blocks in cells))
            runs += (run for _, blocks in cells for run in _runs(blocks))
    return _Part(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>", tuple(runs))


def _cell(cell: Element, blocks: Sequence[Block]) -> str:
    tag = written(Element(cell.name, spans_of(cell))).removesuffix(f"</{cell.name}>")
    return f"{tag}{inline_or_blocks(blocks)}</{cell.name}>"


def inline_or_blocks(blocks: Sequence[Block]) -> str:
    """Return what a cell or an item holds: its paragraphs as lines, other blocks as they are."""
    html = ""
    for block in blocks:
        line = block.kind not in {"list", "table", "pre"}
        apart = "<br>" if html and line and not html.endswith((">", "</ul>")) else ""
        html += apart + (html_of(block.runs) if line else block.html)
    return html
