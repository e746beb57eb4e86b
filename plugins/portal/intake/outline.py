"""Headings and lists in running text: what a typist numbered and dashed by hand.

A line with a marker is a heading if it is in capitals, ends with a colon, or is short and no
sentence; one without is a heading if it is bold, short, no sentence, and running text follows. A
line with a dash is an item of a list, never a heading; ``+`` below ``-`` is an item within it. In
laws the headings end at Điều: khoản and điểm are their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby, pairwise

from portal.intake.markers import LEGAL, Marker, is_capitals, is_heading, markers, rank
from portal.intake.markup import escaped, inner, written
from portal.intake.tree import BLOCKS, Element, parse

_TAG = re.compile("<[^<>]*>")
_BREAK = re.compile(r"<br\s*/?>")
_WEIGHT = re.compile(r"</?(?:strong|b)>")
_DASH = re.compile(r"(?P<before>(?:<[^<>]*>|\s)*)(?P<dash>[-–—−+•*·●▪])(?P<gap>(?:<[^<>]*>|\s)*)")
_BOLD = re.compile(r"<strong>(?:<em>)?([^<>]+)(?:</em>)?</strong>")
_HEADING = re.compile("h[1-6]")
_DEEPEST = 6
_LONGEST_TITLE = 12  # words
_SENTENCE_ENDS = (".", ",", ";", ":", "!", "?", "…", "”", ")")


@dataclass(frozen=True)
class _Line:
    html: str
    text: str
    block: Element | None = None  # one that stays as it is
    marker: Marker | None = None
    titles: bool = False  # it is the bold title of what follows


def outlined(html: str) -> str:
    """Return clean HTML with headings and lists made of its paragraphs; real ones stay."""
    return _outline(list(_lines_of(parse(html))))


def _lines_of(root: Element) -> Iterator[_Line]:
    loose: list[Element | str] = []
    for child in root.children:
        if isinstance(child, str) or child.name not in BLOCKS | {"hr"}:
            loose.append(child)
            continue
        yield from _paragraph(loose)
        loose = []
        if child.name == "p":
            yield from _paragraph(child.children)
        else:
            yield _Line(written(child), " ".join(child.text.split()), child)
    yield from _paragraph(loose)


def _paragraph(nodes: Sequence[Element | str]) -> Iterator[_Line]:
    html = "".join(map(written, nodes)).strip()
    if html:
        yield _line(html)


def _line(html: str) -> _Line:
    return _Line(html, " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", html))).split()))


def _outline(lines: Sequence[_Line]) -> str:
    found = list(markers("" if line.block else line.text for line in lines))
    marked = [
        _Line(line.html, line.text, line.block, marker)
        for line, marker in zip(lines, found, strict=True)
    ]
    levels = _Levels(marked)
    parts: list[str] = []
    for in_list, group in groupby(_titled(list(_joined(marked))), key=_is_item):
        run = list(group)
        parts += [_list(run)] if in_list else map(levels.block, run)
    return "\n".join(parts)


def _joined(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Put the title in capitals that stands below ``Chương I`` beside it."""
    waiting: _Line | None = None
    for line in lines:
        titled = not line.block and not line.marker and is_capitals(line.text)
        if waiting and titled:
            yield _Line(f"{waiting.html} {line.html}", line.text, None, waiting.marker)
            waiting = None
            continue
        if waiting:
            yield waiting
        bare = line.marker and line.marker.kind in LEGAL and not line.marker.rest
        waiting = line if bare else None
        if not waiting:
            yield line
    if waiting:
        yield waiting


def _titled(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Tell the bold titles between paragraphs; the first and the last line of a text are none."""
    yield from lines[:1]
    for line, below in pairwise(lines[1:]):
        yield replace(line, titles=_is_title(line) and _is_running(below))
    yield from lines[1:][-1:]


def _is_title(line: _Line) -> bool:
    short = 2 <= len(line.text.split()) <= _LONGEST_TITLE and not line.block and not line.marker
    return short and bool(_BOLD.fullmatch(line.html)) and not line.text.endswith(_SENTENCE_ENDS)


def _is_running(line: _Line) -> bool:
    plain = not line.block and not line.marker and not line.html.startswith("<strong>")
    return plain and len(line.text.split()) > _LONGEST_TITLE


class _Levels:
    """Gives headings their levels, from h2 on, by the markers that are open above them."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        kinds = [line.marker.kind for line in lines if line.marker]
        self._law = "dieu" in kinds
        self._romans_first = {"A", "I"} <= {*kinds} and kinds.index("I") < kinds.index("A")
        real = [int(line.block.name[1]) for line in lines if line.block and _is_real(line.block)]
        self._step = 2 - min(real) if real else 0
        self._real = 1
        self._open: list[int] = []

    def block(self, line: _Line) -> str:
        """Return a line as a heading or a paragraph."""
        if line.block:
            return self._kept(line.block)
        if line.titles and not self._law:
            return _heading(self._real + len(self._open) + 1, line.html)
        if not line.marker or not self._is_heading(line, line.marker):
            return f"<p>{line.html}</p>"
        depth = rank(line.marker.kind, romans_first=self._romans_first)
        self._open = [*(one for one in self._open if one < depth), depth]
        return _heading(self._real + len(self._open), line.html)

    def _is_heading(self, line: _Line, marker: Marker) -> bool:
        below = self._law and marker.kind not in LEGAL and marker.kind in {"1", "a"}
        return not below and "<img" not in line.html and is_heading(line.text, marker)

    def _kept(self, block: Element) -> str:
        if not _is_real(block):
            return written(block)
        self._real = int(block.name[1]) + self._step
        self._open = []
        return _heading(self._real, inner(block))


def _heading(level: int, html: str) -> str:
    html = " ".join(_BREAK.sub(" ", _WEIGHT.sub("", html)).split())
    name = f"h{min(level, _DEEPEST)}"
    return f"<{name}>{html}</{name}>"


def _is_real(block: Element) -> bool:
    return bool(_HEADING.fullmatch(block.name))


def begins_part(text: str) -> bool:
    """Tell whether a line of plain text begins with a marker or a dash."""
    line = _line(escaped(text))
    return bool(next(markers([line.text]))) or _is_item(line)


def _is_item(line: _Line) -> bool:
    return not line.block and not line.marker and bool(_dash(line))


def _dash(line: _Line) -> re.Match[str] | None:
    """Find the dash of an item; a number with its sign, a range or a rule has none."""
    found = _DASH.match(line.html)
    rest = unescape(_TAG.sub("", line.html[found.end() :])) if found else ""
    if not found or not any(map(str.isalnum, rest)):
        return None
    spaced = bool(re.search(r"\s", found["gap"])) or not rest[:1].isdigit()
    return found if spaced else None


def _list(lines: Sequence[_Line]) -> str:
    """Return items as a list; those with ``+`` stand within the item above, if one has a dash."""
    items: list[tuple[str, list[str]]] = []
    deep = {found["dash"] for line in lines if (found := _dash(line))} > {"+"}
    for line in lines:
        found = _dash(line)
        if not found:
            continue
        text = f"{found['before'].strip()}{found['gap'].strip()}{line.html[found.end() :]}".strip()
        if deep and items and found["dash"] == "+":
            items[-1][1].append(text)
        else:
            items.append((text, []))
    return f"<ul>{''.join(_item(text, below) for text, below in items)}</ul>"


def _item(text: str, below: Sequence[str]) -> str:
    inside = f"<ul>{''.join(f'<li>{one}</li>' for one in below)}</ul>" if below else ""
    return f"<li>{text}{inside}</li>"
