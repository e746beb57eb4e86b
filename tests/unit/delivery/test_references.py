"""How articles are cited: names, a sentence, BibTeX, RIS."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import document

from portal.delivery import Cited
from portal.delivery.people import authors
from portal.sources import Document, Provenance
from portal.sources.provenance import Row

ORIGIN = Provenance(
    (
        Row("source_url", "Địa chỉ gốc", "không rõ"),
        Row("source_title", "Trang gốc", "Cổng cũ"),
        Row("captured_at", "Ngày lưu", "2012-05"),
    ),
    "",
    None,
)
BASE = "https://vi.example"


def cited(article: Document, base: str = BASE) -> Cited:
    return Cited.of(article, "Liên minh A & B", "Kho", base)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Nguyễn Quí", ["Nguyễn, Quí"]),
        ("Trần Thị Bé Năm", ["Trần, Thị Bé Năm"]),
        ("Nguyễn Quí, Lê Văn Đạt và Đỗ Ân", ["Nguyễn, Quí", "Lê, Văn Đạt", "Đỗ, Ân"]),
        ("HTX", ["HTX"]),
        ("Ban biên tập", ["Ban biên tập"]),
        ("Phòng Kế hoạch, Tài chính và Đầu tư", ["Phòng Kế hoạch, Tài chính và Đầu tư"]),
        ("TS. Nguyễn Quí", ["TS. Nguyễn Quí"]),
        ("Nguyễn Quí,", ["Nguyễn Quí,"]),
        ("", []),
    ],
)
def test_people_are_named_by_family_and_bodies_as_they_are(byline: str, names: list[str]) -> None:
    assert [author.sortable for author in authors(byline)] == names


@pytest.mark.parametrize(
    ("article", "base", "sentence"),
    [
        (
            document("Tin", "2018-02-21T14:45+07:00", author="Nguyễn Quí"),
            BASE,
            (
                "Nguyễn Quí (2018). “Tin”. Liên minh A & B, ngày 21 tháng 2 năm 2018. "
                "Đọc tại kho lưu trữ: Kho, https://vi.example/bai-viet/2018/Tin.html"
            ),
        ),
        (
            document("tin", "1992", document_title="Báo cáo", provenance=ORIGIN),
            "",
            (
                "Liên minh A & B (1992). “Báo cáo”. Năm 1992. Trang gốc: Cổng cũ; "
                "địa chỉ gốc: không rõ; ngày lưu: 05/2012. Đọc tại kho lưu trữ: Kho."
            ),
        ),
    ],
)
def test_a_sentence_says_what_is_known_and_what_is_not(
    article: Document, base: str, sentence: str
) -> None:
    assert cited(article, base).sentence == sentence


def test_bibtex_of_a_report_and_of_a_page() -> None:
    report = document("tin", document_title="Báo cáo 50% & {số} #1_a", author="Nguyễn Quí, Đỗ Ân")
    assert cited(report).bibtex == (
        "@techreport{tin-2011,\n"
        "  author = {Nguyễn, Quí and Đỗ, Ân},\n"
        r"  title = {{Báo cáo 50\% \& \textbraceleft{}số\textbraceright{} \#1\_a}},"
        "\n"
        r"  institution = {Liên minh A \& B},"
        "\n  year = {2011},\n  month = mar,\n  day = {21},\n"
        "  note = {Đọc tại kho lưu trữ: Kho},\n"
        "  url = {https://vi.example/bai-viet/2011/tin.html},\n"
        "  langid = {vietnamese}\n}\n"
    )
    page = cited(document("tin-2011", "2011"), "").bibtex
    assert page.startswith("@misc{tin-2011,\n  author = {{Liên minh A \\& B}},\n")
    assert "howpublished" in page
    assert not re.search("month|day|url", page)


@pytest.mark.parametrize(
    ("date", "written"),
    [("2018-02-21T14:45", "2018/02/21/"), ("2010-12", "2010/12//"), ("1992", "1992///")],
)
def test_ris_keeps_a_dates_precision(date: str, written: str) -> None:
    assert f"DA  - {written}\n" in cited(document("tin", date)).ris


def test_ris_of_a_report() -> None:
    report = document("tin", document_title="Báo cáo", author="Nguyễn Quí, Đỗ Ân")
    assert cited(report).ris == (
        "TY  - RPRT\nAU  - Nguyễn, Quí\nAU  - Đỗ, Ân\nTI  - Báo cáo\nPY  - 2011\n"
        "DA  - 2011/03/21/\nPB  - Liên minh A & B\nN1  - Đọc tại kho lưu trữ: Kho\n"
        "UR  - https://vi.example/bai-viet/2011/tin.html\nLA  - vi\nER  - \n"
    )
    assert cited(document("tin")).ris.startswith("TY  - ELEC\nAU  - Liên minh A & B\n")


TEXTS = st.text(st.sampled_from("aĐ {}\\%&~^_$#\n\t\"'@,="), max_size=20)


@given(TEXTS, TEXTS)
def test_nothing_that_is_typed_breaks_a_reference(title: str, author: str) -> None:
    reference = cited(document("tin", document_title=title, author=author.strip()))
    depth = 0
    for sign in reference.bibtex:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    values = re.sub(r"\\[%&#$_]|\\text[a-z]+\{\}", "", reference.bibtex)
    assert not re.search(r"[\\%&#$~^]", values.replace("tin-2011", ""))
    assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in reference.ris.splitlines())
