"""A folder that a mirroring program filled with the pages and images of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from portal.intake.draft import Draft, UnreadableError
from portal.intake.found_files import beside
from portal.intake.web import MOST, read_page

_PAGE = re.compile(r"\.(?:html?|shtml|aspx?|php|jsp)(?:[@?,].*)?$|[@?].*=", re.IGNORECASE)
_ORIGIN = re.compile(
    rb"<!--\s*Mirrored from (\S+) by|<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE
)


def pages_in(folder: Path) -> tuple[Path, ...]:
    """Return the pages below a folder, sorted; neither hidden files nor links."""
    found = (path for path in folder.rglob("*") if _PAGE.search(path.name))
    return tuple(sorted(path for path in found if path.is_file() and not path.is_symlink()))


def read_mirror(folder: Path) -> Iterator[tuple[Path, Draft | UnreadableError]]:
    """Yield each page below a folder with its draft, or with why it has none."""
    for path in pages_in(folder):
        try:
            yield path, read_saved(path, folder)
        except UnreadableError as error:
            yield path, error


def read_saved(page: Path, folder: Path | None = None) -> Draft:
    """Return the draft of a page on disk; its files are in its own folder, or below ``folder``."""
    try:
        with page.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise UnreadableError("không mở được tệp; hãy xem lại quyền đọc tệp") from error
    return read_page(data, beside(page, folder), address=_origin(data))


def _origin(data: bytes) -> str:
    """Return the address that the saving program wrote into the page."""
    found = _ORIGIN.search(data[:4096])
    address = (found[1] or found[2]).decode("ascii", errors="replace") if found else ""
    return address if "://" in address or not address else f"http://{address}"
