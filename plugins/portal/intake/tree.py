"""Pages as trees: what browsers make of tags that are not closed, or closed in the wrong order.

Far simpler than the HTML Standard's tree construction, and as good for pages of tables and fonts: a
cell ends the cell before, a block ends an open paragraph, and the end of a font ends no cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.intake.draft import UnreadableError
from portal.intake.tokens import Tag, tokens

MAX_TAGS = 50_000
MAX_DEPTH = 100
"""Deeper elements are left out and their text stays; layouts of old sites are 40 deep at most."""

VOID = frozenset(
    """
    area base basefont bgsound br col embed frame hr img input link meta param wbr
    """.split()  # noqa: SIM905  # a list literal would take a line for each
)
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav
    ol optgroup option p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905  # a list literal would take a line for each
)
_FORMATTING = frozenset(
    """
    b big em font i s small strike strong tt u
    """.split()  # noqa: SIM905  # as above
)
_FORMATS = 8  # so many of them go on in the next block
_TEXT_ONLY = frozenset({"title", "textarea", "select", "option", "optgroup"})
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
_LISTS = frozenset({"ul", "ol", "dir", "menu"})

# What a start tag ends, and what it doesn't look beyond.
_ENDED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LISTS | {"table"}),
    **dict.fromkeys(_CELLS, (_CELLS, frozenset({"table"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(["tbody", "thead", "tfoot"], (_ROWS - {"tr"}, frozenset({"table"}))),
    **dict.fromkeys(["dt", "dd"], (frozenset({"dt", "dd"}), frozenset({"dl", "table"}))),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_NOT_BEYOND = BLOCKS - {"p"}


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page, or of a clean text."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return all text inside, as it stands."""
        return "".join(self.texts())

    def texts(self) -> Iterator[str]:
        """Yield the texts inside, a blank where an element of their own may stand between."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                apart = " " if child.name in BLOCKS or child.name == "br" else ""
                yield apart
                yield from child.texts()
                yield apart

    def walk(self) -> Iterator[Element]:
        """Yield the elements inside, in their order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def elements(self, *names: str) -> list[Element]:
        """Return the children that are elements, of some names only where any are given."""
        found = [child for child in self.children if isinstance(child, Element)]
        return [child for child in found if child.name in names] if names else found


def parse(html: str) -> Element:
    """Return the tree of a page below one element named ``html``.

    UnreadableError tells of a page of so many tags that it is none.
    """
    builder = _Builder()
    for count, token in enumerate(tokens(html)):
        if count > 2 * MAX_TAGS:
            raise UnreadableError(
                "trang có quá nhiều thẻ HTML; hãy xem lại tệp có đúng là bài không"
            )
        builder.add(token)
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root = Element("html")
        self._open = [self.root]
        self._ended: set[int] = set()  # ids of elements that end once what they hold has ended

    def add(self, token: Tag | str) -> None:
        """Take the next token of the page."""
        if isinstance(token, str):
            self._open[-1].children.append(token)
        elif token.ends:
            self._end(token.name)
        elif token.name in {"html", "head", "body"}:
            self._open[0].attributes.update(token.attributes)
        else:
            self._start(token)

    def _start(self, tag: Tag) -> None:
        while self._open[-1].name in _TEXT_ONLY and tag.name not in {"option", "optgroup"}:
            self._open.pop()  # it has never been closed
        formats = self._make_room(tag.name)
        self._push(Element(tag.name, dict(tag.attributes)))
        if tag.name not in VOID:
            for element in formats:
                self._push(Element(element.name, element.attributes))

    def _push(self, element: Element) -> None:
        if element.name in VOID:
            self._open[-1].children.append(element)
        elif len(self._open) < MAX_DEPTH:
            self._open[-1].children.append(element)
            self._open.append(element)

    def _make_room(self, name: str) -> list[Element]:
        """End what a start tag ends; return the formats that were open there and go on."""
        if name in _CELLS | _ROWS:
            self._find_and_close(*_ENDED_BY[name])
            return []
        if name in _ENDED_BY:
            return self._find_and_close(*_ENDED_BY[name])
        if name in BLOCKS:
            return self._find_and_close(frozenset({"p"}), _NOT_BEYOND)
        return []

    def _end(self, name: str) -> None:
        if name in _CELLS | _ROWS:
            self._find_and_close(frozenset({name}), frozenset({"table"}))
        elif name == "table" or name in _LISTS:
            self._find_and_close(frozenset({name}), frozenset({"table"} - {name}))
        elif name in BLOCKS:
            self._find_and_close(frozenset({name}), _CELLS | {"table"})
        else:
            self._end_format(name)

    def _end_format(self, name: str) -> None:
        """End an inline element; one that holds an open block ends when the block does."""
        blocks = False
        for index in range(len(self._open) - 1, 0, -1):
            element = self._open[index]
            if element.name == name and id(element) not in self._ended:
                if blocks:
                    self._ended.add(id(element))
                else:
                    self._close(index)
                return
            if element.name in _CELLS or element.name == "table":
                return
            blocks = blocks or element.name in BLOCKS

    def _find_and_close(self, names: frozenset[str], barrier: frozenset[str]) -> list[Element]:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name in names:
                return self._close(index)
            if self._open[index].name in barrier:
                break
        return []

    def _close(self, index: int) -> list[Element]:
        """Close an open element and all in it; return the formats that stood open in it."""
        closed = self._open[index + 1 :]
        del self._open[index:]
        while id(self._open[-1]) in self._ended:
            self._ended.discard(id(self._open.pop()))
        formats = [element for element in closed if element.name in _FORMATTING]
        return [element for element in formats[-_FORMATS:] if id(element) not in self._ended]
