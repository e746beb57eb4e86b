"""tep.html: every file of the site, for crawlers that don't see what scripts load.

A folder with many files has a page of its own, ``tep/FOLDER.html``, whose address never changes;
the files of a small one stand on the page of the folder above.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from portal.menus import Branch, Crumb, Place, below_home

FILE_LIST = Crumb("Các tệp", "tep.html")
_MANY = 50  # files below a folder


@dataclass(frozen=True, slots=True)
class Group:
    """The files that lie in one folder; its path is "" for the top."""

    folder: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A folder with a page of its own, and how many files there are below it."""

    folder: str
    address: str
    count: int


@dataclass(frozen=True)
class Listing:
    """What one page of the list shows, and where it stands."""

    place: Place
    groups: tuple[Group, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def address(self) -> str:
        """Return the page's address."""
        return self.place.crumb.address

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that the page shows: there are too many names to compare each."""
        names = ["\n".join((group.folder, *group.files)) for group in self.groups]
        told = "\n\n".join((repr((self.place, self.elsewhere)), *names))
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def listings(addresses: Iterable[str]) -> Iterator[Listing]:
    """Yield the pages that list these addresses, each once; they link to each other."""
    top = _Folder("")
    for address in sorted(addresses):
        folder, _, _ = address.rpartition("/")
        top.at(folder).files.append(address)
    yield from _pages(top, below_home(FILE_LIST).branch.crumbs)


@dataclass(slots=True)
class _Folder:
    path: str
    files: list[str] = field(default_factory=list)
    below: dict[str, _Folder] = field(default_factory=dict)
    known: dict[str, _Folder] = field(default_factory=dict)

    def at(self, path: str) -> _Folder:
        """Return the folder at a path from the top, which this is."""
        if path not in self.known:
            above = self.at(path.rpartition("/")[0]) if path else None
            self.known[path] = above.below.setdefault(path, _Folder(path)) if above else self
        return self.known[path]

    @property
    def count(self) -> int:
        """Return how many files there are, in folders below too."""
        return len(self.files) + sum(folder.count for folder in self.below.values())

    @property
    def crumb(self) -> Crumb:
        """Return the page that lists the folder, if one does."""
        return Crumb(f"{self.path}/", f"tep/{self.path}.html") if self.path else FILE_LIST

    def groups(self) -> Iterator[Group]:
        """Yield the files of the folder, and of small ones below."""
        if self.files:
            yield Group(self.path, tuple(self.files))
        for folder in self.below.values():
            if folder.count < _MANY:
                yield from folder.groups()

    def large(self) -> Iterator[_Folder]:
        """Yield the folders below that have pages of their own."""
        return (folder for folder in self.below.values() if folder.count >= _MANY)


def _pages(folder: _Folder, above: tuple[Crumb, ...]) -> Iterator[Listing]:
    page = "" if folder.path else FILE_LIST.address
    elsewhere = (Elsewhere(f.path, f.crumb.address, f.count) for f in folder.large())
    yield Listing(
        Place(Branch(above, page=page), folder.crumb), tuple(folder.groups()), tuple(elsewhere)
    )
    for large in folder.large():
        yield from _pages(large, (*above, folder.crumb))
