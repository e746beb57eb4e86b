"""Lists of digests, in the form of ``sha512sum``: what each file must be, byte for byte."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"(?P<digest>[0-9a-f]{32,128}) [ *](?P<name>.+)")


def digest_of_file(path: Path, algorithm: str = "sha512") -> str:
    """Return the digest of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def as_list(digests: Mapping[str, str]) -> str:
    """Return the list of files by name, sorted."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))


def read_list(text: str) -> dict[str, str]:
    """Return the digests by name; ValueError names the first line that is not of the form."""
    listed: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match:
            raise ValueError(f"dòng {number} không có dạng “mã băm  tên tệp”")
        listed[match["name"]] = match["digest"]
    return listed
