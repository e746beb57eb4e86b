"""PDF files with a text layer: paragraphs from where lines stand, no heads, no page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from statistics import median

from portal.intake.draft import Draft, UnreadableError
from portal.intake.paragraphs import begins_item
from portal.intake.pdf_lines import Line, PdfPage, pages_of

_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd")
_SENTENCE_ENDS = '.!?…”"'
_EDGE = 0.12  # of the page's height, above and below
_LARGER = 1.2  # than the text: a title or a heading
_TITLE_WITHIN = 5  # paragraphs from the top; above it stands who publishes
_INDENTED = 0.05  # of the lines at least begin a paragraph, where indents do that
_FEWEST_LETTERS = 20
_SAME_COLUMN = 60.0  # points between the left ends of lines of one column


@dataclass
class _Paragraph:
    text: str
    size: float


@dataclass(frozen=True)
class _Placed:
    """A line, and where its column begins and ends."""

    line: Line
    begin: float
    end: float

    @property
    def text(self) -> str:
        """Return the line's text."""
        return self.line.text

    @property
    def is_indented(self) -> bool:
        """Tell whether the line begins further in than its column."""
        return self.line.left - self.begin > self.line.size

    @property
    def room(self) -> float:
        """What is free behind the last word."""
        return self.end - self.line.right

    @property
    def first_word(self) -> float:
        """How wide the first word is, with a blank, by the mean width of the line's letters."""
        letters = len(self.text.split(maxsplit=1)[0]) + 1
        return (self.line.right - self.line.left) / len(self.text) * letters


def read(data: bytes, name: str) -> Draft:
    """Return the article of a PDF; raises UnreadableError, also for a scan without text."""
    return draft_of(list(pages_of(data)), name)


def draft_of(pages: Sequence[PdfPage], name: str) -> Draft:
    """Return the article of the pages of a PDF; raises UnreadableError, as ``read`` does."""
    _refuse_scan(pages, name)
    left_out = _edges(pages)
    kept = [[line for line in page.lines if _key(page, line) not in left_out] for page in pages]
    found = _paragraphs(kept)
    if not found:
        raise UnreadableError(f"“{name}” không có chữ nào trong thân trang")
    size = median(line.size for lines in kept for line in lines)
    title = next((one for one in found[:_TITLE_WITHIN] if one.size >= _LARGER * size), None)
    body = [one for one in found if one is not title] if len(found) > 1 else found
    return Draft(
        html="\n".join(_html(paragraph, size) for paragraph in body),
        words="\n".join(paragraph.text for paragraph in body),
        title=title.text if title and len(found) > 1 else "",
        doubts=tuple(_doubts(pages, left_out)),
    )


def _refuse_scan(pages: Sequence[PdfPage], name: str) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    if sum(map(str.isalpha, _UNKNOWN.sub("", text))) < _FEWEST_LETTERS:
        raise UnreadableError(
            f"“{name}” không có lớp chữ (bản quét hoặc ảnh chụp); "
            "nhận dạng chữ (OCR) trước, rồi nhập tệp Word hoặc PDF đã nhận dạng"
        )
    if len(_UNKNOWN.findall(text)) > len(text) / 100:
        raise UnreadableError(
            f"“{name}” dùng phông chữ không cho biết là chữ gì; lấy bản Word hoặc bản đã OCR"
        )


def _key(page: PdfPage, line: Line) -> str:
    """Return what a line at the edge of a page says, numbers aside; "" for one in the middle."""
    is_edge = line.bottom > page.height * (1 - _EDGE) or line.top < page.height * _EDGE
    is_outer = line in (page.lines[0], page.lines[-1], *_outermost(page))
    if not is_edge or not is_outer:
        return ""
    return "#" if _PAGE_NUMBER.fullmatch(line.text) else re.sub(r"\d+", "#", line.text)


def _outermost(page: PdfPage) -> tuple[Line, Line]:
    by_place = sorted(page.lines, key=lambda line: line.top)
    return by_place[0], by_place[-1]


def _edges(pages: Sequence[PdfPage]) -> set[str]:
    """Return what heads and feet of pages say: numbers, and what most pages repeat."""
    keys = Counter(key for page in pages for key in {_key(page, line) for line in page.lines})
    return {
        key for key, count in keys.items() if key and (key == "#" or count > len(pages) / 2 > 0.5)
    }


def _paragraphs(pages: Sequence[Sequence[Line]]) -> list[_Paragraph]:
    placed = [_Placed(line, *_column(line, page)) for page in pages for line in page]
    pitch = _pitch(pages)
    has_indents = sum(one.is_indented for one in placed) > _INDENTED * len(placed)
    found: list[_Paragraph] = []
    for above, line in zip([None, *placed], placed, strict=False):
        if above and _goes_on(above, line, pitch, has_indents=has_indents):
            found[-1].text += f" {line.text}"
        else:
            found.append(_Paragraph(line.text, line.line.size))
    return found


def _column(line: Line, page: Sequence[Line]) -> tuple[float, float]:
    """Return where the column of a line begins and ends."""
    beside = [other for other in page if abs(other.left - line.left) < _SAME_COLUMN]
    return min(one.left for one in beside), max(one.right for one in beside)


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """Return the usual step from a line to the next."""
    steps = [above.top - below.top for page in pages for above, below in pairwise(page)]
    return median([step for step in steps if step > 0] or [0.0])


def _goes_on(above: _Placed, below: _Placed, pitch: float, *, has_indents: bool) -> bool:
    """Tell whether a paragraph goes on: same size, close below, not indented, no room above.

    Where a page or a column begins, no gap tells; in a text without indents a sentence then ends
    its paragraph.
    """
    step = above.line.top - below.line.top
    if abs(above.line.size - below.line.size) > 0.5 or step > 1.35 * pitch:
        return False
    if below.is_indented and below.line.left > above.line.left:
        return False
    if begins_item(above.text, below.text):
        return False
    if step < 0 and not has_indents and above.text[-1] in _SENTENCE_ENDS:
        return False
    return above.room < below.first_word


def _html(paragraph: _Paragraph, size: float) -> str:
    tag = "h2" if paragraph.size >= _LARGER * size else "p"
    return f"<{tag}>{escape(paragraph.text, quote=False)}</{tag}>"


def _doubts(pages: Sequence[PdfPage], left_out: set[str]) -> Iterator[str]:
    yield "lấy từ PDF: chữ đậm, bảng và cột có thể không còn; so lại với bản gốc"
    if "#" in left_out:
        yield "số trang không đưa vào bài"
    if heads := sorted(left_out - {"#"}):
        yield f"dòng lặp lại ở đầu hoặc cuối trang không đưa vào bài: {'; '.join(heads)[:300]}"
    silent = [str(number) for number, page in enumerate(pages, 1) if not page.lines]
    if silent:
        yield f"trang {', '.join(silent)} không có lớp chữ; xem lại bản gốc"
    if any(page.has_images for page in pages):
        yield "hình và nét vẽ trong PDF không đưa vào bài; chèn lại nếu cần"
