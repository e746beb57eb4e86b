"""All that a page shows, read without knowing what an article is: the proof's own look at it.

It shares with the reader only how tags are told from text, and the fonts of old encodings.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.intake.decoding import decode_run, without_controls
from portal.intake.runs import Style
from portal.intake.tokens import Tag, tokens
from portal.intake.tree import BLOCKS, MAX_DEPTH, VOID, Element


def visible(html: str) -> str:
    """Return every text of a page in its order, a blank where a block begins or ends.

    Comments, scripts and styles are none. Elements that are hidden are not told from others.
    """
    return without_controls("".join(_texts(html)))


def _texts(html: str) -> Iterator[str]:
    fonts: list[tuple[str, Style]] = [("", Style())]
    for token in tokens(html):
        if isinstance(token, str):
            font = fonts[-1][1].font
            yield decode_run(token, font) if font else token
            continue
        if token.name in BLOCKS or token.name == "br":
            yield " "
        _follow(token, fonts)


def _follow(tag: Tag, fonts: list[tuple[str, Style]]) -> None:
    """Keep the elements that are open with their fonts; an end tag ends all within its element."""
    if not tag.ends and tag.name not in VOID and len(fonts) < MAX_DEPTH:
        fonts.append((tag.name, fonts[-1][1].inside(Element(tag.name, dict(tag.attributes)))))
    elif tag.ends:
        at = next((n for n in range(len(fonts) - 1, 0, -1) if fonts[n][0] == tag.name), None)
        del fonts[at if at is not None else len(fonts) :]
