"""What people give to be imported: files and folders, each file by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.intake.mirror import is_page
from portal.sources import PASSED_OVER

_KINDS = {
    "mht": (".mht", ".mhtml"),
    "warc": (".warc", ".warc.gz", ".wacz"),
    "word": (".docx", ".docm"),
    "office": (".doc", ".rtf", ".odt"),
    "pdf": (".pdf",),
    "notes": (".md", ".markdown"),
    "dump": (".txt",),
}


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be imported; ``kind`` is "" for one that no reader knows.

    ``root`` is the folder that was named, and bounds where its images may lie.
    """

    path: Path
    root: Path
    kind: str


def inputs(named: Iterable[Path]) -> Iterator[Input]:
    """Yield the files that are named, and those below the folders that are, sorted by path.

    A file that lies beside pages (an image, a style sheet) is no document by itself: in a folder,
    files of no kind are passed over.
    """
    for path in named:
        if not path.is_dir():
            yield Input(path, path.parent, kind_of(path.name))
            continue
        for below in sorted(p for p in path.rglob("*") if p.is_file()):
            hidden = any(p.startswith(PASSED_OVER) for p in below.relative_to(path).parts)
            if (kind := kind_of(below.name)) and not hidden:
                yield Input(below, path, kind)


def kind_of(name: str) -> str:
    """Return the kind of document that a file's name tells; "" for none."""
    lower = name.lower()
    known = (kind for kind, endings in _KINDS.items() if lower.endswith(endings))
    return next(known, "web" if is_page(name) else "")
