"""The pages of the collection in each old encoding: what is read of them is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from old_encodings import ENCODERS, plain

from portal.intake.web import read_page

PAGES = Path(__file__).resolve().parents[2] / "intake" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
# Typed marks can't be told from stops within markup; the two below are no bytes but garbled text.
BYTES = [name for name in ENCODERS if name not in {"VIQR", "TCVN3 in UTF-8", "VNI in UTF-8"}]


def nothing(target: str) -> None:
    del target


def written(page: str, encoding: str) -> bytes:
    """Write a page in an encoding; signs that it lacks become entities, as in any such page."""
    write = ENCODERS[encoding]
    for sign in {sign for sign in page if not sign.isascii()}:
        try:
            write(sign)
        except (KeyError, UnicodeEncodeError):
            page = page.replace(sign, f"&#{ord(sign)};")
    return write(page)


@pytest.mark.parametrize("encoding", BYTES)
def test_a_page_says_the_same_in_every_encoding(encoding: str) -> None:
    differing = []
    for name in NAMES:
        page = plain((PAGES / f"{name}.html").read_text(encoding="utf-8"))
        expected = read_page(page.encode(), nothing)
        found = read_page(written(page, encoding), nothing)
        # TCVN3 has its capitals in fonts of their own: case is not told by its bytes.
        if found.words.casefold() != expected.words.casefold():
            differing.append(name)
    print(f"{encoding}: {len(NAMES) - len(differing)} of {len(NAMES)} pages read exactly")
    assert not differing
