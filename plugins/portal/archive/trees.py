"""The built tree, in a package or a folder, compared with the manifest that is a part of it."""

from __future__ import annotations

from portal.archive.changes import Change, Inspection
from portal.archive.listed import changes_by_list
from portal.archive.looking import Contents
from portal.archive.release import Release
from portal.archive.swhid import folder_swhid
from portal.engine import MANIFEST


def is_manifest(name: str) -> bool:
    """Tell whether this member is the manifest, whose text the comparison needs."""
    return name == MANIFEST


def inspect_tree(contents: Contents, release: Release | None, record: Change) -> Inspection:
    """Compare a tree with its manifest, and as a whole with the SWHID of the release's record.

    ``record`` tells what is wrong where there is no record.
    """
    changes = list(changes_by_list(contents, MANIFEST))
    if release is None:
        changes.append(record)
    elif not changes and folder_swhid(contents.blobs) != release.swhid:
        changes.append(Change(MANIFEST, "không khớp với mã SWHID của lần phát hành"))
    return Inspection(release, len(contents.digests), tuple(changes))
