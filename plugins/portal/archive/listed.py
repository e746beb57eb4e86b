"""A list of digests inside a package, which tells of every other file what it must be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from portal.archive.changes import Change, compared
from portal.archive.lists import as_list, digest_of_file, read_list
from portal.archive.looking import Contents
from portal.archive.zips import Member


def with_list(members: Iterable[Member], name: str) -> Iterator[Member]:
    """Yield members, and last the list of their digests, under this name."""
    digests: dict[str, str] = {}
    for member in members:
        source = member.source
        digests[member.name] = (
            hashlib.sha512(source).hexdigest()
            if isinstance(source, bytes)
            else digest_of_file(source)
        )
        yield member
    yield Member(name, as_list(digests).encode())


def changes_by_list(contents: Contents, name: str) -> Iterator[Change]:
    """Yield what is not as the list of this name tells; its text is among ``contents.texts``."""
    if name not in contents.texts:  # without it nothing can be said of the other files
        yield from compared({name: ""}, {}, contents.broken)
        return
    try:
        listed = read_list(contents.texts[name])
    except ValueError as error:
        yield Change(name, str(error))
        return
    found = {other: digest for other, digest in contents.digests.items() if other != name}
    yield from compared(listed, found, contents.broken)
