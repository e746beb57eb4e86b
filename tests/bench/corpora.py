"""The corpora on disk: made once for a number of articles, then only copied."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import CATEGORIES, MENU, ORIGINALS, PROJECT, Head, trail
from bench.formats import HUGO, PELICAN, PORTAL, Format

CACHE = PROJECT / ".cache" / "bench"
_CODE = ("corpora.py", "corpus.py", "formats.py")


def kept_corpora(heads: Sequence[Head]) -> Path:
    """Return the folder with these reports in every format, made now if it isn't there."""
    folder = CACHE / f"corpus-{len(heads)}-{_version()}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        write_portal(unfinished / "portal", heads)
        write_hugo(unfinished / "hugo", heads)
        write_reports(unfinished / "pelican", PELICAN, heads)
        unfinished.rename(folder)
    return folder


def write_portal(folder: Path, heads: Sequence[Head]) -> None:
    """Write the reports as content of this portal."""
    write_reports(folder, PORTAL, heads)
    (folder / "menu.yaml").write_text(MENU, encoding="utf-8")


def write_hugo(folder: Path, heads: Sequence[Head]) -> None:
    """Write the reports as content of a Hugo site, whose sections need a file of their own."""
    write_reports(folder, HUGO, heads)
    for category in CATEGORIES:
        section = folder.joinpath("chuyen-muc", *trail(category))
        section.mkdir(parents=True, exist_ok=True)
        (section / "_index.md").write_text("---\n---\n", encoding="utf-8")


def write_reports(folder: Path, form: Format, heads: Sequence[Head]) -> None:
    """Write the reports alone."""
    for head in heads:
        write_report(folder, form, heads, head.number)


def write_report(folder: Path, form: Format, heads: Sequence[Head], number: int) -> Path:
    """Write one report and return its file."""
    path = folder / form.path(heads[number])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(form.text(heads, number), encoding="utf-8")
    return path


def _version() -> str:
    """Return a short digest of all that decides what the corpora hold."""
    code = [Path(__file__).with_name(name) for name in _CODE]
    made_from = b"".join(path.read_bytes() for path in (*code, *ORIGINALS))
    return hashlib.sha256(made_from).hexdigest()[:8]
