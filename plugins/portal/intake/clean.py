"""HTML that a library has made, brought to what a draft may hold."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

_SPANS = ("colspan", "rowspan")
_PLAIN = "p h2 h3 h4 h5 h6 ul ol table thead tbody tr blockquote pre strong em sup sub br"
_KEPT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PLAIN.split(), ()),
    "a": ("href",),
    "img": ("src", "alt"),
    "li": ("value",),
    "td": _SPANS,
    "th": _SPANS,
}
_DROPPED = ("script", "style", "iframe", "object", "embed", "svg", "form", "template")
_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def clean(soup: BeautifulSoup) -> int:
    """Take from ``soup`` what no draft holds; return how many links lead nowhere from a site.

    Such a link, one to a file or a place of the machine, leaves its words; what is no text at all
    (scripts, styles) goes whole. With a first heading of level 1 all headings go one level down.
    """
    for tag in soup.find_all(_DROPPED):
        tag.decompose()
    down = 1 if soup.find("h1") else 0
    nowhere = 0
    for tag in soup.find_all(True):
        if re.fullmatch("h[1-6]", tag.name):
            tag.name = f"h{min(int(tag.name[1]) + down, 6)}"
        kept = _KEPT.get(tag.name)
        href = str(tag.get("href", "#"))
        is_dead = tag.name == "a" and not _LINK.fullmatch(href)
        nowhere += is_dead and not href.startswith("#")
        tag.attrs = {name: tag[name] for name in kept or () if name in tag.attrs}
        if kept is None or is_dead:
            tag.unwrap()
    return nowhere


def note(soup: BeautifulSoup, item: Tag, said: str) -> None:
    """Make paragraphs of a note's list item, with its number raised before the first."""
    first = item.find("p")
    if not isinstance(first, Tag):
        first = item.wrap(soup.new_tag("p"))
    number = soup.new_tag("sup")
    number.string = said
    first.insert(0, number)
    number.insert_after(" ")
