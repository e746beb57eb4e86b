"""The built tree, in a package or a folder, compared with the manifest that is a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from portal.archive.changes import Change, Inspection, compared
from portal.archive.lists import read_list
from portal.archive.looking import Contents
from portal.archive.release import Release
from portal.archive.swhid import folder_swhid
from portal.engine import MANIFEST


def is_manifest(name: str) -> bool:
    """Tell whether this member is the manifest, whose text the comparison needs."""
    return name == MANIFEST


def tree_changes(contents: Contents) -> Iterator[Change]:
    """Yield what differs between the files of a tree and its manifest."""
    if MANIFEST not in contents.texts:  # without it nothing can be said of the other files
        yield from compared({MANIFEST: ""}, {}, contents.broken)
        return
    try:
        listed = read_list(contents.texts[MANIFEST])
    except ValueError as error:
        yield Change(MANIFEST, str(error))
        return
    found = {name: digest for name, digest in contents.digests.items() if name != MANIFEST}
    yield from compared(listed, found, contents.broken)


def inspect_tree(contents: Contents, release: Release | None, record: Change) -> Inspection:
    """Compare a tree with its manifest, and as a whole with the SWHID of the release's record.

    ``record`` tells what is wrong where there is no record.
    """
    changes = list(tree_changes(contents))
    if release is None:
        changes.append(record)
    elif not changes and folder_swhid(contents.blobs) != release.swhid:
        changes.append(Change(MANIFEST, "không khớp với mã SWHID của lần phát hành"))
    return Inspection(release, len(contents.digests), tuple(changes))
