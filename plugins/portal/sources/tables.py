"""Tables of numbers as office programs save them: CSV with semicolons or commas.

The first line names the columns, the first column names the rows, all else is numbers. Excel in
Vietnamese puts semicolons between columns and writes ``1.943`` and ``97,5``; files made for
machines have commas, and ``97.5``. Where ``1.943`` could be either, it is a finding, not a guess.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from portal.sources.findings import Finding, has_errors, quoted
from portal.sources.text import decode
from portal.vietnamese import ascii_path

MOST_SERIES = 6
MOST_NUMBERS = 120

_VIETNAMESE = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_OF_MACHINES = re.compile(r"-?\d+(?:\.\d+)?")
_OF_BOTH = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_LONGEST_NUMBER = 15  # digits that a float keeps


@dataclass(frozen=True, slots=True)
class Row:
    """The name of a row, and its numbers; None where the table has none."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``heading`` is over the names of the rows, ``series`` name the columns of numbers.

    ``address`` is the file's in the output. There is a row at least, a series, and a number in it.
    """

    path: str
    address: str
    heading: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: str, data: bytes) -> tuple[Table | None, list[Finding]]:
    """Return the table in a file's bytes, and what is wrong with it; None with errors."""
    text, findings = decode(path, data)
    if has_errors(findings):
        return None, findings
    first = next((line for line in text.split("\n") if line.strip()), "")
    sign = ";" if ";" in first else ","
    try:
        lines = list(_lines(text, sign))
    except csv.Error:
        remedy = "mở bằng Excel, lưu lại thành tệp CSV UTF-8"
        what = 'có dấu ngoặc kép (") đặt sai chỗ, hoặc mở mà không đóng'
        return None, [*findings, Finding(path, text.count("\n"), what, remedy)]
    wrong = list(_form(path, lines)) or list(_content(path, lines, sign))
    return (None if wrong else _table(path, lines, sign)), [*findings, *wrong]


_Line = tuple[int, list[str]]
"""The number of a line in its file, and its cells."""


def _lines(text: str, sign: str) -> Iterator[_Line]:
    """Yield the lines that hold something; empty cells behind the last column are left out."""
    reader = csv.reader(StringIO(text), delimiter=sign, strict=True)
    before, width = 0, 0
    for written in reader:
        number, before = before + 1, reader.line_num
        cells = [" ".join(cell.split()) for cell in written]
        if any(cells):
            width = width or len(cells) - next(n for n, c in enumerate(reversed(cells)) if c)
            yield number, cells if any(cells[width:]) else cells[:width]


def _form(path: str, lines: Sequence[_Line]) -> Iterator[Finding]:
    if len(lines) < 2:
        remedy = "dòng đầu ghi tên các cột, mỗi dòng sau ghi một tên rồi các con số"
        yield Finding(path, 1, "bảng không có số liệu", remedy)
        return
    (first, names), *rows = lines
    if len(names) == 1:
        remedy = "ngăn các cột bằng dấu chấm phẩy (;) hoặc dấu phẩy"
        yield Finding(path, first, "bảng chỉ có một cột", remedy)
        return
    for number, name in enumerate(names[1:], 2):
        if not name or name in names[1 : number - 1]:
            what = f"cột {number}: tên cột {'lặp lại' if name else 'để trống'}"
            yield Finding(path, first, what, "cho mỗi cột một tên riêng ở dòng đầu")
    for line, cells in rows:
        if len(cells) != len(names):
            what = f"dòng có {len(cells)} ô, dòng đầu có {len(names)}"
            remedy = "viết đủ ô; chỗ không có số thì để trống giữa hai dấu ngăn"
            yield Finding(path, line, what, remedy)


def _content(path: str, lines: Sequence[_Line], sign: str) -> Iterator[Finding]:
    (first, names), *rows = lines
    yield from _size(path, first, len(names) - 1, len(rows))
    for line, cells in rows:
        if not cells[0]:
            yield Finding(path, line, "cột 1: ô tên để trống", "viết tên dòng, ví dụ năm")
        for column, cell in enumerate(cells[1:], 2):
            if remedy := _number_problem(cell, sign):
                what = f"cột {column}: {quoted(cell)} không phải là số"
                yield Finding(path, line, what, remedy)
    for column, name in enumerate(names[1:], 1):
        if not any(cells[column] for _, cells in rows):
            what = f"cột {column + 1}: cột {quoted(name)} không có số nào"
            yield Finding(path, first, what, "điền số, hoặc bỏ cột ấy")


def _size(path: str, line: int, series: int, rows: int) -> Iterator[Finding]:
    if series > MOST_SERIES:
        what = f"bảng có {series} cột số; biểu đồ đọc được nhiều nhất {MOST_SERIES}"
        yield Finding(path, line, what, "tách thành hai tệp")
    elif series * rows > MOST_NUMBERS:
        what = f"bảng có {series * rows} ô số; biểu đồ đọc được nhiều nhất {MOST_NUMBERS}"
        yield Finding(path, line, what, "bớt dòng, hoặc tách thành hai tệp")


def _number_problem(cell: str, sign: str) -> str | None:
    """Return how to mend a cell that is no number."""
    if not cell:
        return None
    if sum(map(str.isdigit, cell)) > _LONGEST_NUMBER:
        return "viết số ngắn hơn, ví dụ tính bằng nghìn hay triệu"
    if sign == ";":
        if _VIETNAMESE.fullmatch(cell):
            return None
        return "chỉ viết số, như 1943, 1.943 hoặc 97,5; đơn vị viết ở tên cột"
    if _OF_BOTH.fullmatch(cell):
        return f"viết {cell.replace('.', '')} hoặc {cell}0; hay ngăn cột bằng dấu chấm phẩy (;)"
    if _OF_MACHINES.fullmatch(cell):
        return None
    return "chỉ viết số, như 1943 hoặc 97.5; đơn vị viết ở tên cột"


def _table(path: str, lines: Sequence[_Line], sign: str) -> Table:
    (_, (heading, *series)), *rows = lines
    found = (Row(cells[0], tuple(_value(cell, sign) for cell in cells[1:])) for _, cells in rows)
    return Table(path, ascii_path(path), heading, tuple(series), tuple(found))


def _value(cell: str, sign: str) -> float | None:
    plain = cell.replace(".", "").replace(",", ".") if sign == ";" else cell
    return float(plain) if plain else None
