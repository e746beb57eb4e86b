"""Links as editors write them, and the marks by which Pelican follows them.

Editors and code hosts link by relative path (``[…](../2018/bai-khac.md#muc)``); Pelican wants
``{filename}`` and ``{static}`` before a path. Both are understood; the second is what we write.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, unquote

from portal.sources.files import is_article, target_path

_MARK = re.compile(r"[{|](?P<mark>[a-z]+)[}|](?P<rest>.*)", re.DOTALL)
# A link or an image that leads elsewhere; links to an anchor of the same page stay as they are.
_TAG = re.compile(r"""<(?:a|img)\b(?=[^<>]*(?:href|src)=["'](?!#))[^<>]*>""")
_ATTRIBUTE = re.compile(r"""(?P<name>[a-z-]+)=(?P<quote>["'])(?P<value>.*?)(?P=quote)""")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_BLANKS = re.compile(r"[\x00-\x20]")
_OF_QUERIES = "%/?:@!$()*+,;=&"  # signs that stand for themselves; quotes don't
_PAGE_SCHEMES = frozenset({"http", "https", "ftp"})
_SCHEMES = _PAGE_SCHEMES | {"mailto", "tel"}


@dataclass(frozen=True)
class Target:
    """What a link means.

    ``kind`` is one of external, here (an anchor of the same page), document, file, category,
    index, and those that can't be used: empty, local (a file of one computer), unsafe (another
    scheme), root (a path from the server's root), unknown (a mark). ``path`` is relative to the
    content folder.
    """

    kind: str
    path: str = ""
    fragment: str = ""
    query: str = ""


def read_target(source: str, written: str) -> Target:
    """Tell what ``written``, a link's target in the article ``source``, means."""
    written = written.strip()
    if mark := _MARK.fullmatch(written):
        return _marked(source, mark["mark"], mark["rest"])
    if scheme := _scheme(written):
        return Target(_kind_of(scheme), written)
    if re.match(r"[/\\]", written):
        return Target("root", written)
    return _relative(source, written) if written else Target("empty")


def follow_links(
    source: str, html: str, category_id: Callable[[str], str], follow: Callable[[str], str]
) -> str:
    """Return an article's HTML with its relative links followed.

    They are rewritten so that Pelican knows them, and ``follow`` is what Pelican does with them. It
    gets one tag after the other, but all of an HTML that may have marks in other tags.
    ``category_id`` turns a category's label or id into its id. A link that leaves the site gets
    the class ``external``.
    """
    rewritten = partial(_rewritten, source, category_id)
    if "{" in html or "|" in html:  # marks of Pelican's own begin so
        return follow(_TAG.sub(rewritten, html))
    return _TAG.sub(lambda tag: follow(rewritten(tag)), html)


def _rewritten(source: str, category_id: Callable[[str], str], tag: re.Match[str]) -> str:
    def attribute(match: re.Match[str]) -> str:
        name, quote, value = match["name"], match["quote"], match["value"]
        if name not in {"href", "src"}:
            return match[0]
        target = read_target(source, entities.unescape(value))
        mark = 'class="external" ' if _scheme(target.path) in _PAGE_SCHEMES else ""
        return f"{mark}{name}={quote}{_for_pelican(target, value, category_id)}{quote}"

    return _ATTRIBUTE.sub(attribute, tag[0])


def _kind_of(scheme: str) -> str:
    if scheme in _SCHEMES:
        return "external"
    return "local" if scheme == "file" or len(scheme) == 1 else "unsafe"


def _scheme(target: str) -> str:
    """Return the scheme of a link's target in lower case, or "" for a relative one.

    Blanks and controls inside it are dropped first, as browsers do (URL Standard, 4.4).
    """
    match = _SCHEME.match(_BLANKS.sub("", target))
    return match.group(1).lower() if match else ""


def _for_pelican(target: Target, written: str, category_id: Callable[[str], str]) -> str:
    query = f"?{entities.escape(quote(target.query, _OF_QUERIES))}" if target.query else ""
    fragment = f"#{entities.escape(target.fragment)}" if target.fragment else ""
    match target.kind:
        case "document":
            return f"{{filename}}/{entities.escape(target.path)}{query}{fragment}"
        case "file":
            return f"{{static}}/{entities.escape(target.path)}{query}{fragment}"
        case "category":
            return f"{{category}}{category_id(target.path)}"
        case _:
            return written


def _marked(source: str, mark: str, rest: str) -> Target:
    match mark:
        case "filename" | "static" | "attach":
            return _relative(source, rest)
        case "category":
            return Target("category", unquote(rest))
        case "index":
            return Target("index")
        case _:
            return Target("unknown", mark)


def _relative(source: str, written: str) -> Target:
    before, _, fragment = written.partition("#")
    file, _, query = before.partition("?")
    if not file:
        return Target("here", source, unquote(fragment))
    path = target_path(source, written)
    kind = "document" if is_article(path) else "file"
    return Target(kind, path, unquote(fragment), query)
