"""The section that a page says its article belongs to: by a trail, a label, its menu, its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.intake.blocks import Block
from portal.intake.boilerplate import Article
from portal.intake.headlines import page_title, same, title_parts
from portal.intake.phrases import is_chrome, is_dateline, is_footer
from portal.intake.tree import Element
from portal.vietnamese import fold

_CRUMB = re.compile(r"\s*(?:»|›|>>|>|→|::|\\|/)\s*")
_SURE = re.compile(r"\w\s*(?:»|›|>|→)\s*\w")
_LABEL = re.compile(r"(?:chuyên )?mục\s*:\s*(.{3,60})", re.IGNORECASE)
_HERE = re.compile(r"(?<![a-z])(?:current|cur|active|selected|sel|chon)(?![a-z])")
_HOME = frozenset({"trang chu", "home", "trang nhat"})
_NEAR = 4  # blocks
_LONGEST = 8  # words


def section_of(root: Element, article: Article, title: str, site: str) -> str:
    """Return the section that a page names, the surest sign of it first; "" where none is plain."""
    parts = title_parts(page_title(root))
    mastheads = {one for one in article.page[:3] if same(one.text, site)}
    links = {fold(text) for text in _links(root)}
    found = (
        *_trails(article.page),
        *_labelled((*article.page[-_NEAR:], *article.below[:_NEAR])),
        *_above([one for one in article.above[-_NEAR:] if one not in mastheads], links),
        *(one for one in parts[:-1] if fold(one) in links and not same(one, site)),
        *(one.text for one in root.walk() if "category" in one.attributes.get("rel", "")),
        *_marked(root),
        *_unlinked(article.page),
    )
    return next((one for one in found if fold(one) not in _HOME and not same(one, title)), "")


def _links(root: Element) -> Iterator[str]:
    return (" ".join(one.text.split()) for one in root.walk() if one.name == "a")


def _trails(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the entries of the nearest trail from its end: ``Trang chủ » Tin tức``."""
    for block in reversed(blocks):
        crumbs = [part for part in _CRUMB.split(block.text) if part]
        linked = bool(_SURE.search(block.text)) and 2 * block.linked >= block.words
        told = fold(crumbs[0]) in _HOME or linked or _is_trail(block) if crumbs else False
        if len(crumbs) > 1 and told and not _CRUMB.match(block.text):
            yield from reversed(crumbs)
            return
        if _is_trail(block):  # the signs between its entries are images
            yield from reversed([run.text.strip() for run in block.runs if run.style.href])
            return


def _is_trail(block: Block) -> bool:
    names = " ".join(one.attributes.get("class", "").lower() for one in block.path)
    return "breadcrumb" in names or "pathway" in names


def _labelled(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what stands behind ``Chuyên mục:``."""
    return (found[1] for block in blocks if (found := _LABEL.fullmatch(block.text)))


def _above(blocks: Sequence[Block], links: set[str]) -> Iterator[str]:
    """Yield the lines above the headline that may name a section, the nearest first."""
    for block in reversed(blocks):
        text = block.text.strip("»›:. ")
        if _may_name(block) and (_is_marked(block) or fold(text) in links):
            yield _CRUMB.split(text)[-1] if _SURE.search(text) else text


def _may_name(block: Block) -> bool:
    text = block.text
    ruled_out = is_chrome(text) or is_dateline(text) or is_footer(text)
    targets = {run.style.href for run in block.runs if run.style.href}
    short = 2 <= block.words <= _LONGEST and len(targets) < 2
    return short and not ruled_out and block.kind not in {"list", "table"}


def _is_marked(block: Block) -> bool:
    return block.bold or block.large or block.kind.startswith("h") or block.linked == block.words


def _marked(root: Element) -> Iterator[str]:
    """Yield the entries of menus that the page marks as its own by their class or id."""
    for element in root.walk():
        names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}".lower()
        text = " ".join(element.text.split())
        if _HERE.search(names) and 0 < len(text.split()) <= _LONGEST:
            yield text


def _unlinked(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the entry of a menu that is no link, as its page is shown, between two that are."""
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        one_menu = before.path[:-2] == block.path[:-2] == after.path[:-2]
        ends = before.linked == before.words and after.linked == after.words
        if one_menu and ends and not block.linked and _may_name(block):
            yield block.text
