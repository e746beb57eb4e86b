import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.menu import Menu, read_menu

WHOLE = """\
top: [pages/a.md]
editions:
- id: "2011"
  title: Một
  address: http://mot.example
  description: Bản đầu
  dateline: "Đưa ngày: {d}-{m}-{yyyy}"
  menu:
  - label: Tin tức
    description: Tin của Liên minh
  - label: VĂN BẢN
    id: vb
    children:
    - label: Trung ương
      documents: central
      children:
      - label: Luật
- id: "2018"
  title: Hai
  menu:
  - label: Tin tức
    id: tin-moi
"""


def menu(text: str) -> Menu:
    read, findings = read_menu(text.encode())
    assert findings == []
    return read


def test_all_keys_and_any_depth_are_read() -> None:
    read = menu(WHOLE)
    first, second = read.editions
    assert (first.id, first.title, first.number) == ("2011", "Một", 1)
    assert (first.address, first.description) == ("http://mot.example", "Bản đầu")
    assert first.dateline == "Đưa ngày: {d}-{m}-{yyyy}"
    assert [entry.label for entry in first.entries] == ["Tin tức", "VĂN BẢN"]
    assert first.entries[0].description == "Tin của Liên minh"
    assert [entry.documents for entry in first.walk()] == ["", "", "central", ""]
    assert [entry.id for entry in first.walk()] == ["tin-tuc", "vb", "trung-uong", "luat"]
    assert (second.number, second.dateline, second.address) == (2, "", "")
    assert [(e.id, x.id) for e, x in read.walk()][-1] == ("2018", "tin-moi")
    assert read.top == ("pages/a.md",)
    assert first.entries[1].address == "chuyen-muc/vb.html"


@pytest.mark.parametrize(
    ("category", "ids"),
    [
        ("VĂN BẢN", ["vb"]),
        ("vb", ["vb"]),
        ("Tin tức", ["tin-tuc", "tin-moi"]),
        ("tin-moi", ["tin-moi"]),
        ("Luâ\u0323t", ["luat"]),
        ("văn bản", []),
        ("", []),
    ],
)
def test_find_is_exact_and_an_id_comes_first(category: str, ids: list[str]) -> None:
    assert [entry.id for entry in menu(WHOLE).find(category)] == ids


def test_a_byte_order_mark_and_windows_line_ends_are_no_finding() -> None:
    text = "\ufeff" + WHOLE.replace("\n", "\r\n")
    assert menu(text) == menu(WHOLE)


EDITION = "editions:\n- id: x\n  title: X\n  menu:\n"

# A menu.yaml, the line of its one finding, words of what is told.
WRONG = [
    ("", 1, "menu.yaml không có dạng"),
    ("- a\n", 1, "menu.yaml không có dạng"),
    ("một câu", 1, "menu.yaml không có dạng"),
    ("editions: []\n", 1, "khóa “editions” để trống"),
    ("editions:\n", 1, "khóa “editions” để trống"),
    ("top: []\n", 1, "menu.yaml thiếu khóa “editions”"),
    ("edition: []\n", 1, "không có khóa “edition”"),
    ("editions: abc\n", 1, "không phải là danh sách"),
    ("editions:\n- abc\n", 2, "phiên bản không có dạng"),
    ("editions:\n- title: X\n  menu: []\n", 2, "phiên bản thiếu khóa “id”"),
    ("editions:\n- id: x\n  title:\n  menu: []\n", 3, "khóa “title” để trống"),
    ("editions:\n- id: x\n  title: [a]\n  menu: []\n", 3, "“title” không nhận danh sách"),
    ("editions:\n- id: x\n  title: X\n", 2, "thiếu khóa “menu”"),
    ("editions:\n- id: Bản Một\n  title: X\n  menu: []\n", 2, "“Bản Một” không dùng được"),
    (f"{EDITION}  - label: A\n- id: x\n  title: Y\n  menu: []\n", 6, "“x” trùng với dòng 2"),
    (f"{EDITION}  - A\n", 5, "mục không có dạng"),
    (f"{EDITION}  - id: a\n", 5, "mục thiếu khóa “label”"),
    (f"{EDITION}  - lable: A\n", 5, "không có khóa “lable”"),
    (f"{EDITION}  - label: ''\n", 5, "khóa “label” để trống"),
    (f"{EDITION}  - label: [A]\n", 5, "“label” không nhận danh sách"),
    (f"{EDITION}  - label: A\n    url: b\n", 6, "không có khóa “url”"),
    (f"{EDITION}  - label: A\n    children: B\n", 6, "“children” không phải là danh sách"),
    (f"{EDITION}  - label: A\n    children:\n    - label: A\n", 7, "“a” trùng với dòng 5"),
    (f"{EDITION}  - label: A\n    id: A b\n", 6, "id “A b” không dùng được"),
    (f"{EDITION}  - label: A\n    id: {'a' * 101}\n", 6, "không dùng được"),
    (f"{EDITION}  - label: A\n    documents: loca\n", 6, "không có cấp văn bản “loca”"),
    (f"{EDITION}  - label: A\n    documents: tỉnh\n", 6, "không có cấp văn bản “tỉnh”"),
    (f"{EDITION}  - label: A\n    documents: [own]\n", 6, "“documents” không nhận danh sách"),
    (f"{EDITION}  - label: …\n", 5, "nhãn “…” không có chữ hay số"),
    (f"{EDITION}  - label: A: b\n", 5, "dấu hai chấm"),
    (f"{EDITION}  - label: *A\n", 5, "neo hoặc bí danh"),
    (
        "editions:\n- id: x\n  title: X\n  dateline: '{dd}/{zz}'\n  menu: []\n",
        4,
        "{zz}",
    ),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_each_mistake_is_told_once(text: str, line: int, words: str) -> None:
    _, (finding,) = read_menu(text.encode())
    assert finding.path == "menu.yaml"
    assert finding.line == line
    assert words in finding.what
    assert finding.remedy


def test_a_long_label_gets_an_id_that_fits_a_file_name() -> None:
    (_, entry), *_ = menu(f"{EDITION}  - label: {'Giới thiệu ' * 30}\n").walk()
    assert len(entry.id) <= 100


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_are_a_menu_or_told(data: bytes) -> None:
    read, findings = read_menu(data)
    assert findings or read.editions
