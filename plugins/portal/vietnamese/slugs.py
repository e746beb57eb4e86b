"""Slugs and file names: addresses in plain ASCII, readable and the same on every system."""

import re
import unicodedata

from portal.vietnamese.folding import fold

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_IN_NAME = re.compile(r"[^a-z0-9._]+")
_AROUND_DOT = re.compile(r"-*\.[-.]*")  # `a - .pdf` and `a..pdf` are `a.pdf`

# The Vietnamese for "file": the name of what has no letter or digit to be named by.
_NAMELESS = "tep"


def slug(text: str, limit: int | None = None) -> str:
    """Return the words of `text` as `[a-z0-9-]`: `747/QĐ-UB` becomes `747-qd-ub`.

    `limit` is the most characters to keep; the cut falls between words unless the first word
    alone is longer. The result is empty when `text` has no letter or digit of ours.
    """
    full = _NOT_IN_SLUG.sub("-", _plain(text)).strip("-")
    if limit is None or len(full) <= limit:
        return full
    return full[: limit + 1].rpartition("-")[0] or full[:limit]


def ascii_path(path: str) -> str:
    """Return a relative posix path whose segments are `[a-z0-9._-]` and never empty or `..`.

    `files/Bản đồ 2.PDF` becomes `files/ban-do-2.pdf`. Two names may become one: who copies
    files has to look out for that.
    """
    names = [_name(segment) for segment in path.split("/") if segment not in {"", "."}]
    return "/".join(names) or _NAMELESS


def _name(segment: str) -> str:
    """Return one segment of a path; a name that is all extension gets a stem."""
    name = _AROUND_DOT.sub(".", _NOT_IN_NAME.sub("-", _plain(segment))).strip("-")
    if name.startswith("."):
        name = _NAMELESS + name
    return name.rstrip(".") or _NAMELESS


def _plain(text: str) -> str:
    """Return folded text; NFKC first, which makes `ﬁ`, `Ａ` and `²` letters and digits."""
    return fold(unicodedata.normalize("NFKC", text))
