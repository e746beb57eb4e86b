"""CSV as offices write it, and what is told where it can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.tables import Row, Table, read_table
from portal.vietnamese import decimal

PATH = "data/So HTX.csv"


def told(data: str | bytes) -> list[str]:
    table, findings = read_table(PATH, data.encode() if isinstance(data, str) else data)
    assert table is None
    return [str(finding).removeprefix(f"{PATH}:") for finding in findings]


def rows(data: str | bytes) -> tuple[Row, ...]:
    table, findings = read_table(PATH, data.encode() if isinstance(data, str) else data)
    assert findings == []
    assert table
    return table.rows


@pytest.mark.parametrize(
    "data",
    [
        "Năm;Số HTX;Vốn\n2010;1.943;97,5\n2011;;-3\n",
        "\ufeffNăm;Số HTX;Vốn\r\n2010;1943;97,50\r\n2011;;-3\r\n;;\r\n",
        "Năm,Số HTX,Vốn\n2010,1943,97.5\n2011,,-3",
        'Năm;"Số HTX";Vốn;\n\n2010; 1943 ;"97,5";\n"2011";;-3;\n',
    ],
)
def test_every_office_writes_the_same_table(data: str) -> None:
    assert rows(data) == (Row("2010", (1943.0, 97.5)), Row("2011", (None, -3.0)))


def test_a_table_has_names_and_an_address() -> None:
    table, _ = read_table(PATH, b"N;A;B\n1;2;3\n")
    assert table == Table(PATH, "data/so-htx.csv", "N", ("A", "B"), (Row("1", (2.0, 3.0)),))


ALL_NUMBERS = "\n".join(f"{n};1;2;3;4" for n in range(31))
WRONG = [
    ("", "1: bảng không có số liệu; dòng đầu ghi tên các cột"),
    ("Năm;Số\n", "1: bảng không có số liệu; "),
    ("Năm\n2011\n", "1: bảng chỉ có một cột; ngăn các cột bằng dấu chấm phẩy"),
    ("Năm;Số;\n2011;1;2\n", "2: dòng có 3 ô, dòng đầu có 2; "),
    ("Năm;A;B\n2011;1\n", "2: dòng có 2 ô, dòng đầu có 3; viết đủ ô"),
    ("Năm;;B\n2011;1;2\n", "1: cột 2: tên cột để trống; "),
    ("Năm;A;A\n2011;1;2\n", "1: cột 3: tên cột lặp lại; "),
    ("Năm;A\n;1\n", "2: cột 1: ô tên để trống; "),
    ("Năm;A\n\n2011;một\n", "3: cột 2: “một” không phải là số; chỉ viết số, như 1943, 1.943"),
    ("Năm;A\n2011;12%\n", "2: cột 2: “12%” không phải là số; "),
    ("Năm;A\n2011;97.5\n", "2: cột 2: “97.5” không phải là số; "),
    ("Năm;A\n2011;1.94\n", "2: cột 2: “1.94” không phải là số; "),
    ("Năm,A\n2011,1.943\n", "2: cột 2: “1.943” không phải là số; viết 1943 hoặc 1.9430; "),
    ('Năm,A\n2011,"97,5"\n', "2: cột 2: “97,5” không phải là số; chỉ viết số, như 1943 hoặc 97.5"),
    ("Năm;A\n2011;1234567890123456\n", "2: cột 2: “1234567890123456” không phải là số; viết số"),
    ('Năm;A\n"2011;\n1";x\n', "2: cột 2: “x” không phải là số; "),
    ("Năm;A;B\n2011;;2\n", "1: cột 2: cột “A” không có số nào; "),
    ("N;1;2;3;4;5;6;7\n1;1;1;1;1;1;1;1\n", "1: bảng có 7 cột số; biểu đồ đọc được nhiều nhất 6"),
    (f"N;a;b;c;d\n{ALL_NUMBERS}", "1: bảng có 124 ô số; biểu đồ đọc được nhiều nhất 120"),
    ('Năm;A\n"2011;1\n', '2: có dấu ngoặc kép (") đặt sai chỗ, hoặc mở mà không đóng; '),
    ('Năm;A\n"2011"n;1\n', '2: có dấu ngoặc kép (") đặt sai chỗ, '),
    ("Năm;A\n2011;1\n".encode("utf-16"), "1: tệp được lưu bằng UTF-16"),
    ("Năm;A\n2011;1\n".encode("cp1258", "replace"), "1: chữ không phải UTF-8"),
]


@pytest.mark.parametrize(("data", "words"), WRONG)
def test_each_mistake_is_told_once_with_line_and_column(data: str | bytes, words: str) -> None:
    (finding,) = told(data)
    assert finding.startswith(words)


@given(st.lists(st.decimals(-(10**9), 10**9, places=2).map(float), min_size=1, max_size=20))
def test_what_we_write_is_what_we_read(values: list[float]) -> None:
    data = "".join(["N;A\n", *(f"{n};{decimal(value)}\n" for n, value in enumerate(values))])
    assert [row.values[0] for row in rows(data)] == values
