"""The article of a page, told from its menus, headers, lists of other news and footers.

The article stands where most of the page's running words are. From there it reaches up to its
headline and down to the first list of other articles, the first tool or footer, within its column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from portal.intake.asides import Asides, is_links
from portal.intake.blocks import Block
from portal.intake.headlines import headline
from portal.intake.people import author_of, is_by_line, is_signed
from portal.intake.phrases import is_chrome, is_comments, is_dateline, is_footer, is_related
from portal.intake.tree import Element

_PROSE = 8  # words that are no link: fewer are no sentence
_MOTTO = re.compile(r"CỘNG H(?:OÀ|ÒA) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
_LETTERHEAD = 12  # blocks
_FLOATS = re.compile(r"float:\s*(?:left|right)", re.IGNORECASE)


@dataclass(frozen=True)
class Article:
    """An article among the blocks of its page.

    ``page`` is all that stands above the headline, ``above`` what is in the same column, ``below``
    what follows and is not the text, beginning with what stands between headline and text.
    """

    page: tuple[Block, ...]

    above: tuple[Block, ...]
    headline: Block | None
    text: tuple[Block, ...]
    below: tuple[Block, ...]


def find_article(blocks: Sequence[Block], page_title: str) -> Article:
    """Return the article among the blocks of a page; its text is empty where there is none."""
    asides = Asides(blocks)
    open_blocks = [block for block in blocks if block not in asides]
    weights = _weights(open_blocks)
    if not weights:
        return Article(tuple(blocks), (), None, (), ())
    core = _core(open_blocks, weights)
    column = _column(core, blocks)
    mine = [block for block in open_blocks if column in block.path]
    first, last = _ends_of(core[-1], mine, weights)
    head = _letterhead(mine, last)
    found = headline(mine[:head], first, page_title)
    start = mine.index(found) + 1 if found else _first_text(mine, first)
    start = min(start, head)
    end = max(start, _end(mine, start, last, weights))
    text = _trimmed([block for block in mine[start:end] if not is_chrome(block.text)])
    shown = set(text)
    below = [block for block in mine[start:] if block not in shown]
    top = min(start, mine.index(found)) if found else start
    page = blocks[: blocks.index(mine[top])]
    return Article(tuple(page), tuple(mine[:top]), found, tuple(text), tuple(below))


def _weights(blocks: Sequence[Block]) -> dict[Block, int]:
    """Return how many running words blocks have, those that have some."""
    plain = {
        block: block.words - block.linked
        for block in blocks
        if block.words > block.linked and not is_footer(block.text) and not is_chrome(block.text)
    }
    prose = {block: weight for block, weight in plain.items() if weight >= _PROSE}
    prose = {block: weight for block, weight in prose.items() if 2 * weight > block.words}
    return prose or plain


def _core(blocks: Sequence[Block], weights: dict[Block, int]) -> tuple[Element, ...]:
    """Return the path to the deepest element that has half of the page's running words."""
    inside: Counter[int] = Counter()
    for block, weight in weights.items():
        inside.update({id(one): weight for one in {*block.path}})
    half = sum(weights.values()) / 2
    path: tuple[Element, ...] = ()
    for block in blocks:
        depth = sum(inside[id(one)] >= half for one in block.path)
        if depth > len(path):
            path = block.path[:depth]
    return path


def _column(core: tuple[Element, ...], blocks: Sequence[Block]) -> Element:
    """Return the column of the core: a cell or a floating block beside others, or the page."""
    for element, above in zip(reversed(core), reversed(core[:-1]), strict=False):
        beside = above.name == "tr" or _FLOATS.search(element.attributes.get("style", ""))
        if beside and _has_others(above, element, blocks):
            return element
    return core[0]


def _has_others(row: Element, cell: Element, blocks: Sequence[Block]) -> bool:
    return any(
        block.words and row in block.path and cell not in block.path and block.kind != "table"
        for block in blocks
    )


def _ends_of(core: Element, blocks: Sequence[Block], weights: dict[Block, int]) -> tuple[int, int]:
    """Return the indexes of the first and the last block of running words in the core."""
    found = [i for i, block in enumerate(blocks) if core in block.path and block in weights]
    return found[0], found[-1]


def _letterhead(blocks: Sequence[Block], last: int) -> int:
    """Return where the head of an official document begins, as Decree 30/2020/NĐ-CP sets it out.

    It is the text's, motto and all; where there is none, its place is behind all blocks.
    """
    for index, block in enumerate(blocks[: last + 1]):
        if _MOTTO.search(block.text):
            table = next((one for one in reversed(block.path) if one.name == "table"), None)
            inside = (at for at in range(index) if table and table in blocks[at].path)
            return next(inside, index) if _is_small(table, blocks) else index
    return len(blocks)


def _is_small(table: Element | None, blocks: Sequence[Block]) -> bool:
    return sum(table in block.path for block in blocks) <= _LETTERHEAD


def _first_text(blocks: Sequence[Block], first: int) -> int:
    """Return where a text without a headline begins: below tools, dates and links."""
    start = first
    while start and not _is_around(blocks[start - 1]):
        start -= 1
    return start


def _is_around(block: Block) -> bool:
    text = block.text
    return is_links(block) or is_chrome(text) or is_dateline(text) or is_footer(text)


def _end(blocks: Sequence[Block], start: int, last: int, weights: dict[Block, int]) -> int:
    """Return the index behind the text: where other articles, tools or footers begin."""
    total = sum(weights.get(block, 0) for block in blocks[start:])
    seen = 0
    for index in range(start, len(blocks)):
        block = blocks[index]
        left = total - seen
        if seen and is_comments(block.text):
            return index
        if 3 * seen >= total and _ends_signed(blocks, index):
            return index + 1
        if is_related(block.text) and (_leads_to_links(blocks, index) or left <= 0.15 * total):
            return index
        if is_footer(block.text) and left <= 0.15 * total:
            return index
        if index > last and (_is_around(block) or _begins_other(blocks, index, weights)):
            return index
        seen += weights.get(block, 0)
    return len(blocks)


def _ends_signed(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a by-line ends its column: what stands below, in another, is other news."""
    if index + 1 == len(blocks) or len(blocks[index].path) < 2 or not author_of(blocks[index]):
        return False
    column = blocks[index].path[-2]
    return column not in blocks[index + 1].path


def _begins_other(blocks: Sequence[Block], index: int, weights: dict[Block, int]) -> bool:
    """Tell whether a block behind the text heads something else, as ``THÔNG BÁO`` does."""
    block = blocks[index]
    leads = any(one in weights for one in blocks[index + 1 : index + 2])
    label = block.bold and leads and _is_label(block) and not is_signed(block.text)
    return block.kind.startswith("h") or label


def _leads_to_links(blocks: Sequence[Block], index: int) -> bool:
    following = blocks[index + 1 : index + 3]
    return not following or any(map(is_links, following))


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Leave out links and their headings at the end, and dates and links at the beginning."""
    end = len(blocks)
    while end and is_links(blocks[end - 1]):
        end -= 1
        if end and _is_label(blocks[end - 1]) and not is_links(blocks[end - 1]):
            end -= 1
    start = 0
    while start < end and _is_around(blocks[start]):
        start += 1
    text = blocks[start:end]
    late = {block for block in (*text[:3], *text[-3:]) if is_dateline(block.text)}
    return [block for block in text if block not in late]


def _is_label(block: Block) -> bool:
    short = block.words <= 6 and block.kind != "table" and not block.images
    return short and not block.text.endswith(".") and not is_by_line(block)
