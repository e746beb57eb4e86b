"""manifest.sha512: every file of a build with its digest, in the form of ``sha512sum``."""

from __future__ import annotations

import hashlib
from pathlib import Path

MANIFEST = "manifest.sha512"


def manifest(folder: Path) -> str:
    """Return the manifest of all files below ``folder``, itself aside, sorted by address."""
    addresses = sorted(addresses_in(folder) - {MANIFEST})
    return "".join(f"{_digest(folder / address)}  {address}\n" for address in addresses)


def addresses_in(folder: Path) -> frozenset[str]:
    """Return the addresses of all files below ``folder``."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return frozenset(path.relative_to(folder).as_posix() for path in files)


def listed(folder: Path) -> frozenset[str]:
    """Return the addresses that the manifest in ``folder`` lists; none without a manifest."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return frozenset()
    return frozenset(line.partition("  ")[2] for line in text.splitlines())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()
