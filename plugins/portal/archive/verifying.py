"""The task ``verify``: whether anything has changed since a package, or an output, was made."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from portal.archive.changes import Inspection
from portal.archive.formats import Format, format_of
from portal.archive.lists import digest_of_file, read_list
from portal.archive.site_zip import inspect_folder
from portal.engine import MANIFEST

_LIST = ".sha512"


def verify(paths: Sequence[Path]) -> int:
    """Check packages, lists of them, output folders; return 0 if all are as they were made.

    1 means that something has changed, 2 that something named can't be checked at all.
    """
    if not paths:
        sys.stderr.write("Cho biết cần kiểm gì: gói lưu trữ, danh sách .sha512 hoặc thư mục.\n")
        return 2
    wanted = dict.fromkeys(named for path in paths for named in _named(path))  # each one once
    return max([_verify(path) for path in wanted], default=0)


def _named(path: Path) -> Iterator[Path]:
    """Yield the packages that a list of digests names, or else the path itself."""
    if path.name == MANIFEST:
        yield path.parent
    elif path.is_file() and path.name.endswith(_LIST):
        try:
            listed = read_list(path.read_text(encoding="utf-8", errors="replace"))
        except ValueError:
            yield path
        else:
            yield from (path.parent / name for name in listed)
    else:
        yield path


def _verify(path: Path) -> int:
    if (path / MANIFEST).is_file():
        return _tell(path, inspect_folder(path))
    if path.is_file() and (form := format_of(path)):
        return _verify_package(path, form)
    if not path.exists():
        sys.stdout.write(f"{path}: thiếu\n")
        return 1
    foreign = f"không phải gói lưu trữ, danh sách {_LIST} hay thư mục có {MANIFEST}"
    sys.stderr.write(f"{path}: {foreign}\n")
    return 2


def _verify_package(package: Path, form: Format) -> int:
    """Compare a package with the list beside it, and what is inside with what it says itself."""
    status = 0
    lists = _lists_naming(package)
    for beside, digest in lists.items():
        same = digest_of_file(package) == digest
        said = "khớp với" if same else "đã thay đổi, không khớp với"
        sys.stdout.write(f"{package}: {said} danh sách {beside}\n")
        status = max(status, 0 if same else 1)
    if not lists:
        sys.stdout.write(
            f"{package}: không có danh sách {_LIST} bên cạnh, chỉ kiểm được những gì bên trong\n"
        )
    try:
        packer = form.packer()
    except ImportError as error:
        sys.stdout.write(f"{package}: máy này thiếu thư viện để xem bên trong ({error})\n")
        return max(status, 0 if lists else 2)
    return max(status, _tell(package, packer.inspect(package)))


def _lists_naming(package: Path) -> dict[str, str]:
    """Return the digest that each list in the same folder has for a package, by the list's name."""
    found: dict[str, str] = {}
    for path in sorted(package.parent.glob(f"*{_LIST}")):
        with suppress(ValueError):  # it is no list of digests, or damaged: it names nothing
            listed = read_list(path.read_text(encoding="utf-8", errors="replace"))
            if package.name in listed:
                found[path.name] = listed[package.name]
    return found


def _tell(path: Path, inspection: Inspection) -> int:
    """Name every change, and what the package says of itself; return the status."""
    for change in inspection.changes:
        sys.stdout.write(f"{path}: {change.name}: {change.what}\n")
    if release := inspection.release:
        commit = release.commit
        changed = ", có thay đổi chưa commit" if commit.changed else ""
        sys.stdout.write(
            f"{path}: phát hành {release.stem}, ngày {release.day},"
            f" commit {commit.id}{changed}, {release.swhid}\n"
        )
    summary = f"{len(inspection.changes)} chỗ thay đổi" if inspection.changes else "nguyên vẹn"
    sys.stdout.write(f"{path}: đã so {inspection.files} tệp, {summary}\n")
    return 1 if inspection.changes else 0
