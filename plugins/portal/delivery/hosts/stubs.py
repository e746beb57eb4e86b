"""A small page at an old address, for servers that can't be told anything."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from portal.delivery.hosts.rules import Rules

_ENDINGS = (".html", ".htm", "/")


def stubs(rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of a page for each old address that is a page's path."""
    for move in rules.moves:
        path = move.path.removeprefix(rules.base).lstrip("/")
        parts = path.rstrip("/").split("/")
        if move.query or not move.path.endswith(_ENDINGS) or not {"", ".", ".."}.isdisjoint(parts):
            continue
        yield f"{path}index.html" if path.endswith("/") else path, _page(move.to)


def _page(to: str) -> str:
    target = escape(quote(to, safe="/%"))
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        "<title>Trang đã chuyển</title>\n"
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f'<link rel="canonical" href="{target}">\n'
        f'<p>Trang này đã chuyển sang <a href="{target}">địa chỉ mới</a>.</p>\n</html>\n'
    )
