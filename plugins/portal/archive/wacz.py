"""The WACZ 1.1.1: the built tree as a web archive in one file, replayed by ReplayWeb.page and pywb.

Inside: a WARC, its index, the list of pages with their texts, and `datapackage.json` with the
digest of each and the record of the release; `datapackage-digest.json` has the digest of that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from portal.archive.cdxj import cdxj, read_cdxj
from portal.archive.changes import Change, Inspection, compared
from portal.archive.looking import BROKEN, Contents, look_through
from portal.archive.material import Facts, Material, Told
from portal.archive.pages import Page, is_page, read_page
from portal.archive.release import recorded
from portal.archive.trees import inspect_tree, is_manifest
from portal.archive.warc import HOME, PROTOCOL, UnreadableRecordError, read_payload, write_warc
from portal.archive.writing import whole
from portal.archive.zips import Member, start_of, write_zip

_WARC = "archive/data.warc.gz"
_INDEX = "indexes/index.cdx"
_PAGES = "pages/pages.jsonl"
_PACKAGE = "datapackage.json"
_DIGEST = "datapackage-digest.json"
_TOLD = {_INDEX, _PACKAGE, _DIGEST}


def make(material: Material, folder: Path, told: Told) -> Iterator[Path]:
    """Write `STEM.wacz`: every file of the output under the portal's address."""
    package = folder / f"{material.release.stem}.wacz"
    with whole(package) as unfinished, TemporaryDirectory(dir=folder) as aside:
        write_zip(unfinished, _members(material, Path(aside), told))
    yield package


def base_url(facts: Facts) -> str:
    """Return what the URLs of all files begin with.

    A portal without an address gets one that can never be anybody's (RFC 6761, section 6.4).
    """
    return f"{(facts.address or f'http://{facts.name}.invalid').rstrip('/')}/"


def _members(material: Material, aside: Path, told: Told) -> list[Member]:
    base, moment = base_url(material.facts), material.release.commit.moment
    date = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    warc, pages = aside / "data.warc.gz", aside / "pages.jsonl"
    about = f"software: portal.archive\nformat: {PROTOCOL}\n{material.release.record}"
    files = ((address, material.output / address) for address in told("wacz", material.files))
    captures = list(write_warc(warc, about, date, base, files))
    _write_pages(pages, material, base, date)
    parts = [
        Member(_WARC, warc),
        Member(_INDEX, cdxj(captures, date, warc.name).encode(), stored=True),
        Member(_PAGES, pages),
    ]
    package = Member(_PACKAGE, _json(_description(material, base, date, parts)))
    digest = {"path": _PACKAGE, "hash": _hash(package)}
    return [*parts, package, Member(_DIGEST, _json(digest))]


def _write_pages(target: Path, material: Material, base: str, date: str) -> None:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "Các trang", "hasText": True}
    with target.open("wb") as file:
        file.write(_json(head))
        for address in filter(is_page, material.files):
            page = read_page(material.output / address, material.facts.title)
            file.write(_json(_row(page, f"{base}{address}", date)))


def _row(page: Page, url: str, date: str) -> dict[str, str]:
    identity = str(uuid5(NAMESPACE_URL, url))
    return {"id": identity, "url": url, "ts": date, "title": page.title, "text": page.text}


def _description(
    material: Material, base: str, date: str, parts: Sequence[Member]
) -> dict[str, object]:
    return {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": material.facts.title,
        "description": material.facts.description,
        "created": date,
        "modified": date,
        "software": "portal.archive",
        "mainPageUrl": f"{base}{HOME}",
        "mainPageDate": date,
        "release": material.release.record,
        "resources": [
            {
                "name": part.name.rpartition("/")[2],
                "path": part.name,
                "hash": _hash(part),
                "bytes": part.size,
            }
            for part in parts
        ],
    }


def _hash(member: Member) -> str:
    return f"sha256:{member.digest('sha256')}"


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False)}\n".encode()


def inspect(package: Path) -> Inspection:
    """Compare every member with its digest, and every file in the WARC with the manifest there."""
    contents = look_through(package, texts=_TOLD.__contains__, algorithm="sha256")
    about = _read(contents.texts.get(_PACKAGE, ""))
    release = recorded(str(about.get("release", "")))
    changes = tuple(_changes(contents, about))
    if {change.name for change in changes} - {_WARC}:
        return Inspection(release, len(contents.digests), changes)
    tree = _tree(
        package, contents.texts.get(_INDEX, ""), str(about.get("mainPageUrl")).removesuffix(HOME)
    )
    if changes and not tree.digests:  # the zip no longer leads to the records
        return Inspection(release, len(contents.digests), changes)
    no_record = Change(_PACKAGE, "không còn đọc được phiếu phát hành")
    inspection = inspect_tree(tree, release, no_record)
    return inspection if inspection.changes else replace(inspection, changes=changes)


def _changes(contents: Contents, about: Mapping[str, Any]) -> Iterator[Change]:
    """Yield what differs between members and their digests."""
    try:
        listed = {row["path"]: row["hash"] for row in about["resources"]}
        listed[_PACKAGE] = _read(contents.texts.get(_DIGEST, "")).get("hash", "")
    except (LookupError, TypeError):
        yield from contents.broken or [Change(_PACKAGE, "thiếu hoặc không đọc được")]
        return
    found = {name: f"sha256:{d}" for name, d in contents.digests.items() if name != _DIGEST}
    yield from compared(listed, found, contents.broken)


def _tree(package: Path, index: str, base: str) -> Contents:
    """Read the built tree out of the WARC; the record for the base itself is the home page's."""
    tree = Contents()
    try:
        start = start_of(package, _WARC)
    except (*BROKEN, KeyError):
        return tree
    with package.open("rb") as file:
        for url, offset, length in read_cdxj(index):
            address = url.removeprefix(base) or HOME
            try:
                data = read_payload(file, start + offset, length)
            except UnreadableRecordError as error:
                tree.broken.append(Change(address, f"không đọc được ({error})"))
            else:
                tree.add(address, data, keep=is_manifest(address))
    return tree


def _read(text: str) -> dict[str, Any]:
    """Return an object of JSON, empty where there is none."""
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
