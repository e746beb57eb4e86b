"""Which reader a document of each kind has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from portal.intake import dump, markdown_file, pdf, pdf_lines, word
from portal.intake.bringing import as_markdown
from portal.intake.decoding import in_utf_8, told
from portal.intake.draft import Draft, UnreadableError
from portal.intake.inputs import Input
from portal.intake.mht import MOST as MOST_OF_MHT
from portal.intake.mht import read_mht
from portal.intake.mirror import read_saved
from portal.intake.warc import read_warc
from portal.sources import Renderer

Labels = Collection[str]
Reader = Callable[[Input, Labels], Iterator[Draft | None]]

_MOST = 200_000_000
_MOST_OF_TEXT = 5_000_000  # bytes, as of a page


def read(item: Input, labels: Labels) -> Iterator[Draft | None]:
    """Yield the articles of a file; ``labels`` are those of the menu. Raises UnreadableError.

    None is a sign that the reader goes on. Each draft has been through all that is done with it
    later: one that is too much for that is refused here, where it can do no harm (``bounded``).
    """
    reader = _READERS.get(item.kind)
    if reader is None:
        raise UnreadableError("không biết đọc loại tệp này; lưu lại thành .docx, .html hoặc .txt")
    renderer = Renderer()
    for draft in reader(item, labels):
        if draft:
            as_markdown(draft.html, draft.words, renderer)
        yield draft


def _data(item: Input, most: int = _MOST) -> bytes:
    """Return what is in a file; raises UnreadableError."""
    try:
        with item.path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise UnreadableError("không mở được tệp; hãy xem lại quyền đọc tệp") from error
    if len(data) > most:
        raise UnreadableError(f"tệp quá lớn (hơn {most // 1_000_000} MB); hãy chia nhỏ")
    return data


def _web(item: Input, labels: Labels) -> Iterator[Draft]:
    yield read_saved(item.path, item.root)


def _mht(item: Input, labels: Labels) -> Iterator[Draft]:
    yield read_mht(_data(item, MOST_OF_MHT))


def _warc(item: Input, labels: Labels) -> Iterator[Draft | None]:
    """Yield the articles of a web archive; pages without one are told with the last."""
    last: Draft | None = None
    without: list[str] = []
    for one in read_warc(item.path):
        if isinstance(one, Draft):
            yield last
            last = one
        else:
            without += [one] if one else []
            yield None
    if last is None:
        raise UnreadableError("không trang nào trong tệp có bài")
    said = f"{len(without)} trang khác trong tệp không có bài: {', '.join(without)[:1000]}"
    yield replace(last, doubts=(*last.doubts, *((said,) if without else ())))


def _dump(item: Input, labels: Labels) -> Iterator[Draft]:
    data, decoded = in_utf_8(_data(item, _MOST_OF_TEXT))
    yield told(dump.read(data, item.path.name, labels), decoded)


def _notes(item: Input, labels: Labels) -> Iterator[Draft]:
    data, decoded = in_utf_8(_data(item, _MOST_OF_TEXT))
    yield told(markdown_file.read(data, item.path.name), decoded)


def _word(item: Input, labels: Labels) -> Iterator[Draft]:
    yield word.read(_data(item), item.path.name)


def _pdf(item: Input, labels: Labels) -> Iterator[Draft | None]:
    pages: list[pdf_lines.PdfPage] = []
    for page in pdf_lines.pages_of(_data(item)):
        pages.append(page)
        yield None
    yield pdf.draft_of(pages, item.path.name)


_READERS: dict[str, Reader] = {
    "web": _web,
    "mht": _mht,
    "warc": _warc,
    "dump": _dump,
    "notes": _notes,
    "word": _word,
    "pdf": _pdf,
}
