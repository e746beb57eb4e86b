"""An article's text without HTML."""

from __future__ import annotations

import html as entities
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import FIRST, document

from portal.delivery import plain_text, text_copy
from portal.sources import Provenance, Renderer
from portal.sources.provenance import Row


def told(markdown: str) -> str:
    html, _ = Renderer().render(markdown, editorial=False)
    return plain_text(html)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Một\nđoạn.\n\nHai *đoạn* & **ba**.", "Một đoạn.\n\nHai đoạn & ba."),
        ("Trên  \ndưới", "Trên\ndưới"),
        ("## Mục lớn\n\n### Nhỏ\n\nChữ.", "Mục lớn\n-------\n\nNhỏ\n\nChữ."),
        ("Kể:\n\n- Một\n- Hai\n    - Con\n- Ba\n\nHết.",
         "Kể:\n\n- Một\n- Hai\n  - Con\n- Ba\n\nHết."),
        ("- Một\n\n- Hai", "- Một\n\n- Hai"),
        ("3. Ba\n4. Bốn\n    - Con", "3. Ba\n4. Bốn\n   - Con"),
        ("> Trích\n> tiếp\n>\n> - mục", "> Trích tiếp\n\n> - mục"),
        ("`a < b`\n\n```\nmột\n  hai\n```", "a < b\n\nmột\n  hai"),
        ("[chữ](https://vi.example/) ![Bản đồ](a.png)", "chữ [Bản đồ]"),
        ("trên\n\n* * *\n\ndưới", "trên\n\n* * *\n\ndưới"),
        ("| Huyện | HTX |\n| --- | --: |\n| An Biên | 12 |\n| Gò Quao | |",
         "Huyện   | HTX\n-------------\nAn Biên | 12\nGò Quao |"),
        ("|  |  |\n| --- | --- |\n| một | hai |", "một | hai"),
        ("nghìn\u00a0đồng", "nghìn đồng"),
    ],
)  # fmt: skip
def test_marks_stand_for_what_html_shows(markdown: str, text: str) -> None:
    assert told(markdown) == text


def test_blocks_in_a_cell_stay_in_it() -> None:
    html = "<table><tr><td><ul><li>một</li><li>hai</li></ul></td><td>ba</td></tr></table>"
    assert plain_text(html) == "một hai | ba"


def test_a_wide_table_is_not_padded() -> None:
    long = "chữ " * 40
    assert told(f"| a | b |\n| - | - |\n| {long} | c |").splitlines()[0] == "a | b"


def test_a_note_is_numbered_where_it_belongs_and_told_after_the_text() -> None:
    html, _ = Renderer().render("Chữ[^1].\n\n[^1]: Nguyên văn.", editorial=False)
    lines = text_copy(document("Tin"), html, None, "Kho", "").decode().splitlines()
    assert "Chữ[1]." in lines
    assert lines[lines.index("Chú thích") :][3] == "1. Nguyên văn."


def test_the_file_tells_title_date_author_and_origin() -> None:
    rows = (Row("source_title", "Trang gốc", "Cổng cũ"),)
    article = document(
        "Tin", author="Nguyễn Quí", document_title="Báo cáo", provenance=Provenance(rows, "", None)
    )
    data = text_copy(article, "<p>Chữ.</p>", FIRST, "Kho", "https://vi.example")
    assert data.decode() == (
        "Tin\n===\n\nBáo cáo\nNgày: 21-3-2011\nTác giả: Nguyễn Quí\n\nChữ.\n\n* * *\n\n"
        "Trang gốc: Cổng cũ\nKho lưu trữ: Kho\nĐịa chỉ: https://vi.example/bai-viet/2011/Tin.html\n"
    )
    assert b"\nKho l" in data
    without = text_copy(article, "<p>Chữ.</p>", FIRST, "Kho", "").decode()
    assert without.endswith("Địa chỉ: bai-viet/2011/Tin.html\n")


def test_the_file_is_nfc_with_line_feeds() -> None:
    html = f"<p>{unicodedata.normalize('NFD', 'Tiền tệ')}</p>"
    data = text_copy(document("Tin"), html, None, "Kho", "")
    assert "\nTiền tệ\n" in data.decode()
    assert b"\r" not in data


PIECES = st.sampled_from(
    ["Chữ", "HTX", "9.5", " ", "\n", "\n\n", "- ", "1. ", "## ", "> ", "*", "`", "|", "| - |\n",
     "<", "&", "é", "[a](b.md)", "[^1]", "\n\n[^1]: n", "  \n", "```\n", "<b>x</b>", "    "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_letter_is_added_dropped_or_changed(markdown: str) -> None:
    html, _ = Renderer().render(markdown, editorial=False)
    html = html.partition("<!-- notes -->")[0]
    numbered = re.sub(r'<a\b[^>]*data-note="(\d+)"[^>]*>', "", html)
    seen = entities.unescape(re.sub("<!--.*?-->|<[^>]*>", "", numbered))

    def letters(text: str) -> str:
        return "".join(sign for sign in text if sign.isalpha())

    assert letters(plain_text(html)) == letters(seen)
