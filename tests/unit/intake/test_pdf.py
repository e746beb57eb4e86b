"""PDFs: paragraphs as they are read, without what pages repeat; scans are refused."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pytest
from bs4 import BeautifulSoup
from PIL import Image
from weasyprint import HTML

from portal.intake import Draft, UnreadableError
from portal.intake.pdf import read

STYLE = """<style>
@page { size: A4; margin: 25mm; @top-center { content: "Liên minh Hợp tác xã" }
        @bottom-center { content: "Trang " counter(page) } }
body { font: 12pt serif }
h1 { font-size: 20pt }
p { margin: 0 0 6pt; text-align: justify }
.indented p { margin: 0; text-indent: 1cm }
.columns { column-count: 2; column-gap: 1cm }
</style>"""
SENTENCE = (
    "{} Trong quý I tình hình kinh tế hợp tác, HTX trong tỉnh tiếp tục được các cấp, các ngành "
    "quan tâm chỉ đạo, giữ được các hoạt động ổn định theo Quyết định số 747/QĐ-UB, “thứ nhất”."
)


def printed(body: str, kind: str = "") -> bytes:
    pdf: bytes = HTML(string=f'{STYLE}<body class="{kind}">{body}</body>').write_pdf()
    return pdf


def texts(draft: Draft, tag: str = "p") -> list[str]:
    return [found.get_text() for found in BeautifulSoup(draft.html, "html.parser").find_all(tag)]


@pytest.mark.parametrize("kind", ["", "indented", "columns"])
def test_paragraphs_over_pages_and_columns(kind: str) -> None:
    said = [SENTENCE.format(f"Đoạn {number}.") for number in range(1, 40)]
    body = "<h1>Báo cáo quý I</h1>" + "".join(f"<p>{text}</p>" for text in said)
    draft = read(printed(body, kind), "a.pdf")
    assert draft.title == "Báo cáo quý I"
    assert texts(draft) == said
    assert " ".join(draft.words.split()) == " ".join(said)
    assert "số trang không đưa vào bài" in draft.doubts
    assert any("Liên minh Hợp tác xã" in doubt for doubt in draft.doubts)


def test_headings_and_items_begin_anew() -> None:
    items = ["- " + SENTENCE.format("Một."), "- Hai.", "I. Tình hình", "1. Việc:"]
    body = "<h1>Tên</h1><p>Mở đầu.</p><h1>Phần hai</h1>" + "<br>".join(items)
    draft = read(printed(body), "a.pdf")
    assert texts(draft, "h2") == ["Phần hai"]
    assert draft.title == "Tên"
    assert texts(draft) == ["Liên minh Hợp tác xã", "Mở đầu.", *items]


def scan() -> bytes:
    packed = BytesIO()
    Image.new("L", (300, 400), 200).save(packed, "PDF")
    return packed.getvalue()


def locked() -> bytes:
    packed = BytesIO()
    with pikepdf.open(BytesIO(printed("<p>Chữ</p>"))) as pdf:
        pdf.save(packed, encryption=pikepdf.Encryption(user="a", owner="b"))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "hỏng"), (b"%PDF-1.7", "hỏng"), (b"no pdf at all", "hỏng"), (scan(), "OCR"),
     (locked(), "mật khẩu")],
)  # fmt: skip
def test_what_holds_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read(data, "a.pdf")


def test_a_page_without_text_is_told() -> None:
    packed = BytesIO()
    with pikepdf.open(BytesIO(printed(f"<p>{SENTENCE}</p>"))) as pdf:
        with pikepdf.open(BytesIO(scan())) as other:
            pdf.pages.extend(other.pages)
        pdf.save(packed)
    doubts = read(packed.getvalue(), "a.pdf").doubts
    assert "trang 2 không có lớp chữ; xem lại bản gốc" in doubts


def test_a_file_with_any_bytes_changed_is_read_or_refused() -> None:
    data, chance = printed(f"<h1>Tên</h1><p>{SENTENCE}</p>"), random.Random(3)
    for _ in range(60):
        broken = bytearray(data[: chance.choice((len(data), chance.randrange(len(data))))])
        for _ in range(chance.randrange(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            assert read(bytes(broken), "a.pdf").html
        except UnreadableError as error:
            assert str(error)  # noqa: PT017  # either will do
