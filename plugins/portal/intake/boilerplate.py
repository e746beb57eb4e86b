"""The article of a page, told from its menus, headers, lists of other news and footers.

The article stands where most of the page's running words are. From there it reaches up to its
headline and down to the first list of other articles, the first tool or footer, within its column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from portal.intake.blocks import Block
from portal.intake.headlines import headline
from portal.intake.people import is_by_line, is_signed
from portal.intake.phrases import is_chrome, is_dateline, is_footer, is_related
from portal.intake.tree import Element

_PROSE = 8  # words that are no link: fewer are no sentence
_ASIDE_TAGS = frozenset({"nav", "footer", "aside"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "banner", "search", "complementary"})
_ASIDE_NAMES = re.compile(
    r"""
    (?<![a-z])(?:
      (?:top|main|left|right|sub)?[-_]?
        (?:menu|nav|navigation|navbar|banner|sidebar|footer|header)
      | breadcrumbs? | duongdan | pathway | search | timkiem | login | related
      | tin-?_?(?:lien-?_?quan|khac) | other-?_?news
      | counter | thongke | copyright | quangcao | adv | social | comments? | toolbar | tags?
    )(?![a-z])
    """,
    re.VERBOSE,
)
_MOTTO = re.compile(r"CỘNG H(?:OÀ|ÒA) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
_LETTERHEAD = 12  # blocks
_FLOATS = re.compile(r"float:\s*(?:left|right)", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|rtf|zip|rar|7z|odt|ods|txt)(?:$|[?#])", re.IGNORECASE
)


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
    asides = _Asides(blocks)
    open_blocks = [block for block in blocks if block not in asides]
    weights = _weights(open_blocks)
    if not weights:
        return Article(tuple(blocks), (), None, (), ())
    core = _core(open_blocks, weights)
    column = _column(core, blocks)
    mine = [block for block in open_blocks if column in block.path]
    first, last = _ends_of(core[-1], mine, weights)
    head = _letterhead(mine, last)
    found = headline(mine[:head], first, page_title) or headline(mine, first, page_title)
    start = mine.index(found) + 1 if found else _first_text(mine, first)
    start = min(start, head)
    end = max(start, _end(mine, start, last, weights))
    text = _trimmed([block for block in mine[start:end] if not is_chrome(block.text)])
    shown = set(text)
    below = [block for block in mine[start:] if block not in shown]
    top = min(start, mine.index(found)) if found else start
    page = blocks[: blocks.index(mine[top])]
    return Article(tuple(page), tuple(mine[:top]), found, tuple(text), tuple(below))


class _Asides:
    """The blocks in elements that are named as menus, headers or footers and hold little text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        words: Counter[int] = Counter()
        for block in blocks:
            words.update({id(one): block.words - block.linked for one in {*block.path}})
        most = 0.4 * sum(block.words - block.linked for block in blocks)
        named = {one for block in blocks for one in block.path if _is_aside(one)}
        self._elements = {id(one) for one in named if words[id(one)] <= most}

    def __contains__(self, block: Block) -> bool:
        return any(id(one) in self._elements for one in block.path)


def _is_aside(element: Element) -> bool:
    attributes = element.attributes
    if element.name in _ASIDE_TAGS or attributes.get("role") in _ASIDE_ROLES:
        return True
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    return len(names) > 1 and bool(_ASIDE_NAMES.search(_parted(names)))


def _parted(names: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()


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


def is_links(block: Block) -> bool:
    """Tell whether a block is links to other pages and little else; attachments are the text's."""
    targets = {run.style.href for run in block.runs if run.style.href}
    if not targets or all(_FILE.search(target) for target in targets):
        return False
    return 10 * block.linked >= 5 * block.words


def _end(blocks: Sequence[Block], start: int, last: int, weights: dict[Block, int]) -> int:
    """Return the index behind the text: where other articles, tools or footers begin."""
    total = sum(weights.get(block, 0) for block in blocks[start:])
    seen = 0
    for index in range(start, len(blocks)):
        block = blocks[index]
        left = total - seen
        if is_related(block.text) and (_leads_to_links(blocks, index) or left <= 0.15 * total):
            return index
        if is_footer(block.text) and left <= 0.15 * total:
            return index
        if index > last and (_is_around(block) or _begins_other(blocks, index, weights)):
            return index
        seen += weights.get(block, 0)
    return len(blocks)


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
