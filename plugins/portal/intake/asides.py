"""What of a page stands beside its article by name or by kind: menus, footers, boxes of links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from portal.intake.blocks import Block
from portal.intake.phrases import is_related
from portal.intake.tree import Element

_ASIDE_TAGS = frozenset({"nav", "footer", "aside"})
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "banner", "search", "complementary"})
_ASIDE_NAMES = re.compile(
    r"""
    (?<![a-z])(?:
      (?:top|main|left|right|sub)?[-_]?
        (?:menu|nav|navigation|navbar|banner|sidebar|footer|header)
      | breadcrumbs? | duongdan | pathway | search | timkiem | login | related
      | tin-?_?(?:lien-?_?quan|khac) | other-?_?news
      | counter | thongke | copyright | quangcao | adv | social | comments? | comment-?_?list
      | toolbar | tags? | post-?_?meta(?:data)?
    )(?![a-z])
    """,
    re.VERBOSE,
)
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|rtf|zip|rar|7z|odt|ods|txt)(?:$|[?#])", re.IGNORECASE
)


def is_links(block: Block) -> bool:
    """Tell whether a block is links to other pages and little else; attachments are the text's."""
    targets = {run.style.href for run in block.runs if run.style.href}
    if not targets or all(_FILE.search(target) for target in targets):
        return False
    return 10 * block.linked >= 5 * block.words


class Asides:
    """The blocks in elements that are named as menus, headers or footers and hold little text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        words: Counter[int] = Counter()
        for block in blocks:
            words.update({id(one): block.words - block.linked for one in {*block.path}})
        most = 0.4 * sum(block.words - block.linked for block in blocks)
        named = {one for block in blocks for one in block.path if _is_aside(one)}
        self._elements = {id(one) for one in named if words[id(one)] <= most}
        self._elements |= {id(one) for one in _boxes(blocks)}

    def __contains__(self, block: Block) -> bool:
        return any(id(one) in self._elements for one in block.path)


def _boxes(blocks: Sequence[Block]) -> Iterator[Element]:
    """Yield the elements that hold links to other articles and their heading, and nothing else."""
    for index, block in enumerate(blocks):
        if not is_related(block.text):
            continue
        for box in reversed(block.path):
            inside = _inside(box, blocks, index)
            if not inside or not all(map(is_links, inside[1:])):
                break
            if len(inside) > 1:
                yield box


def _inside(box: Element, blocks: Sequence[Block], index: int) -> list[Block]:
    """Return the blocks in an element, from ``index`` on; none if some stand before that."""
    if index and box in blocks[index - 1].path:
        return []
    return list(takewhile(lambda one: box in one.path, islice(blocks, index, None)))


def _is_aside(element: Element) -> bool:
    attributes = element.attributes
    if element.name in _ASIDE_TAGS or attributes.get("role") in _ASIDE_ROLES:
        return True
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    return len(names) > 1 and bool(_ASIDE_NAMES.search(_parted(names)))


def _parted(names: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()
