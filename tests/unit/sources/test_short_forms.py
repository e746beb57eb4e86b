"""The file in which editors say what a short form means."""

from __future__ import annotations

import pytest

from portal.sources.short_forms import ShortForm, read_short_forms

PATHS = ("2011/bai.md", "2011/khac.md", "data/van-ban-viet-tat.yaml", "menu.yaml")
SOUND = "- short: Nghị định 67\n  document: 67/2010/NĐ-CP\n"


def read(text: str) -> tuple[tuple[ShortForm, ...], list[str]]:
    forms, findings = read_short_forms(text.encode(), PATHS)
    return forms, [str(finding).partition(":")[2] for finding in findings]


def test_a_form_has_a_document_articles_and_a_note() -> None:
    text = SOUND + "  articles: [2011/bai.md]\n  note: >-\n    Suy đoán\n    của ta.\n"
    assert read(text) == (
        (ShortForm("Nghị định 67", "67/2010/NĐ-CP", ("2011/bai.md",), "Suy đoán của ta."),),
        [],
    )


@pytest.mark.parametrize("text", ["", "# chưa có gì\n", "[]\n"])
def test_an_empty_file_is_sound(text: str) -> None:
    assert read(text) == ((), [])


@pytest.mark.parametrize(
    ("short", "document"),
    [
        ("Nghị quyết 26", "26-NQ/TW"),
        ("Luật số 51", "51/2010/QH12"),
        ("Thông tư 9", "9/2020/TT-BNN&PTNT"),
        ("Quyết định 747/QĐ-UB", "747/QĐ-UB ngày 28/9/1994"),
        ("Quyết định 80", "80/2002/QĐ-TTg"),
        ("NGHỊ ĐỊNH SỐ 67".replace("SỐ", "số"), "67/2010/NĐ-CP"),
        ("thông tư liên tịch 9", "9/2020/TTLT-BNN"),
        ("Báo cáo 13/BC-UBND", "13/BC-UBND ngày 28/9/1994"),
        ("Luật Hợp tác xã số 17/2023/QH15", "17/2023/QH15"),
    ],
)
def test_documents_of_all_kinds_are_sound(short: str, document: str) -> None:
    forms, findings = read(f"- short: {short}\n  document: {document}\n")
    assert findings == []
    assert [(form.short, form.document) for form in forms] == [(short, document)]


@pytest.mark.parametrize(
    ("articles", "path", "holds"),
    [
        ((), "2018/x.md", True),
        (("2011/bai.md",), "2011/bai.md", True),
        (("2011/bai.md",), "2011/bai.md.md", False),
        (("2011",), "2011/bai.md", True),
        (("2011",), "20111/bai.md", False),
    ],
)
def test_a_form_holds_for_the_chosen_articles(
    articles: tuple[str, ...], path: str, holds: bool
) -> None:
    assert ShortForm("Nghị định 67", "67/2010/NĐ-CP", articles).holds_for(path) is holds


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("short: Nghị định 67\n", 1, "tệp không phải là danh sách"),
        ("- Nghị định 67\n", 1, "không có dạng “khóa: giá trị”"),
        (SOUND + "- short: Nghị định 132\n", 3, "mục thiếu khóa “document”"),
        ("- document: 67/2010/NĐ-CP\n", 1, "mục thiếu khóa “short”"),
        (SOUND + "  notes: Suy đoán\n", 3, "không có khóa “notes”; có phải ý bạn là “note”?"),
        ("- short: 67\n  document: 67/2010/NĐ-CP\n", 1, "khóa “short” không có dạng"),
        ("- short: Nghị định 67\n  document: nghị định\n", 2, "khóa “document” không có dạng"),
        ("- short: Nghị định 67\n  document:\n", 2, "khóa “document” không có dạng"),
        ("- short: Nghị định 67\n  document: 67/2010\n", 2, "khóa “document” không có dạng"),
        (SOUND + "  note: [một, hai]\n", 3, "khóa “note” không phải là một đoạn chữ"),
        (SOUND + "  articles: 2011/bai2.md\n", 3, "có phải ý bạn là “2011/bai.md”?"),
        (SOUND + "  articles: [2011, 2019]\n", 3, "không có bài hay thư mục “2019”"),
        ("- short: Nghị định 67: 1\n", 1, ""),
        (
            "- short: Nghị đinh 67\n  document: 67/2010/NĐ-CP\n",
            1,
            "không có hình thức văn bản “Nghị đinh”; có phải ý bạn là “Nghị định”?",
        ),
        (
            "- document: 67/2010/NĐ-CP\n  short: Bản tin số 67\n",
            2,
            "không có hình thức văn bản “Bản tin”; viết như “short: Nghị định 67”",
        ),
        ("- short: Luật Hợp tác xã 17\n  document: 17/2023/QH15\n", 1, "không có hình thức"),
        ("- short: Báo cáo số 13\n  document: 13/BC-UB\n", 1, "“Báo cáo số 13” chưa đủ"),
        (
            "- short: Nghị định 67\n  document: 67/NĐ-CP ngày 31/9/1994\n",
            2,
            "ngày “31/9/1994” không đúng",
        ),
        ("- short: \xff\n", 1, "khóa “short” không có dạng"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, said: str) -> None:
    forms, findings = read(text)
    assert forms == ()
    assert any(finding.startswith(f"{line}: ") and said in finding for finding in findings)
