"""Which reader a document of each kind has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from portal.intake import dump, markdown_file, office, pdf, word
from portal.intake.bounded import bounded
from portal.intake.decoding import in_utf_8, told
from portal.intake.draft import Draft, UnreadableError
from portal.intake.found_files import beside
from portal.intake.inputs import Input
from portal.intake.web import read_page

Labels = Collection[str]
Reader = Callable[[Input, bytes, Labels], Iterator[Draft]]


def read(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    """Yield the articles of a file; ``labels`` are those of the menu. Raises UnreadableError."""
    reader = _READERS.get(item.kind)
    if reader is None:
        raise UnreadableError("không biết đọc loại tệp này; lưu lại thành .docx, .html hoặc .txt")
    yield from reader(item, raw, labels)


def _web(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    data, decoded = in_utf_8(raw)
    yield told(read_page(data, beside(item.path, item.root)), decoded)


def _dump(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    data, decoded = in_utf_8(raw)
    yield told(dump.read(data, item.path.name, labels), decoded)


def _notes(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    data, decoded = in_utf_8(raw)
    yield told(markdown_file.read(data, item.path.name), decoded)


def _word(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    yield bounded(word.read, raw, item.path.name)


def _office(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    yield office.read(raw, item.path.name)


def _pdf(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    yield bounded(pdf.read, raw, item.path.name)


_READERS: dict[str, Reader] = {
    "web": _web,
    "dump": _dump,
    "notes": _notes,
    "word": _word,
    "office": _office,
    "pdf": _pdf,
}
