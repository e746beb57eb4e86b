"""The zip: the built tree as it is, to be unpacked and opened from a disk.

Its comment is the record of the release, and its manifest is the build's own: nothing is added to
the tree, so that what is unpacked has the SWHID that the record tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from portal.archive.changes import Change, Inspection, compared
from portal.archive.listed import changes_by_list
from portal.archive.looking import look_around, look_through
from portal.archive.material import Material, Told
from portal.archive.release import recorded
from portal.archive.trees import inspect_tree, is_manifest
from portal.archive.writing import whole
from portal.archive.zips import Member, write_zip
from portal.delivery import ADDED, added_digests
from portal.engine import MANIFEST


def make(material: Material, folder: Path, told: Told) -> Iterator[Path]:
    """Write `STEM.zip`: every file of the output."""
    package = folder / f"{material.release.stem}.zip"
    with whole(package) as unfinished:
        files = told("zip", material.files)
        members = (Member(address, material.output / address) for address in files)
        write_zip(unfinished, members, material.release.record)
    yield package


def inspect(package: Path) -> Inspection:
    """Compare every member with the manifest, and the whole tree with the record's SWHID."""
    contents = look_through(package, texts=is_manifest)
    no_record = Change(package.name, "không còn đọc được phiếu phát hành trong chú thích")
    return inspect_tree(contents, recorded(contents.comment), no_record)


def inspect_folder(folder: Path) -> Inspection:
    """Compare every file of a built tree, or of an unpacked zip, with its manifest."""
    contents = look_around(folder, texts=is_manifest)
    count = len(contents.digests)
    added = added_digests(folder)  # for web servers, where the build was to be published
    there = {name: contents.digests.pop(name) for name in added if name in contents.digests}
    contents.digests.pop(ADDED, None)
    changes = (*changes_by_list(contents, MANIFEST), *compared(added, there, ()))
    return Inspection(None, count, changes)
