"""The theme's own files, bundled and named by their content so that they can be cached forever."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import lightningcss

# Cascade layers need these at least (2022); older browsers show the plain page.
_BROWSERS = ["chrome >= 99", "firefox >= 97", "safari >= 15.4"]

_COMMENT = re.compile(rb"^ *(?://.*|/\*\*(?s:.*?)\*/)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its address in the output, and its bytes."""

    address: str
    data: bytes


def style_sheet(entrance: Path) -> Asset:
    """Bundle and minify a style sheet with all that it imports."""
    css = lightningcss.bundle_css(str(entrance), browsers_list=_BROWSERS, minify=True)
    return _named(entrance.name, css.encode())


def script(path: Path) -> Asset:
    """Take a script without the comments on lines of their own: its types are a third of it."""
    return _named(path.name, _COMMENT.sub(b"", path.read_bytes()))


def plain_file(path: Path) -> Asset:
    """Take a file as it is."""
    return _named(path.name, path.read_bytes())


def _named(name: str, data: bytes) -> Asset:
    stem, _, suffix = name.rpartition(".")
    return Asset(f"theme/{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}", data)
