"""_redirects and _headers, which Netlify and Cloudflare Pages read.

Cloudflare ignores redirects with a query. Neither knows regular expressions: hashed names are told
by the folder in which all have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from portal.delivery.hosts.rules import FOR_EVER, Rules

_PLAIN = re.compile(r"[\w.-]+=[\w.%+-]*", re.ASCII)


def redirects(rules: Rules) -> str:
    """Return the file `_redirects`: a line each, those with a query first.

    A query of other signs than most have would read as a target or a placeholder: it is left out.
    """
    lines = (
        " ".join((quote(move.path), *_query(move.query), move.to, "301"))
        for move in sorted(rules.moves, key=lambda move: (not move.query, move))
        if all(_PLAIN.fullmatch(part) for part in _query(move.query))
    )
    return "".join(f"{line}\n" for line in lines)


def headers(rules: Rules) -> str:
    """Return the file `_headers`."""
    for_ever = {"Cache-Control": FOR_EVER}
    return "\n".join((*_block("/*", rules.headers), *_block("/theme/*", for_ever), ""))


def _query(query: str) -> Iterator[str]:
    return (part for part in query.split("&") if part)


def _block(pattern: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield pattern
    yield from (f"  {name}: {value}" for name, value in headers.items())
