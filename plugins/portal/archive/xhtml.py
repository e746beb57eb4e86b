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
_NAMED = frozenset({"id", "aria-labelledby"})
_XMLNS = {"svg": ' xmlns="http://www.w3.org/2000/svg"'}


def as_xhtml(html: str, prefix: str = "") -> str:
    """Return an HTML as XHTML; ``prefix`` stands before each id, and where links name one.

    What is folded (``details``) lies open: a book has nothing to press.
    """
    return "".join(_piece(found, prefix) for found in _PIECE.finditer(html))


def _piece(found: re.Match[str], prefix: str) -> str:
    if found["text"] is not None:
        return escape(entities.unescape(found["text"]))
    if found["end"]:
        return f"</{found['end']}>"
    if found["comment"]:
        return ""
    name = found["start"]
    attributes = dict(_attributes(found["attributes"], prefix))
    if name == "details":
        attributes["open"] = "open"
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    closed = "/" if found["empty"] or name in _VOID else ""
    return f"<{name}{_XMLNS.get(name, '')}{told}{closed}>"


def _attributes(written: str, prefix: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(written):
        name = found["name"]
        value = next(
            (found[quote] for quote in ("double", "single") if found[quote] is not None), name
        )
        yield name, _prefixed(name, entities.unescape(value), prefix)


def _prefixed(name: str, value: str, prefix: str) -> str:
    if name in _NAMED:
        return " ".join(prefix + one for one in value.split())
    if name == "href" and value.startswith("#"):
        return f"#{prefix}{value[1:]}"
    return value
