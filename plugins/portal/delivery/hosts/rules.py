"""What all web servers are to do with a build, whatever their language: the one table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

# As the pages themselves say; only a header can forbid frames.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
    " base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# A year, as RFC 9111 allows; the digest of its content stands in such a file's name.
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
HASHED = r"\.[0-9a-f]{10}\.[a-z0-9]+$"  # a regular expression that all of the servers know
# What readers are not to see: names that begin with a dot, but for those that certificate
# authorities ask for (RFC 8615), and the host files at the top.
HIDDEN = r"\.(?!well-known/)"
OURS = r"(nginx\.conf|web\.config|_headers|_redirects)$"
SECURE_ONLY = "max-age=31536000"  # HSTS, only where the settings ask for it

# Endings whose text is UTF-8, and what they are.
TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "bib": "text/plain",
    "ris": "text/plain",
    "sha512": "text/plain",
}
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "avif": "image/avif",
    "webp": "image/webp",
    "wacz": "application/wacz",
    "zim": "application/x-zim",
    "epub": "application/epub+zip",
}
# Endings of compressed twins and their codings (RFC 7932, 8878, 1952), the best one first.
CODINGS = {"br": "br", "zst": "zstd", "gz": "gzip"}
_AS_THEY_ARE = "!%&()*+,-./:;=?@_~"  # what browsers leave as it is in a query


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """An old address and where its page is now.

    ``path`` is decoded and begins with a slash; ``query`` is encoded as browsers send it; ``to`` is
    the new address as a browser asks for it.
    """

    path: str
    query: str
    to: str


@dataclass(frozen=True)
class Rules:
    """All that a server needs to know: ``base`` is the path that the site lies under, or "".

    ``codings`` are those of `CODINGS` that texts have twins in.
    """

    base: str
    moves: tuple[Move, ...]
    headers: Mapping[str, str]
    codings: Mapping[str, str]

    @property
    def by_path(self) -> Mapping[str, list[Move]]:
        """Return the moves of each old path."""
        found: dict[str, list[Move]] = {}
        for move in self.moves:
            found.setdefault(move.path, []).append(move)
        return found


def rules(
    site: str,
    moved: Mapping[str, str],
    pages: Collection[str],
    *,
    secure_only: bool = False,
    zstandard: bool = False,
) -> Rules:
    """Return the rules of a site at the address ``site``; ``moved`` leads from old addresses.

    An old address at which one of the ``pages`` stands now is that page's.
    """
    base = urlsplit(site).path.rstrip("/")
    secure = {"Strict-Transport-Security": SECURE_ONLY} if secure_only else {}
    moves: dict[tuple[str, str], Move] = {}
    for old, new in sorted(moved.items()):
        move = _move(base, old, new)
        if move and (move.query or move.path.lstrip("/") not in {"", *pages}):
            moves.setdefault((move.path, move.query), move)
    codings = {end: name for end, name in CODINGS.items() if zstandard or name != "zstd"}
    return Rules(base, tuple(sorted(moves.values())), HEADERS | secure, codings)


def texts_and_types() -> Iterable[tuple[str, str, bool]]:
    """Yield each ending, its type, and whether it is UTF-8 text."""
    yield from ((ending, kind, True) for ending, kind in TEXTS.items())
    yield from ((ending, kind, False) for ending, kind in TYPES.items())


def _move(base: str, old: str, new: str) -> Move | None:
    """Return where an old address leads; None for one that no browser could ask for."""
    parts = urlsplit(old)
    path = f"/{unquote(parts.path).lstrip('/')}"
    if not all(sign.isprintable() for sign in path):
        return None
    return Move(path, quote(parts.query, safe=_AS_THEY_ARE), quote(f"{base}/{new}"))
