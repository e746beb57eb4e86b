"""The headline among the blocks of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.intake.blocks import Block
from portal.intake.outline import begins_part
from portal.intake.phrases import is_chrome, is_dateline, is_footer, is_related
from portal.intake.tree import Element
from portal.vietnamese import fold

_TITLE_NAMES = re.compile(r"title|tieu-?_?de|headline|subject|ten-?_?bai", re.IGNORECASE)
_PARTS = re.compile(r"\s+(?:[-–—|»>]|::)\s+|\s*(?:\|\||::|»)\s*")
_SENTENCE = re.compile(r"[.;:]$")
_AROUND = " -–—|:»>"
_FAR = 12  # blocks


def headline(blocks: Sequence[Block], first: int, page_title: str) -> Block | None:
    """Return the headline, None if nothing looks like one.

    It stands above the first sentence of the text, which begins at ``first`` or somewhat later.
    """
    end = min(first, len(blocks))
    while end < min(len(blocks), first + _FAR) and not _is_text(blocks[end]):
        end += 1
    scores = [(_score(blocks, index, page_title), index) for index in range(end)]
    best = max(scores, default=(0, 0))
    return blocks[best[1]] if best[0] > 0 else None


def page_title(root: Element) -> str:
    """Return what a page's ``<title>`` says."""
    found = (one.text for one in root.walk() if one.name == "title")
    return " ".join(next(found, "").split())


def title_parts(page_title: str) -> list[str]:
    """Return the parts of a page's title: of the article, the section, the site."""
    return [part.strip() for part in _PARTS.split(page_title) if part.strip()]


def same(one: str, other: str) -> bool:
    """Tell whether two titles are the same, capitals and marks aside."""
    return _key(one) == _key(other)


def _key(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _is_text(block: Block) -> bool:
    if block.kind.startswith("h"):
        return False
    return (
        block.kind in {"list", "table", "pre"}
        or block.words > 45
        or (begins_part(block.text) and not is_dateline(block.text))
        or (block.words >= 8 and bool(_SENTENCE.search(block.text)))
    )


def _score(blocks: Sequence[Block], index: int, page_title: str) -> float:
    block = blocks[index]
    text = block.text
    told = _is_told(text, page_title)
    if not 2 <= block.words <= 45 or block.kind in {"list", "table", "pre"}:
        return 0
    if is_dateline(text) or is_chrome(text) or is_footer(text) or is_related(text):
        return 0
    if not told and (
        text.endswith((".", ":")) or begins_part(text) or ("»" in text or " > " in text)
    ):
        return 0
    near = blocks[max(0, index - 1) : index + 3]
    score = {"h1": 3.0, "h2": 2.5, "h3": 2.0, "h4": 1.5}.get(block.kind, 0)
    score += 4 if told else 0
    score += 2 if any(_TITLE_NAMES.search(_names(block, depth)) for depth in (1, 2)) else 0
    score += block.bold + block.large + 0.5 * (block.align == "center")
    score -= 1.5 if block.words < 5 else 0
    score -= 2 if block.linked * 2 > block.words and not told else 0
    score += 1 if any(is_dateline(one.text) for one in near) and block.words > 4 else 0
    return score + index * 0.01 if score > 0 else 0


def _names(block: Block, depth: int) -> str:
    if len(block.path) < depth:
        return ""
    attributes = block.path[-depth].attributes
    return f"{attributes.get('class', '')} {attributes.get('id', '')}"


def _is_told(text: str, page_title: str) -> bool:
    """Tell whether a text is the title of the page, or a part of it that is long enough."""
    parts = title_parts(page_title)
    if len(_key(text)) < 3 or not parts:
        return False
    return any(same(text, part) for part in parts) or site_beside(page_title, text) is not None


def site_beside(page_title: str, title: str) -> str | None:
    """Return what a page's title has beside an article's title, None if that is no part of it."""
    words, all_words = title.casefold().split(), page_title.casefold().split()
    count = len(words)
    if words and all_words[:count] == words:
        return " ".join(page_title.split()[count:]).strip(_AROUND)
    if words and all_words[-count:] == words:
        return " ".join(page_title.split()[:-count]).strip(_AROUND)
    return None
