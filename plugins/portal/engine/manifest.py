"""manifest.sha512: every file of a build with its digest, in the form of ``sha512sum``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest.sha512"


def manifest(digests: Mapping[str, str]) -> str:
    """Return the manifest of files by their digests, sorted by address."""
    return "".join(f"{digests[address]}  {address}\n" for address in sorted(digests))


def digests_in(folder: Path, name: str = MANIFEST) -> dict[str, str]:
    """Return the digests that the manifest in ``folder`` lists; none without a manifest."""
    try:
        return digests_of((folder / name).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return {}


def digests_of(listed: bytes) -> dict[str, str]:
    """Return the digests that a manifest lists."""
    rows = (line.partition("  ") for line in listed.decode("utf-8", "replace").splitlines())
    return {address: digest for digest, _, address in rows if address}
