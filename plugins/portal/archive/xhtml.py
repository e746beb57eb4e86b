"""An article's HTML as XHTML: the same tags, closed and quoted, with every entity a letter.

The checks of the sources allow only tags in lower case that match, with quoted values; so nothing
has to be guessed here, and no parser is needed that could repair, and change, a text.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

_PIECE = re.compile(
    r"""
      (?P<comment><!--.*?-->)
    | </(?P<end>[A-Za-z][\w-]*)\s*>
    | <(?P<start>[A-Za-z][\w-]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*?)(?P<empty>/?)>
    | (?P<text>[^<]+|<)
    """,
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[\w:-]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'))?"""
)
_VOID = frozenset({"br", "col", "hr", "img"})
_XMLNS = {"svg": ' xmlns="http://www.w3.org/2000/svg"'}


def as_xhtml(html: str) -> str:
    """Return an HTML as XHTML. What is folded (``details``) lies open: a book can't be pressed."""
    return "".join(map(_piece, _PIECE.finditer(html)))


def _piece(found: re.Match[str]) -> str:
    if found["text"] is not None:
        return escape(entities.unescape(found["text"]))
    if found["end"]:
        return f"</{found['end']}>"
    if found["comment"]:
        return ""
    name = found["start"]
    attributes = dict(_attributes(found["attributes"]))
    if name == "details":
        attributes["open"] = "open"
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    closed = "/" if found["empty"] or name in _VOID else ""
    return f"<{name}{_XMLNS.get(name, '')}{told}{closed}>"


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(written):
        name = found["name"]
        value = next(
            (found[quote] for quote in ("double", "single") if found[quote] is not None), name
        )
        yield name, entities.unescape(value)
