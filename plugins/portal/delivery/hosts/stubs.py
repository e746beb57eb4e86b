"""A small page at an old address, for servers that can't be told anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape
from itertools import accumulate

from portal.delivery.hosts.rules import Rules

# Names that every file system takes: nothing else can stand at an address of a file.
_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,9}[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
_ENDINGS = (".html", ".htm", "/")


def stubs(rules: Rules, pages: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of a page for each old address that is a page's path.

    None stands where one of the site's own ``pages`` does, or in the way of one, on disks that
    don't tell capitals from small letters neither.
    """
    if not rules.moves:
        return
    files = {page.lower() for page in pages}
    folders = {above for file in files for above in _above(file)}
    for move in rules.moves:
        address = move.path.removeprefix(rules.base).lstrip("/")
        address = f"{address}index.html" if address.endswith("/") else address
        if move.query or not move.path.endswith(_ENDINGS) or not _NAME.fullmatch(address):
            continue
        if address.lower() in files | folders or not files.isdisjoint(_above(address.lower())):
            continue
        files.add(address.lower())
        folders.update(_above(address.lower()))
        yield address, _page(move.to)


def _above(address: str) -> Iterator[str]:
    return accumulate(address.split("/")[:-1], "{}/{}".format)


def _page(to: str) -> str:
    target = escape(to)
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n'
        "<title>Trang đã chuyển</title>\n"
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f'<link rel="canonical" href="{target}">\n'
        f'<p>Trang này đã chuyển sang <a href="{target}">địa chỉ mới</a>.</p>\n</html>\n'
    )
