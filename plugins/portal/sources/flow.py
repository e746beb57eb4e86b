"""The running text of an article's HTML, and marks around parts of it.

Whoever reads something out of a text (a citation, an abbreviation, a date) reads it here, as a
reader does: without tags, and with a line end where a block ends and nowhere else. A mark goes
around such a part of the HTML again. Not a letter is added, dropped or changed: marks are tags.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol

_PIECE = re.compile(r"<[^>]*>|&[^;\s<]{1,32};|[^<&]+|[<&]")
_SENTENCE_END = re.compile("(?<=[.;])[ \u00a0]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_INLINE = frozenset(
    """
    a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var
    """.split()  # noqa: SIM905  # a list literal would take a line for each
)


class Piece(NamedTuple):
    """A part of the HTML from ``at`` on, and what a reader sees of it."""

    at: int
    seen: str


@dataclass(frozen=True)
class Flow:
    """An article's HTML in pieces, and their text; ``starts`` is where each piece begins in it."""

    html: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, html: str) -> Flow:
        """Read an article's HTML, as Python-Markdown writes it."""
        pieces = tuple(Piece(found.start(), _seen(found[0])) for found in _PIECE.finditer(html))
        starts = tuple(accumulate((len(piece.seen) for piece in pieces), initial=0))
        return cls(html, pieces, starts, "".join(piece.seen for piece in pieces))

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence around a part of the text, on one line."""
        block = self.text.rfind("\n", 0, start) + 1  # looking on would take long in a long text
        before = _SENTENCE_END.split(self.text[block:start])[-1]
        after = self.text.find("\n", end)
        rest = self.text[end : after if after >= 0 else None]
        behind = _SENTENCE_END.split(rest, maxsplit=1)[0]
        return " ".join(f"{before}{self.text[start:end]}{behind}".split())

    def at(self, offset: int, *, end: bool = False) -> int:
        """Return where in the HTML a sign of the text stands; with ``end``, where it ends.

        An entity is one sign; tags before a sign stay before it, and those behind it behind.
        """
        index = bisect_right(self.starts, offset - end) - 1
        while not self.pieces[index].seen:
            index -= 1
        piece, within = self.pieces[index], offset - self.starts[index]
        following = self.pieces[index + 1].at if index + 1 < len(self.pieces) else len(self.html)
        is_entity = following - piece.at != len(piece.seen)
        return (following if end else piece.at) if is_entity else piece.at + within


@dataclass(frozen=True, slots=True)
class Annotation:
    """An element around a part of the text; an ``href`` that begins with ``/`` is in the site.

    It has to stand ``outside`` of these elements. Where an annotator offers several places for
    something that is marked ``once``, the first that can be marked is.
    """

    start: int
    end: int
    element: str
    attributes: tuple[tuple[str, str], ...] = ()
    outside: tuple[str, ...] = ()
    once: str = ""


class Annotator(Protocol):
    """Finds what to mark in a text; ``mark`` tells all that it depends on besides the text."""

    @property
    def mark(self) -> str:
        """Return a text that is equal for equal annotators."""

    def __call__(self, flow: Flow) -> Iterable[Annotation]:
        """Yield annotations."""


def annotated(html: str, annotators: Iterable[Annotator], root: str) -> str:
    """Return an article's HTML with what the annotators mark; ``root`` leads to the site's root.

    What overlaps with an earlier mark, has half of an element in it, spans blocks, or would put a
    link into a link, is left as it is. An earlier annotator goes first.
    """
    marks = _Marks(Flow.of(html))
    for annotator in annotators:
        done: set[str] = set()
        for annotation in annotator(marks.flow):
            if annotation.once not in done and marks.add(annotation):
                done |= {annotation.once} - {""}
    return "".join(_pieces(html, marks.taken, root))


def can_be_marked(flow: Flow, start: int, end: int) -> bool:
    """Tell whether a mark can go around a part of the text: it has no half of an element in it."""
    return _place(flow, Annotation(start, end, "span")) is not None


class _Taken(NamedTuple):
    """Where in the HTML an annotation goes."""

    start: int
    end: int
    annotation: Annotation


class _Marks:
    """The places that are ``taken`` in the HTML of a flow, in its order."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.taken: list[_Taken] = []
        self._tags: dict[str, list[int]] = {}

    def add(self, annotation: Annotation) -> bool:
        """Take the place of an annotation; return whether there is one, and it was free."""
        place = _place(self.flow, annotation)
        if place is None:
            return False
        index = bisect_right(self.taken, place.start, key=_start)
        neighbours = self.taken[max(index - 1, 0) : index + 1]
        if any(place.start < other.end and other.start < place.end for other in neighbours):
            return False
        is_free = self._is_outside(place)
        if is_free:
            self.taken.insert(index, place)
        return is_free

    def _is_outside(self, place: _Taken) -> bool:
        is_link = place.annotation.element == "a"
        outside = ("a",) if is_link else place.annotation.outside
        if any(self._is_within(element, place.start) for element in outside):
            return False
        return not is_link or self.flow.html.find("<a ", place.start, place.end) < 0

    def _is_within(self, element: str, at: int) -> bool:
        if element not in self._tags:
            tags = re.finditer(f"<{element}[ >]|</{element}>", self.flow.html)
            self._tags[element] = [tag.start() for tag in tags]
        before = bisect_left(self._tags[element], at) - 1
        return before >= 0 and self.flow.html[self._tags[element][before] + 1] != "/"


def _start(taken: _Taken) -> int:
    return taken.start


def _pieces(html: str, taken: Sequence[_Taken], root: str) -> Iterator[str]:
    done = 0
    for start, end, annotation in taken:
        yield html[done:start]
        yield _opening(annotation, root)
        yield html[start:end]
        yield f"</{annotation.element}>"
        done = end
    yield html[done:]


def _opening(annotation: Annotation, root: str) -> str:
    attributes = (
        f' {name}="{entities.escape(_rooted(name, value, root))}"'
        for name, value in annotation.attributes
    )
    return f"<{annotation.element}{''.join(attributes)}>"


def _rooted(name: str, value: str, root: str) -> str:
    return f"{root}{value}" if name == "href" and value.startswith("/") else value


def _place(flow: Flow, annotation: Annotation) -> _Taken | None:
    """Find a part of the text in the HTML; None if it has half of an element in it, or a block."""
    html = flow.html
    start, end = flow.at(annotation.start), flow.at(annotation.end, end=True)
    inside = _TAG.findall(html, start, end)
    if any(name not in _INLINE for _, name in inside):
        return None
    closed, opened = _halves(inside)
    for name in closed:  # a tag right before the part can be taken in
        before = re.search(rf"<{name}\b[^<>]*>$", html[:start])
        if not before:
            return None
        start = before.start()
    for name in reversed(opened):
        if not html.startswith(f"</{name}>", end):
            return None
        end += len(f"</{name}>")
    return _Taken(start, end, annotation)


def _halves(tags: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Return the elements that are closed and not opened, and those opened and not closed."""
    closed: list[str] = []
    opened: list[str] = []
    for slash, name in tags:
        if not slash:
            opened.append(name)
        elif opened and opened[-1] == name:
            opened.pop()
        else:
            closed.append(name)
    return closed, opened


def _seen(piece: str) -> str:
    if not piece.startswith("<") or piece == "<":
        return entities.unescape(piece) if piece.startswith("&") else piece.replace("\n", " ")
    tag = _TAG.match(piece)
    return "" if tag and tag[2] in _INLINE else "\n"
