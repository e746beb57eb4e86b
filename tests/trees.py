"""A small built tree and its release, for tests that pack it without a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import cast

from harness import PROJECT

from portal.archive.lists import as_list, digest_of_file
from portal.archive.material import Facts, Material, Thing
from portal.archive.release import Commit, Release
from portal.archive.swhid import blob_of, folder_swhid
from portal.engine import MANIFEST
from portal.sources import Sources

_PAGE = (
    '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>{title} – Cổng</title>'
    '</head>\n<body><nav>Mục lục</nav><main id="noi-dung"><h1>{title}</h1>\n<p>{text}</p></main>'
    "</body></html>\n"
)
TREE = {
    "index.html": _PAGE.format(title="Trang chủ", text="Kho lưu trữ"),
    "bai-viet/2011/dieu-le.html": _PAGE.format(
        title="Điều lệ", text="Điều lệ của hợp tác xã, <em>đường</em>&nbsp;Nguyễn Trung Trực"
    ),
    "bai-viet/2018/bao-cao.html": _PAGE.format(title="Báo cáo", text="Một tổ hợp tác. " * 300),
    "files/so-lieu.csv": "năm;số\n2011;97\n",
    "theme/icon.abc.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}
PICTURE = "files/anh.png"  # what can't be compressed weighs as much in a package as on a disk
FACTS = Facts("Cổng", "Một cổng để thử.", "", "", "cong")


def material(folder: Path, facts: Facts = FACTS) -> Material:
    """Write the tree into a folder and return it as what packages are made of."""
    for address, text in TREE.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    (folder / PICTURE).write_bytes(Random(1).randbytes(100_000))
    digests = {address: digest_of_file(folder / address) for address in (*TREE, PICTURE)}
    (folder / MANIFEST).write_text(as_list(digests), encoding="utf-8", newline="\n")
    files = tuple(sorted((*TREE, PICTURE, MANIFEST)))
    commit = Commit("0" * 40, datetime.fromisoformat("2026-11-28T06:30:00+07:00"), changed=False)
    swhid = folder_swhid({address: blob_of(folder / address) for address in files})
    no_sources = cast("Sources", None)  # these packages hold none
    release = Release(facts.name, commit, swhid)
    return Material(release, facts, folder, files, no_sources, folder, PROJECT)


def silent(what: str, things: Sequence[Thing]) -> Iterable[Thing]:
    """Tell nobody how far the work is."""
    del what
    return things


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    """Return data with one bit changed."""
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def flips(package: Path, folder: Path, count: int) -> Iterator[tuple[int, Path, Path]]:
    """Flip ``count`` bits; yield their places with two changed copies: alone, beside a list."""
    data, random = package.read_bytes(), Random(count)
    alone, listed = folder / package.name, folder / "listed" / package.name
    listed.parent.mkdir()
    digests = as_list({package.name: digest_of_file(package)})
    (listed.parent / "cong.sha512").write_text(digests, encoding="utf-8")
    for _ in range(count):
        place, bit = random.randrange(len(data)), random.randrange(8)
        for path in (alone, listed):
            path.write_bytes(flipped(data, place, bit))
        yield place, alone, listed
