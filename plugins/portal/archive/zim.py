"""The ZIM: the built tree for Kiwix, with an index that finds words in either spelling.

Its metadata ``X-Release`` is the record of the release. An MD5 ends the file, over all of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten

from libzim.reader import Archive
from libzim.writer import Creator

from portal.archive.changes import Change, Inspection
from portal.archive.looking import Contents
from portal.archive.material import Material, Told
from portal.archive.release import Release, recorded
from portal.archive.trees import inspect_tree, is_manifest
from portal.archive.writing import whole
from portal.archive.zim_bytes import fix_bytes, has_its_md5
from portal.archive.zim_items import FileItem

_RECORD = "X-Release"
_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2
_ICON = Path("theme", "static", "icon-48.png")
# What libzim raises of a file whose bytes were changed: RuntimeError mostly, KeyError for an
# entry that its lists no longer lead to, ValueError for a name that is no UTF-8.
_BROKEN = (RuntimeError, KeyError, ValueError, IndexError, MemoryError, OSError)


def make(material: Material, folder: Path, told: Told) -> Iterator[Path]:
    """Write `STEM.zim`: every file of the output."""
    package = folder / f"{material.release.stem}.zim"
    with whole(package) as unfinished, TemporaryDirectory(dir=folder) as aside:
        written = Path(aside) / package.name  # libzim puts files of its own beside it
        _write(material, written, told)
        fix_bytes(written, material.release.record)
        written.replace(unfinished)
    yield package


def _write(material: Material, target: Path, told: Told) -> None:
    # One worker: with more, the order of things would be a matter of chance.
    creator = Creator(target).config_nbworkers(1).config_indexing(True, "vie")
    sys.stdout.flush()
    with _silent(_STANDARD_OUTPUT), creator.set_mainpath("index.html"):
        for address in told("zim", material.files):
            creator.add_item(FileItem(material, address))
        creator.add_illustration(48, (material.project / _ICON).read_bytes())
        for name, text in _metadata(material).items():
            creator.add_metadata(name, text)


@contextmanager
def _silent(stream: int) -> Iterator[None]:
    """Keep from people what libzim's C++ code writes to a standard stream."""
    with os.fdopen(os.dup(stream), "wb") as kept, Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream)
        try:
            yield
        finally:
            os.dup2(kept.fileno(), stream)


def _metadata(material: Material) -> Mapping[str, str]:
    """Return what Kiwix shows in its library, within the lengths that openZIM allows."""
    release, facts = material.release, material.facts
    rows = {
        "Name": facts.name,
        "Title": shorten(facts.title, 30, placeholder="…"),
        "Description": shorten(facts.description or facts.title, 80, placeholder="…"),
        "LongDescription": facts.description,
        "Creator": facts.title,
        "Publisher": facts.title,
        "Date": release.day,
        "Language": "vie",
        "Source": facts.address,
        "Scraper": "portal.archive",
        "Tags": "_ftindex:yes",
        _RECORD: release.record,
    }
    return {name: text for name, text in rows.items() if text}


def inspect(package: Path) -> Inspection:
    """Compare every entry with the manifest, and the whole file with the MD5 at its end."""
    if has_its_md5(package):
        return _inspect(package)
    # Over some changed bytes libzim ends its whole process: let that not be this one.
    with ProcessPoolExecutor(max_workers=1) as child:
        try:
            inspection = child.submit(_inspect_silently, package).result()
        except BrokenProcessPool:
            return _unreadable(package, "danh mục bên trong đã hỏng")
    elsewhere = Change(package.name, "đã thay đổi ngoài các tệp của cổng: mã MD5 không khớp")
    return inspection if inspection.changes else replace(inspection, changes=(elsewhere,))


def _inspect_silently(package: Path) -> Inspection:
    with _silent(_STANDARD_ERROR):
        return _inspect(package)


def _inspect(package: Path) -> Inspection:
    try:
        archive = Archive(package)
    except _BROKEN as error:
        return _unreadable(package, str(error))
    no_record = Change(_RECORD, "không còn đọc được phiếu phát hành")
    return inspect_tree(_contents(archive), _release(archive), no_record)


def _unreadable(package: Path, why: str) -> Inspection:
    return Inspection(None, 0, (Change(package.name, f"không đọc được gói ZIM ({why})"),))


def _release(archive: Archive) -> Release | None:
    try:
        return recorded(archive.get_metadata(_RECORD).decode(errors="replace"))
    except _BROKEN:
        return None


def _contents(archive: Archive) -> Contents:
    contents = Contents()
    for number in range(archive.entry_count):
        name = f"mục {number}"
        try:
            entry = archive._get_entry_by_id(number)  # noqa: SLF001  # nothing else lists entries
            name = entry.path
            data = entry.get_item().content
        except _BROKEN as error:
            contents.broken.append(Change(name, f"không đọc được ({error})"))
        else:
            contents.add(name, data, keep=is_manifest(name))
    return contents
