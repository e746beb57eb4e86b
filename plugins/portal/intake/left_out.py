"""What of a page is not in its article: told to an editor, and counted by the proof."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from portal.intake.blocks import Block
from portal.intake.proof import Passage
from portal.intake.shown import is_shown, word_marker
from portal.intake.tree import Element


def left_out(root: Element, blocks: Sequence[Block], text: Collection[Block]) -> Iterator[Passage]:
    """Yield what stands on a page and not in ``text``, the article's of its ``blocks``."""
    for block in blocks:
        if block not in text and block.text:
            yield Passage(block.text, links=2 * block.linked > block.words)
    yield from _not_shown(root)


def _not_shown(element: Element) -> Iterator[Passage]:
    """Yield what no block has: titles, forms, hidden parts, the signs before Word's items."""
    for child in element.elements():
        marker = word_marker(child)
        if marker is None and is_shown(child):
            yield from _not_shown(child)
        elif marker in (None, "- ") and child.text.strip():
            yield Passage(" ".join(child.text.split()), links=child.name in {"title", "select"})
