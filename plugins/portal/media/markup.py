"""An image's HTML as pages show it: its size, so that nothing moves, and its versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from portal.media.pictures import Picture, Version
from portal.media.tags import attributes_of, opening

_IMAGE = re.compile("<img([^<>]*)>")
_LAZY = {"loading": "lazy", "decoding": "async"}
"""These stand first: browsers that begin to load at ``src`` have to know before it."""

_MEASURE = 624  # CSS pixels: the widest that a text is (34.5 times 18 px), rounded up
_MARGINS = 40  # CSS pixels beside a text on a phone


def with_pictures(html: str, pictures: Iterable[Picture], root: str) -> str:
    """Return an article's HTML with its images drawn; ``root`` leads to the site's root.

    An image that isn't among ``pictures`` stays as it is.
    """
    by_source = {f"{root}/{picture.address}": picture for picture in pictures}
    return "".join(_pieces(html, by_source, root)) if by_source else html


def _pieces(html: str, by_source: dict[str, Picture], root: str) -> Iterator[str]:
    done = 0
    for found in _IMAGE.finditer(html):
        attributes = attributes_of(found[1])
        if picture := by_source.get(attributes.get("src", "")):
            yield html[done : found.start()]
            image = _picture(attributes, picture, root)
            may_lead = attributes.get("alt") and not _is_linked(html, found.start())
            yield _leading_to_original(image, picture, root) if may_lead else image
            done = found.end()
    yield html[done:]


def _picture(written: dict[str, str], picture: Picture, root: str) -> str:
    attributes = {**_LAZY, **written, **_size(written, picture)}
    if not picture.widths:
        return opening("img", attributes)
    *better, last = picture.endings
    largest = picture.address_of(Version(picture.widths[-1], last))
    attributes |= {"src": f"{root}/{largest}", **_choice(picture, last, root)}
    sources = (
        opening("source", {"type": f"image/{ending}", **_choice(picture, ending, root)})
        for ending in better
    )
    return f"<picture>{''.join(sources)}{opening('img', attributes)}</picture>"


def _size(written: dict[str, str], picture: Picture) -> dict[str, str]:
    """Return the size of an image, unless an editor has given another or nobody knows it."""
    if not (picture.width and picture.height) or written.keys() & {"width", "height"}:
        return {}
    return {"width": str(picture.width), "height": str(picture.height)}


def _choice(picture: Picture, ending: str, root: str) -> dict[str, str]:
    """Return what a browser chooses from: versions, and how wide the image is shown.

    That is as wide as the text, and never wider than it is.
    """
    versions = (
        f"{root}/{picture.address_of(Version(width, ending))} {width}w" for width in picture.widths
    )
    shown = min(picture.width, _MEASURE)
    sizes = f"(max-width: {shown + _MARGINS}px) calc(100vw - {_MARGINS}px), {shown}px"
    return {"srcset": ", ".join(versions), "sizes": sizes}


def _leading_to_original(image: str, picture: Picture, root: str) -> str:
    """Let an image that is shown smaller than it is lead to itself: scans want to be read."""
    if not picture.widths or picture.width <= picture.widths[-1]:
        return image
    title = f"Ảnh gốc ({escape(picture.told)})"
    return f"{opening('a', {'href': f'{root}/{picture.address}', 'title': title})}{image}</a>"


def _is_linked(html: str, at: int) -> bool:
    return html.rfind("<a ", 0, at) > html.rfind("</a>", 0, at)
