"""What is not as it was when a package was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.archive.release import Release


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A file, by its name in the package, and what is wrong with it, in words for people."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a package tells of itself, how many of its files were compared, and what has changed."""

    release: Release | None
    files: int
    changes: tuple[Change, ...]


def compared(
    listed: Mapping[str, str], found: Mapping[str, str], broken: Iterable[Change] = ()
) -> Iterator[Change]:
    """Yield what differs between listed and found digests, by name; ``broken`` is told already."""
    told = sorted(set(broken))
    yield from told
    unreadable = {change.name for change in told}
    for name in sorted({*listed, *found} - unreadable):
        if name not in found:
            yield Change(name, "thiếu")
        elif name not in listed:
            yield Change(name, "thừa, không có trong danh sách")
        elif found[name] != listed[name]:
            yield Change(name, "đã thay đổi")
