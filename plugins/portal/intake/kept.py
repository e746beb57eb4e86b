"""The content folder as imports find it and leave it: nothing in it is ever overwritten."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfileobj

from portal.sources import LONGEST_SLUG, Menu, Sources
from portal.vietnamese import slug

_LONGEST_NAME = 60  # characters


@dataclass
class Kept:
    """A content folder, the raw files that articles were made of, and what is about to be written.

    ``made`` has the path of an article by the SHA-256 of its raw file, ``old`` by its old address;
    ``addresses`` are those that articles have, without their ending; ``new`` has what is to be
    written by its path, as bytes or as the file to copy.
    """

    root: Path
    menu: Menu
    made: dict[str, str] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)
    new: dict[str, bytes | Path] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Path, sources: Sources) -> Kept:
        """Look at what a content folder holds already."""
        kept = cls(root, sources.corpus.menu)
        for path, document in sources.documents.items():
            if document.provenance and document.provenance.digest:
                kept.made[document.provenance.digest] = path
            kept.old |= dict.fromkeys(document.aliases, path)
            kept.addresses.add(document.address.removesuffix(".html"))
        return kept

    def add(self, wanted: str, data: bytes | Path) -> str:
        """Plan a file under this path or, where another one has it, under one with a number."""
        stem, dot, ending = wanted.rpartition(".")
        for number in range(1, 10_000):
            path = wanted if number == 1 else f"{stem}-{number}{dot}{ending}"
            there = self._there(path)
            if there is None:
                self.new[path] = data
            if there is None or digest_of(there) == digest_of(data):
                return path
        raise FileExistsError(wanted)

    def own_slug(self, title: str, year: int) -> str:
        """Return the slug of an article that no other of its year has; "" where its title does."""
        usual = slug(title, limit=LONGEST_SLUG)
        for number in range(1, 10_000):
            name = usual if number == 1 else f"{usual}-{number}"
            if f"bai-viet/{year}/{name}" not in self.addresses:
                self.addresses.add(f"bai-viet/{year}/{name}")
                return "" if number == 1 else name
        raise FileExistsError(usual)

    def write(self) -> None:
        """Write what was planned; what has come meanwhile is left alone (FileExistsError)."""
        for path, data in self.new.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                if isinstance(data, bytes):
                    file.write(data)
                else:
                    with data.open("rb") as source:
                        copyfileobj(source, file)
        self.new.clear()

    def _there(self, path: str) -> bytes | Path | None:
        if path in self.new:
            return self.new[path]
        target = self.root / path
        return target if target.exists() else None


def article_path(folder: str, date: str, title: str) -> str:
    """Return where an article is wanted: `folder/2011-03-21-ten-bai.md`."""
    name = slug(title, limit=_LONGEST_NAME) or "bai"
    return f"{folder}/{date}-{name}.md" if date else f"{folder}/{name}.md"


def raw_path(name: str) -> str:
    """Return where a raw file is wanted, under its own name (NFC): `originals/Tên tệp.htm`."""
    return f"originals/{unicodedata.normalize('NFC', name)}"


def digest_of(data: bytes | Path) -> str:
    """Return the SHA-256 of bytes or of a file, as front matter has it."""
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def with_names(html: str, names: Mapping[str, str]) -> str:
    """Return HTML with other targets for its images and attachments."""
    for name in sorted(names, key=len, reverse=True):
        html = html.replace(f'"{name}"', f'"{names[name]}"')
    return html
