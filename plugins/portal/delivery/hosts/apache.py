""".htaccess for Apache 2.4 and LiteSpeed, which shared hosting has: what a module lacks is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.delivery.hosts.rules import (
    ASK_AGAIN,
    FOR_EVER,
    HASHED,
    HIDDEN,
    OURS,
    Move,
    Rules,
    texts_and_types,
)


def htaccess(rules: Rules) -> str:
    """Return the file; it lies at the top of the site. `AllowOverride FileInfo` is enough."""
    return "\n".join((*_basics(rules), *_types(rules), *_rewriting(rules), *_headers(rules), ""))


def _basics(rules: Rules) -> Iterator[str]:
    yield "# Made by the build: changes are lost."
    yield f"ErrorDocument 404 {rules.base}/404.html"
    yield "FileETag MTime Size"


def _types(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_mime.c>"
    for ending, kind, is_text in texts_and_types():
        yield f"AddType {kind} .{ending}"
        if is_text:
            yield f"AddCharset UTF-8 .{ending}"
    for ending, coding in rules.codings.items():
        yield f"RemoveType .{ending}"
        yield f"AddEncoding {coding} .{ending}"
    yield "</IfModule>"


def _rewriting(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_rewrite.c>"
    yield "RewriteEngine On"
    yield f"RewriteRule (^|/){HIDDEN}|^{OURS} - [R=404,L]"
    for move in rules.moves:
        yield from _redirect(rules, move)
    yield "<IfModule mod_headers.c>"
    for ending, coding in rules.codings.items():
        yield rf"RewriteCond %{{HTTP:Accept-Encoding}} \b{coding}\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))"
        yield rf"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f"
        yield rf"RewriteRule ^(.+)$ $1.{ending} [L,E=no-gzip:1,E=no-brotli:1,E=twin:1]"
    yield "Header always append Vary Accept-Encoding env=REDIRECT_twin"
    yield "</IfModule>"
    yield "</IfModule>"


def _redirect(rules: Rules, move: Move) -> Iterator[str]:
    yield f"RewriteCond %{{QUERY_STRING}} {_quoted(f'^{re.escape(move.query)}$')}"
    path = _quoted(f"^{re.escape(move.path.removeprefix(rules.base).lstrip('/'))}$")
    yield f"RewriteRule {path} {_quoted(move.to.replace('%', chr(92) + '%'))} [R=301,L,NE,QSD]"


def _quoted(text: str) -> str:
    """Quote a regular expression; two backslashes, and a quotation mark, end up as one sign."""
    return '"' + text.replace(r"\\", r"\x5c").replace('"', r"\x22") + '"'


def _headers(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_headers.c>"
    for name, value in rules.headers.items():
        yield f'Header always set {name} "{value}"'
    yield f'Header set Cache-Control "{ASK_AGAIN}"'
    twins = "|".join(rules.codings)
    yield rf'<FilesMatch "{HASHED.removesuffix("$")}(\.({twins}))?$">'
    yield f'Header set Cache-Control "{FOR_EVER}"'
    yield "</FilesMatch>"
    yield "</IfModule>"
