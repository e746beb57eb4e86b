"""The figures that an editor marks in a text: their values, what they count, where they stand.

A figure is quoted, so that nobody has to believe it: the words of the text around it are in the
front matter too, and are checked to stand in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.sources.findings import Finding, closest, quoted, warning
from portal.sources.flow import Flow, can_be_marked
from portal.sources.schema import FIGURE, texts
from portal.sources.yaml_nodes import Items, Keys

# Marks that typography sets in an editor's text, and what an editor may have typed for them.
_ALIKE = {
    '"': '["“”]',
    "“": '["“”]',
    "”": '["“”]',
    "'": "['‘’]",
    "‘": "['‘’]",
    "’": "['‘’]",
    "–": "(?:–|--)",
    "—": "(?:—|---)",
}
_TYPED_DASHES = re.compile("-{2,3}")
_DASHES = {"--": "–", "---": "—"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text, what it counts, and the words around it, letter for letter."""

    value: str
    label: str
    quote: str


def read_figures(keys: Keys) -> tuple[Figure, ...]:
    """Return the figures that a front matter marks, those that lack something aside."""
    return tuple(figure for figure, _ in _entries(keys))


def place_of(figure: Figure, text: str) -> tuple[int, int] | None:
    """Return where a figure's value stands in a running text: in the first place of its quote."""
    quote = _pattern(figure.quote).search(text)
    value = quote and _pattern(figure.value).search(text, quote.start(), quote.end())
    return value.span() if value else None


def misquoted_figures(path: str, keys: Keys, html: str) -> Iterator[Finding]:
    """Yield a finding for each figure whose words don't stand in the text, or stand there twice."""
    entries = list(_entries(keys))
    flow = Flow.of(html if entries else "")
    for figure, line in entries:
        count = len(_pattern(figure.quote).findall(flow.text))
        place = place_of(figure, flow.text)
        if not _pattern(figure.value).search(figure.quote):
            what = f"con số {quoted(figure.value)} không có trong câu trích {quoted(figure.quote)}"
            yield Finding(path, line, what, "chép con số vào “value” như trong câu trích")
        elif not place:
            what = f"câu trích {quoted(figure.quote)} không có trong bài"
            yield Finding(path, line, what, _meant(figure.quote, flow.text))
        elif not can_be_marked(flow, *place):
            what = f"con số {quoted(figure.value)} nằm nửa trong nửa ngoài chữ đậm hay liên kết"
            yield Finding(path, line, what, "chọn “value” là phần nằm trọn bên trong hay bên ngoài")
        elif count > 1:
            what = f"câu trích {quoted(figure.quote)} có ở {count} chỗ trong bài"
            yield warning(path, line, what, "trích dài hơn, để chỉ đúng một chỗ")


def _entries(keys: Keys) -> Iterator[tuple[Figure, int]]:
    """Yield each figure with the line of its quote."""
    node = keys.nodes.get("figures")
    for entry in node.nodes if isinstance(node, Items) else ():
        if isinstance(entry, Keys):
            said = [next(iter(texts(entry.nodes.get(part.name))), "") for part in FIGURE]
            if all(said):
                yield Figure(*said), entry.nodes["quote"].line


def _pattern(words: str) -> re.Pattern[str]:
    """Return a pattern for words on one line, however wide their blanks are.

    It finds neither a part of a word nor a part of a number: no ``86`` in ``1.186``.
    """
    typed = _TYPED_DASHES.sub(lambda dashes: _DASHES[dashes[0]], words)
    signs = "".join(_ALIKE.get(sign, re.escape(sign)) for sign in " ".join(typed.split()))
    blanks = signs.replace(re.escape(" "), r"[^\S\n]+")
    return re.compile(rf"(?<!\w)(?<!\d[.,]){blanks}(?!\w)(?![.,]\d)")


def _meant(quote: str, text: str) -> str:
    """Word the remedy for a quote that isn't in the text: as many words of it that are like it."""
    length = len(quote.split())
    lines = (line.split() for line in text.split("\n"))
    parts = (
        " ".join(line[at : at + length]).strip(".,;:")
        for line in lines
        for at in range(max(len(line) - length, 0) + 1)
        if line
    )
    likely = closest(quote, parts)
    return f"có phải ý bạn là “{likely}”?" if likely else "chép vài chữ liền nhau từ trong bài"
