"""The lines of a PDF with a text layer: their words, their place on the page, their size."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTAnno, LTChar, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFPasswordIncorrect

from portal.intake.decoding import decode_run
from portal.intake.draft import UnreadableError

MOST_PAGES = 1000
_DAMAGED = "tệp PDF bị hỏng; mở thử bằng trình đọc PDF rồi in lại thành PDF, hoặc tìm bản khác"

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every oddity of a file


@dataclass(frozen=True)
class Line:
    """A line of text; its place is in points from the left and from the bottom of its page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True)
class PdfPage:
    """A page with its lines in reading order, and whether it shows anything that is no text."""

    height: float
    lines: tuple[Line, ...]
    has_images: bool


def pages_of(data: bytes) -> Iterator[PdfPage]:
    """Yield the pages of a PDF; raises UnreadableError."""
    count = 0
    try:
        found = extract_pages(BytesIO(data), maxpages=MOST_PAGES + 1, laparams=LAParams())
        for page in found:
            count += 1
            yield _page(page)
    except PDFPasswordIncorrect as error:
        raise UnreadableError("tệp PDF có mật khẩu; bỏ mật khẩu rồi lưu lại") from error
    except Exception as error:  # pdfminer has a few dozen kinds for broken files
        raise UnreadableError(_DAMAGED) from error
    if count > MOST_PAGES:
        raise UnreadableError(f"tệp PDF có hơn {MOST_PAGES} trang; chia thành nhiều tệp nhỏ hơn")
    if not count:
        raise UnreadableError(_DAMAGED)


def _page(page: LTPage) -> PdfPage:
    boxes = [item for item in page if isinstance(item, LTTextBox)]
    lines = (_line(line) for box in boxes for line in box if isinstance(line, LTTextLine))
    said = tuple(line for line in lines if line.text)
    return PdfPage(page.height, said, any(not isinstance(item, LTTextBox) for item in page))


def _line(line: LTTextLine) -> Line:
    sizes = [char.size for char in line if isinstance(char, LTChar)]
    text = unicodedata.normalize("NFC", " ".join("".join(_runs(line)).split()))
    size = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    return Line(text, line.x0, line.x1, line.y1, line.y0, size)


def _runs(line: LTTextLine) -> Iterator[str]:
    """Yield the text of a line in Unicode, each run of a font by itself."""
    font = ""
    named: list[tuple[str, str]] = []
    for char in line:
        if isinstance(char, LTChar):
            font = char.fontname.rpartition("+")[2]
        if isinstance(char, (LTChar, LTAnno)):
            named.append((font, char.get_text()))
    for name, run in groupby(named, key=lambda one: one[0]):
        yield decode_run("".join(text for _, text in run), name)
