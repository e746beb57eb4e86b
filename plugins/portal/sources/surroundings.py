"""What the documents of a content folder are read against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.sources.files import Attachment, captures
from portal.sources.menu import Menu


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The content folder, its menu, its files, and its raw captures by SHA-256 digest."""

    root: Path
    menu: Menu
    paths: frozenset[str]
    captures: Mapping[str, Attachment]

    @classmethod
    def of(cls, root: Path, menu: Menu, paths: tuple[str, ...]) -> Surroundings:
        """Look around in the content folder ``root``, whose files are ``paths``."""
        return cls(root, menu, frozenset(paths), captures(root, paths))
