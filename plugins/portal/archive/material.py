"""What packages are made of: one release, its built tree, and the sources of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from portal.archive.release import Release
from portal.sources import Document, Sources, content_files
from portal.vietnamese import slug

Thing = TypeVar("Thing")


class Told(Protocol):
    """Tells people how far a step is: returns the things of it, one after the other."""

    def __call__(self, what: str, things: Sequence[Thing]) -> Iterable[Thing]:
        """Begin a step."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the settings say of the portal; ``address`` is "" while none is known."""

    title: str
    description: str
    address: str
    contact: str
    name: str

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Facts:
        """Take them from Pelican's settings."""
        return cls(
            title=settings["SITENAME"],
            description=settings["SITESUBTITLE"],
            address=settings["SITEURL"],
            contact=settings["FEEDBACK_EMAIL"],
            name=settings["ARCHIVE_NAME"] or slug(settings["SITENAME"]),
        )


@dataclass(frozen=True, slots=True)
class Material:
    """All that a package may hold.

    ``output`` is the folder of the built tree and ``files`` its addresses, sorted, the manifest
    included; ``project`` is the folder of the repository.
    """

    release: Release
    facts: Facts
    output: Path
    files: tuple[str, ...]
    sources: Sources
    content: Path
    project: Path

    @property
    def articles(self) -> list[Document]:
        """Return the published articles, oldest first; the path decides between equal dates."""
        documents = [d for d in self.sources.documents.values() if d.date and not d.is_draft]
        return sorted(documents, key=lambda d: (d.date.start if d.date else None, d.path))

    @property
    def content_files(self) -> tuple[str, ...]:
        """Return every file of the content folder, sorted."""
        return content_files(self.content)
