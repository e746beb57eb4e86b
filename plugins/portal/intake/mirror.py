"""A folder that a mirroring program filled with the pages and images of a site."""

from __future__ import annotations

import re
from pathlib import Path

from portal.intake.draft import Draft, UnreadableError
from portal.intake.found_files import beside
from portal.intake.web import MOST, read_page

_PAGE = re.compile(r"\.(?:html?|shtml|aspx?|php|jsp)(?:[@?,].*)?$|[@?].*=", re.IGNORECASE)
_ORIGIN = re.compile(
    rb"<!--\s*Mirrored from (\S+) by|<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE
)


def is_page(name: str) -> bool:
    """Tell whether a file is a page by its name: `tin.asp@id=5` is one, of a mirror."""
    return bool(_PAGE.search(name))


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
