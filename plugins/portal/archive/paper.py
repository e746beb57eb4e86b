"""Sets HTML on paper: PDF/A-2u by WeasyPrint, the same bytes for the same HTML and typefaces."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pydyf
from PIL import ImageFile

from portal.archive.drawn import BESIDE, style
from portal.archive.material import Told
from portal.archive.seal import sealed

try:
    from weasyprint import CSS, HTML, Document
    from weasyprint.text.fonts import FontConfiguration
except OSError as error:  # Pango is the system's
    raise ImportError(str(error)) from error

# WeasyPrint turns this on for its whole process, and truncated images would pass for sound ones.
ImageFile.LOAD_TRUNCATED_IMAGES = False

_VARIANT = "pdf/a-2u"
_LETTERS = "ẾỘỮẲỸĐ ếộữẳỹđ ặợử"
_STYLES = ("book.css", "paper/paper.css")


class Printed(NamedTuple):
    """A PDF, and how many pages it has."""

    data: bytes
    pages: int


def be_ready() -> None:
    """Return if this machine can print Vietnamese; ImportError if it has no typeface for that."""
    document = _laid_out(f"<p>{_LETTERS} <b>{_LETTERS}</b>", Path.cwd(), 1)
    document.write_pdf()
    if any(font.missing for font in document.fonts.values()):
        raise ImportError("không có phông chữ nào đủ dấu tiếng Việt, như Noto Sans hay DejaVu Sans")


def printed(html: str, images: Path, first: int = 1) -> Printed:
    """Return an HTML on paper, sealed; its images are in a folder, its first page has a number."""
    document = _laid_out(html, images, first)
    data = document.write_pdf(finisher=_finished, pdf_variant=_VARIANT)
    return Printed(sealed(data), len(document.pages))


def print_in_order(groups: Sequence[Sequence[Path]], images: Path, told: Told) -> list[list[int]]:
    """Print HTML files, each into a PDF beside it; return the numbers of their first pages.

    Within a group a file begins with the page after the last one before it.
    """
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        done = pool.map(partial(_print_group, images), groups)
        return [starts for _, starts in zip(told("pdf", groups), done, strict=True)]


def _print_group(images: Path, files: Sequence[Path]) -> list[int]:
    starts, number = [], 1
    for file in files:
        data, pages = printed(file.read_text(encoding="utf-8"), images, number)
        file.with_suffix(".pdf").write_bytes(data)
        starts.append(number)
        number += pages
    return starts


def _laid_out(html: str, images: Path, first: int) -> Document:
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it tells of all CSS it has not
    source = HTML(string=html, base_url=f"{images.resolve().as_uri()}/")
    start = CSS(string=f"@page :first {{ counter-reset: page {first} }}")
    return source.render(font_config=_typefaces(), stylesheets=[*_styles(), start])


@cache
def _typefaces() -> FontConfiguration:
    return FontConfiguration()


@cache
def _styles() -> list[CSS]:
    """Read the style sheets once for all documents of a process."""
    return [CSS(string=style(name), font_config=_typefaces()) for name in _STYLES]


def _finished(_document: Document, pdf: pydyf.PDF) -> None:
    """Leave the metadata plain, and make links to files beside this one relative.

    WeasyPrint compresses the one, and would make the others absolute.
    """
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
            thing.compress = False
        elif isinstance(thing, pydyf.Dictionary) and "URI" in thing.get("A", {}):
            target = thing["A"]["URI"].string
            thing["A"]["URI"] = pydyf.String(target.removeprefix(BESIDE))
