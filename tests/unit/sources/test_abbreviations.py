"""viet-tat.yaml: what editors may write, and what they are told."""

from __future__ import annotations

import pytest
from samples import ACTIVITY, CENTRAL, DOCUMENTS, LOCAL, MENU, NEWS

from portal.sources import Abbreviation, Entry
from portal.sources.abbreviations import read_abbreviations

WHOLE = """\
# Ghi chú
HTX: hợp tác xã
NO: nợ
CT:
  VĂN BẢN: chỉ thị
  dia-phuong: chương trình
  còn lại: công ty
ĐH:
  Tin tức: đại hội
"""


def read(text: str) -> dict[str, Abbreviation]:
    found, findings = read_abbreviations(text.encode(), MENU)
    assert findings == []
    return {one.short: one for one in found}


def test_one_meaning_holds_everywhere() -> None:
    assert read(WHOLE)["HTX"] == Abbreviation("HTX", "hợp tác xã")
    assert read(WHOLE)["NO"].meaning_in(NEWS) == "nợ"
    assert read(WHOLE)["HTX"].meaning_in(None) == "hợp tác xã"


@pytest.mark.parametrize(
    ("short", "entry", "meaning"),
    [
        ("CT", DOCUMENTS, "chỉ thị"),
        ("CT", CENTRAL, "chỉ thị"),
        ("CT", LOCAL, "chương trình"),
        ("CT", ACTIVITY, "công ty"),
        ("CT", None, "công ty"),
        ("ĐH", NEWS, "đại hội"),
        ("ĐH", ACTIVITY, ""),
        ("ĐH", None, ""),
    ],
)
def test_an_ambiguous_one_has_a_meaning_by_section(
    short: str, entry: Entry | None, meaning: str
) -> None:
    assert read(WHOLE)[short].meaning_in(entry) == meaning


def test_sections_are_in_the_order_of_the_menu() -> None:
    ct = read("CT:\n  Địa phương: một\n  VĂN BẢN: hai\n")["CT"]
    assert ct.sections == ((DOCUMENTS, "hai"), (LOCAL, "một"))
    assert ct.meaning_in(LOCAL) == "một"


@pytest.mark.parametrize("text", ["", "# chưa có gì\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert read(text) == {}


WRONG = [
    ("HTX\n", 1, "tệp không có dạng “chữ tắt: nghĩa”"),
    ("- HTX: hợp tác xã\n", 1, "tệp không có dạng “chữ tắt: nghĩa”"),
    ("HTX:\n", 1, "“HTX” chưa có nghĩa"),
    ("A: a\nHTX: [a, b]\n", 2, "“HTX” không có một nghĩa"),
    ("TP.: thành phố\n", 1, "chữ viết tắt “TP.” không dùng được"),
    ("T: tỉnh\n", 1, "chữ viết tắt “T” không dùng được"),
    ("TP HCM: thành phố\n", 1, "chữ viết tắt “TP HCM” không dùng được"),
    ("4T: gì đó\n", 1, "chữ viết tắt “4T” không dùng được"),
    ("CT:\n  Tin tưc: a\n", 2, "không có chuyên mục “Tin tưc”"),
    ("CT:\n  con lai: a\n", 2, "có phải ý bạn là “còn lại”?"),
    ("CT:\n  Tin tức:\n", 2, "“CT › Tin tức” chưa có nghĩa"),
    ("CT:\n  Tin tức: [a]\n", 2, "“CT › Tin tức” không có một nghĩa"),
    ("HTX: a\nHTX: b\n", 2, "khóa “HTX” lặp lại"),
    ("HTX: a: b\n", 1, "dấu hai chấm"),
]


@pytest.mark.parametrize(("text", "line", "said"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(text: str, line: int, said: str) -> None:
    found, findings = read_abbreviations(text.encode(), MENU)
    assert found == ()
    told = [str(finding) for finding in findings]
    assert any(one.startswith(f"data/viet-tat.yaml:{line}: ") and said in one for one in told), told


def test_another_encoding_is_told() -> None:
    found, findings = read_abbreviations("HTX: hợp".encode("utf-16"), MENU)
    assert (found, len(findings)) == ((), 1)
