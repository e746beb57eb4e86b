"""Reads what FTP servers answer to LIST: no standard, but most write as Unix or DOS do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.publishing.remote import Listing

_UNIX = re.compile(
    r"(?P<kind>[-dl])[-\w]{9}\S*\s.*?\s[A-Z][a-z]{2}\s+\d{1,2}\s+(?:\d{4}|\d{1,2}:\d\d)\s(?P<name>.+)"
)
_DOS = re.compile(r"\d\d-\d\d-\d{2,4}\s+\d\d:\d\d[AP]M\s+(?:(?P<kind><DIR>)|\d+)\s(?P<name>.+)")
_FOLDER = {"d", "<DIR>"}


def read_list(lines: Iterable[str]) -> Listing:
    """Return what lies in a folder, links as files; ValueError for a line of another kind."""
    listing = Listing([], [])
    for line in filter(None, lines):
        if re.fullmatch(r"total \d+", line):
            continue
        found = _UNIX.fullmatch(line) or _DOS.fullmatch(line)
        if not found:
            raise ValueError(line)
        name = found["name"].lstrip(" ") if found.re is _DOS else found["name"]
        if found["kind"] == "l":
            name = name.partition(" -> ")[0]
        if name not in {".", ".."}:
            (listing.folders if found["kind"] in _FOLDER else listing.files).append(name)
    return listing
