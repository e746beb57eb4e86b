"""The bag: the built tree, the content that it was built from, and the repository's commit.

BagIt 1.0 (RFC 8493), serialized as a zip with one folder inside. Whoever has lost every tool can
still check it with ``sha512sum`` and build the portal anew from what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from portal.archive.changes import Change, Inspection, compared
from portal.archive.lists import as_list, read_list
from portal.archive.looking import Contents, look_through
from portal.archive.material import Material, Told
from portal.archive.release import recorded
from portal.archive.repository import committed_files
from portal.archive.writing import whole
from portal.archive.zips import Member, write_zip

_ALGORITHMS = ("sha512", "sha256")
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_INFO = "bag-info.txt"
_MANIFESTS = ("manifest-sha512.txt", "tagmanifest-sha512.txt")
_TOLD = {_INFO, *_MANIFESTS}


def make(material: Material, folder: Path, told: Told) -> Iterator[Path]:
    """Write `STEM-bagit.zip`."""
    package = folder / f"{material.release.stem}-bagit.zip"
    with whole(package) as unfinished:
        write_zip(unfinished, _members(material, package.stem, told))
    yield package


def _members(material: Material, root: str, told: Told) -> Iterator[Member]:
    payload = sorted(_payload(material), key=lambda member: member.name)
    digests: dict[str, dict[str, str]] = {algorithm: {} for algorithm in _ALGORITHMS}
    for member in told("bagit", payload):
        _add(digests, member)
        yield Member(f"{root}/{member.name}", member.source)
    tags = [
        Member("bagit.txt", _DECLARATION),
        Member(_INFO, _bag_info(material, payload)),
        *_manifests("manifest", digests),
    ]
    of_tags: dict[str, dict[str, str]] = {algorithm: {} for algorithm in _ALGORITHMS}
    for tag in tags:
        _add(of_tags, tag)
    for tag in (*tags, *_manifests("tagmanifest", of_tags)):
        yield Member(f"{root}/{tag.name}", tag.source)


def _payload(material: Material) -> Iterator[Member]:
    for address in material.files:
        yield Member(f"data/output/{address}", material.output / address)
    for path in material.content_files:
        yield Member(f"data/content/{path}", material.content / path)
    for path, data in committed_files(material.project, material.release.commit.id):
        yield Member(f"data/repository/{path}", data)


def _add(digests: Mapping[str, dict[str, str]], member: Member) -> None:
    name = _encoded(member.name)
    for algorithm, found in digests.items():
        found[name] = member.digest(algorithm)


def _manifests(kind: str, digests: Mapping[str, Mapping[str, str]]) -> Iterator[Member]:
    for algorithm, found in digests.items():
        yield Member(f"{kind}-{algorithm}.txt", as_list(found).encode())


def _bag_info(material: Material, payload: Sequence[Member]) -> bytes:
    release, facts = material.release, material.facts
    octets = sum(member.size for member in payload)
    rows = (
        ("Source-Organization", facts.title),
        ("Contact-Email", facts.contact),
        ("External-Description", facts.description),
        ("External-Identifier", facts.address),
        ("Bagging-Date", release.day),
        ("Payload-Oxum", f"{octets}.{len(payload)}"),
        ("Internal-Sender-Identifier", release.stem),
    )
    lines = (f"{label}: {value}\n" for label, value in rows if value)
    return f"{''.join(lines)}{release.record}".encode()


def _encoded(name: str) -> str:
    """Write a path as manifests have it (RFC 8493, 2.1.3)."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decoded(name: str) -> str:
    return name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def inspect(package: Path) -> Inspection:
    """Compare every member with the manifests of payload and tag files."""
    contents = look_through(package, texts=lambda name: name.rpartition("/")[2] in _TOLD)
    root = next((name[: -len(_INFO)] for name in contents.texts if name.endswith(_INFO)), "")
    release = recorded(contents.texts.get(f"{root}{_INFO}", ""))
    return Inspection(release, len(contents.digests), tuple(_changes(contents, root)))


def _changes(contents: Contents, root: str) -> Iterator[Change]:
    listed: dict[str, str] = {}
    for manifest in _MANIFESTS:
        try:
            rows = read_list(contents.texts.get(f"{root}{manifest}", ""))
        except ValueError as error:
            yield Change(f"{root}{manifest}", str(error))
            return
        listed |= {f"{root}{_decoded(name)}": digest for name, digest in rows.items()}
    found = {
        name: digest
        for name, digest in contents.digests.items()
        if not name.startswith(f"{root}tagmanifest-")  # they list all others, and not themselves
    }
    yield from compared(listed, found, contents.broken)
    if f"{root}{_INFO}" in found and recorded(contents.texts.get(f"{root}{_INFO}", "")) is None:
        yield Change(f"{root}{_INFO}", "không còn đọc được phiếu phát hành")
