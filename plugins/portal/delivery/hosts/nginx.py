"""nginx.conf: a snippet to include in the `server` block of a site; `root` is the operator's."""

from __future__ import annotations

from collections.abc import Iterator

from portal.delivery.hosts.rules import (
    ASK_AGAIN,
    FOR_EVER,
    HASHED,
    HIDDEN,
    OURS,
    Rules,
    texts_and_types,
)


def snippet(rules: Rules) -> str:
    """Return the file."""
    return "\n".join((*_basics(rules), *_moves(rules), *_files(rules), ""))


def _basics(rules: Rules) -> Iterator[str]:
    yield "# Made by the build. In the server block: root /path/of/the/site; include nginx.conf;"
    yield "charset utf-8;"
    kinds = " ".join(kind for _, kind, is_text in texts_and_types() if is_text)
    yield f"charset_types {kinds};"
    yield "types {"
    for ending, kind, _ in texts_and_types():
        yield f"    {kind} {ending};"
    yield "}"
    yield "default_type application/octet-stream;"
    yield f"error_page 404 {rules.base}/404.html;"
    yield f"error_page 403 =404 {rules.base}/404.html;  # a folder"
    yield "gzip_vary on;"
    yield "gzip_static on;  # brotli_static on; where the module is there"


def _moves(rules: Rules) -> Iterator[str]:
    for path, moves in rules.by_path.items():
        yield f"location = {_quoted(path)} {{"
        for move in moves:
            yield f"    if ($args = {_quoted(move.query)}) {{ return 301 {_quoted(move.to)}; }}"
        yield from _headers(rules, ASK_AGAIN)
        yield "}"


def _files(rules: Rules) -> Iterator[str]:
    yield f"location ~ (/{HIDDEN}|/{OURS}) {{ return 404; }}"
    yield f'location ~ "{HASHED}" {{'
    yield from _headers(rules, FOR_EVER)
    yield "}"
    yield f"location {rules.base}/ {{"
    yield "    index index.html;"
    yield from _headers(rules, ASK_AGAIN)
    yield "}"


def _headers(rules: Rules, caching: str) -> Iterator[str]:
    """Yield all headers: those of an outer block don't hold where a block has its own."""
    for name, value in {**rules.headers, "Cache-Control": caching}.items():
        yield f'    add_header {name} "{value}" always;'


def _quoted(text: str) -> str:
    """Quote a value; a dollar would begin a variable and is sent encoded by no browser."""
    return '"' + text.replace("\\", r"\\").replace('"', r"\"").replace("$", "%24") + '"'
