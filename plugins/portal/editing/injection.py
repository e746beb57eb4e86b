"""Puts the overlay's script into a page on its way to the browser; the file stays as it is."""

from __future__ import annotations

import re

RESERVED = "/_xem-truoc/"
"""The addresses below which the preview serves what is its own."""

NEWS = f"{RESERVED}tin"
"""The address of the server-sent events."""

# The page's own policy allows no connection; the script's events need one, to this server.
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")')
_BASE = re.compile(rb"base-uri 'none'")


def with_overlay(page: bytes, version: int) -> bytes:
    """Return a page with the overlay's script; as it is if it has no ``</head>``."""
    tag = f'<script src="{RESERVED}overlay.js" data-version="{version}" defer></script>'
    head, end, rest = page.partition(b"</head>")
    if not end:
        return page
    return b"".join((_allowing(head), tag.encode(), b"\n", end, rest))


def at_any_depth(page: bytes) -> bytes:
    """Return a page whose relative links count from the root, wherever it is shown."""
    relaxed = _BASE.sub(b"base-uri 'self'", page, count=1)
    return relaxed.replace(b"<head>", b'<head>\n<base href="/">', 1)


def _allowing(head: bytes) -> bytes:
    return _POLICY.sub(rb"\1connect-src 'self'; ", head, count=1)
