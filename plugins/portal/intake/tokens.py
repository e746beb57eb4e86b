"""HTML as old sites wrote it, cut into tags and texts, in a time linear in its length.

What the standard library's parser does with broken markup differs between Python's releases, and
some releases take hours over a hostile page. This reads what browsers read: comments, Word's
conditional ones too, scripts and styles are passed over, and a tag that never ends is a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_PASSED_OVER = frozenset({"script", "style", "noscript", "noframes", "xml", "svg", "template"})
_NAME = re.compile(r"</?([a-zA-Z][^\s/<>]*)")
_INSIDE = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*+>""")
_ATTRIBUTE = re.compile(
    r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag without attributes; names are in lower case."""

    name: str
    ends: bool
    attributes: Mapping[str, str]


def tokens(html: str) -> Iterator[Tag | str]:
    """Yield the tags and the texts of a page in their order; texts have no entities left."""
    reader = _Reader(html)
    position = 0
    while (opening := html.find("<", position)) >= 0:
        if opening > position:
            yield unescape(html[position:opening])
        tag, position = reader.markup(opening)
        if tag:
            yield tag
    if position < len(html):
        yield unescape(html[position:])


class _Reader:
    """Remembers what the rest of a page doesn't have, so that nothing is looked for twice."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._lacks: set[str] = set()

    def markup(self, opening: int) -> tuple[Tag | str, int]:
        """Return what begins at a ``<`` and where it ends; "" for what isn't shown."""
        if self._html.startswith("<!--", opening):
            end = self._after("-->", opening + 2)
            return "", end or self._after(">", opening) or len(self._html)
        if self._html.startswith(("<!", "<?"), opening):
            return "", self._after(">", opening) or len(self._html)
        name = _NAME.match(self._html, opening)
        end = self._end_of_tag(name.end()) if name else 0
        if not name or not end:
            return "<", opening + 1
        return self._tag(name, end)

    def _tag(self, found: re.Match[str], end: int) -> tuple[Tag | str, int]:
        name, ends = found[1].lower(), found[0].startswith("</")
        if name in _PASSED_OVER and not ends:
            return "", self._after_element(name, end)
        written = self._html[found.end() : end - 1]
        return Tag(name, ends, {} if ends else dict(_attributes(written))), end

    def _after(self, sign: str, position: int) -> int:
        """Return where the next ``sign`` ends, 0 if there is none."""
        if sign in self._lacks:
            return 0
        found = self._html.find(sign, position)
        if found < 0:
            self._lacks.add(sign)
        return found + len(sign) if found >= 0 else 0

    def _end_of_tag(self, position: int) -> int:
        """Return where a tag ends; where quotes don't pair up, at the next sign of an end."""
        if "quotes" not in self._lacks:
            if found := _INSIDE.match(self._html, position):
                return found.end()
            self._lacks.add("quotes")
        return self._after(">", position)

    def _after_element(self, name: str, position: int) -> int:
        """Return where an element ends that isn't shown; one that never ends is only its tag."""
        if f"</{name}" in self._lacks:
            return position
        end = re.compile(rf"</{name}\b[^<>]*>?", re.IGNORECASE).search(self._html, position)
        if not end:
            self._lacks.add(f"</{name}")
        if not end and name in {"script", "style"}:
            return len(self._html)
        return end.end() if end else position


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        yield name.lower(), unescape(double or single or bare)
