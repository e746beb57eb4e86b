"""What an HTML text contains: links, ids, words, and whatever is not allowed in it.

The allowed tags and attributes are those that Python-Markdown writes and that a typist may need.
Everything else is refused by name (an allow list, as OWASP's XSS prevention sheet asks for). A tag
must also be spelled as Python-Markdown spells it, in lower case with its values quoted: what is
spelled otherwise, parsers read differently, and so what we check would not be what browsers see.
"""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from dataclasses import dataclass, field

_PLAIN = """
    abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure
    h2 h3 h4 h5 h6 hr i ins kbd mark p pre q s samp small span strong sub summary sup table tbody
    tfoot thead tr u ul var
"""
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "data-note"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "details": frozenset({"open"}),
    **dict.fromkeys(_PLAIN.split(), frozenset[str]()),
}
_ANYWHERE = frozenset({"id", "class", "title", "lang", "dir", "role", "tabindex", "aria-label"})
_VOID = frozenset({"br", "col", "hr", "img"})
_BLOCKS = frozenset(
    """
    blockquote details div dl figcaption figure h2 h3 h4 h5 h6 hr ol p pre summary table ul
    """.split()  # noqa: SIM905  # a list literal would take a line for each
)
"""Elements that end an open paragraph (HTML Standard, 13.2.6.4.7)."""

_TOKEN = re.compile(
    r"""
      [^<]+
    | <!--[^<>]*?-->
    | </(?P<end>[a-z][a-z0-9]*)>
    | <(?P<start>[a-z][a-z0-9]*)
        (?P<attributes>(?:[ \t\n]+[a-z-]+(?:=(?:"[^"<>]*"|'[^'<>]*'))?)*)[ \t\n]*/?>
    | (?P<stray><[^\s<>]{0,20})
    """,
    re.VERBOSE,
)
# In trusted HTML, where no attribute holds a sign of a tag and no tag has both an id and a target.
_TAG = re.compile("<[^>]*>")
_TELLING_TAG = re.compile(r'<([a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*? (href|id)="([^"]*)"')
_NAME_AND_VALUE = re.compile(r"""([a-z-]+)(?:="([^"]*)"|='([^']*)')?""")


@dataclass(frozen=True)
class Reference:
    """A link (``tag`` a) or an image (``tag`` img) and its target as it is written."""

    tag: str
    target: str


@dataclass(slots=True)
class Survey:
    """What was found in an HTML text, in its order.

    ``unsafe`` holds what is not allowed, as it begins: ``<script``, ``<p onclick``. ``misplaced``
    is the first tag that is not closed, not open, or stands in a paragraph and must not, as
    ``<b`` or ``</b``, and which occurrence of it; tags that don't match change the page around.
    """

    references: list[Reference] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)
    images_without_text: list[str] = field(default_factory=list)
    misplaced: tuple[str, int] | None = None
    words: int = 0


def survey(html: str, *, trusted: bool = False) -> Survey:
    """Look through an HTML text once.

    ``trusted`` is what Python-Markdown made of a text without any tag: all in it is allowed and
    well placed, so that without images only the few tags that tell something are looked at.
    """
    return _glance(html) if trusted and "<img" not in html else _full_survey(html)


def _glance(html: str) -> Survey:
    found = Survey(words=_words(_TAG.sub(" ", html)))
    for tag, name, value in _TELLING_TAG.findall(html):
        if name == "id":
            found.ids.append(entities.unescape(value))
        else:
            found.references.append(Reference(tag, entities.unescape(value)))
    return found


def _full_survey(html: str) -> Survey:
    surveyor = _Surveyor()
    position = 0
    while token := _TOKEN.match(html, position):
        position = token.end()
        if token["start"] and token["start"] not in _ATTRIBUTES:
            surveyor.found.unsafe.append(f"<{token['start']}")
            position = _end_of(html, token["start"], position)
        elif token["start"]:
            surveyor.start(token["start"], token["attributes"])
        elif token["end"]:
            surveyor.end(token["end"])
        elif token["stray"]:
            surveyor.found.unsafe.append(token["stray"])
        elif not token[0].startswith("<"):
            surveyor.found.words += _words(token[0])
    surveyor.close()
    return surveyor.found


def _words(text: str) -> int:
    return len(entities.unescape(text).split())


def _end_of(html: str, tag: str, position: int) -> int:
    """Return where an element ends that is not allowed: what is inside goes with it."""
    end = html.find(f"</{tag}>", position)
    return position if end < 0 else end + len(f"</{tag}>")


class _Surveyor:
    def __init__(self) -> None:
        self.found = Survey()
        self._open: list[tuple[str, int]] = []
        self._count: Counter[str] = Counter()

    def start(self, tag: str, attributes: str) -> None:
        self._count[tag] += 1
        if tag in _BLOCKS and "p" in self._opened():
            self._misplace(f"<{tag}", self._count[tag])
        if tag not in _VOID:
            self._open.append((tag, self._count[tag]))
        self.attributes(tag, attributes)

    def attributes(self, tag: str, attributes: str) -> None:
        found = _NAME_AND_VALUE.findall(attributes)
        for name, a, b in found:
            self._attribute(tag, name, entities.unescape(a or b))
        values = {name: a or b for name, a, b in found}
        if len(found) > len(values):
            self.found.unsafe.append(f"<{tag}")
        if tag == "img" and not values.get("alt"):
            self.found.images_without_text.append(entities.unescape(values.get("src", "")))

    def end(self, tag: str) -> None:
        self._count[f"/{tag}"] += 1
        if tag not in self._opened():
            self._misplace(f"</{tag}", self._count[f"/{tag}"])
            return
        while (last := self._open.pop())[0] != tag:
            self._misplace(f"<{last[0]}", last[1])

    def close(self) -> None:
        for tag, count in self._open[-1:]:
            self._misplace(f"<{tag}", count)

    def _opened(self) -> list[str]:
        return [tag for tag, _ in self._open]

    def _misplace(self, tag: str, count: int) -> None:
        self.found.misplaced = self.found.misplaced or (tag, count)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name not in _ATTRIBUTES[tag] and name not in _ANYWHERE:
            self.found.unsafe.append(f"<{tag} {name}")
        elif name in {"href", "src"}:
            self.found.references.append(Reference(tag, value))
        elif name == "id":
            self.found.ids.append(value)
