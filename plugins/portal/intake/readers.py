"""Which reader a document of each kind has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from portal.intake import dump, markdown_file, office, pdf, word
from portal.intake.bounded import bounded
from portal.intake.decoding import in_utf_8, told
from portal.intake.draft import Draft, UnreadableError
from portal.intake.inputs import Input
from portal.intake.mht import read_mht
from portal.intake.mirror import read_saved
from portal.intake.warc import read_warc

Labels = Collection[str]
Reader = Callable[[Input, bytes, Labels], Iterator[Draft]]


def read(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    """Yield the articles of a file; ``labels`` are those of the menu. Raises UnreadableError."""
    reader = _READERS.get(item.kind)
    if reader is None:
        raise UnreadableError("không biết đọc loại tệp này; lưu lại thành .docx, .html hoặc .txt")
    yield from reader(item, raw, labels)


def _web(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    yield read_saved(item.path, item.root)


def _mht(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    yield read_mht(raw)


def _warc(item: Input, raw: bytes, labels: Labels) -> Iterator[Draft]:
    """Yield the articles of a web archive; pages without one are told with the first."""
    read = list(read_warc(item.path))
    drafts = [one for _, one in read if isinstance(one, Draft)]
    without = [address for address, one in read if not isinstance(one, Draft)]
    if not drafts:
        raise UnreadableError("không trang nào trong tệp có bài")
    said = (f"{len(without)} trang khác trong tệp không có bài: {', '.join(without)}",)
    yield replace(drafts[0], doubts=(*drafts[0].doubts, *(said if without else ())))
    yield from drafts[1:]


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
    "mht": _mht,
    "warc": _warc,
    "dump": _dump,
    "notes": _notes,
    "word": _word,
    "office": _office,
    "pdf": _pdf,
}
