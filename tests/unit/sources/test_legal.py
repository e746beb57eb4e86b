"""The legal document that an article holds: how its keys are read, what is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.acts import Act, mentions
from portal.sources import Document, read_corpus
from portal.sources.legal import read_legal
from portal.sources.yaml_nodes import Keys, read_yaml

MENU = "editions:\n- id: x\n  title: X\n  menu:\n  - label: Mục\n"
HEAD = "---\ntitle: Bài\ndate: 2011-02-14\ncategory: Mục\n"
SOUND = "legal:\n  kind: Quyết định\n  number: 374/QĐ-UBND\n"


def told(root: Path, *heads: str, body: str = "Chữ.") -> list[tuple[str, int, str]]:
    """Return the findings of articles with these lines in their front matter, from line 5 on."""
    (root / "menu.yaml").write_text(MENU, encoding="utf-8")
    (root / "van-ban.pdf").write_bytes(b"%PDF")
    for number, head in enumerate(heads):
        text = f"{HEAD}{head}\n---\n\n{body}\n"
        (root / f"{number}.md").write_text(text, encoding="utf-8")
    return [(found.path, found.line, str(found)) for found in read_corpus(root).findings]


def read(root: Path, head: str) -> Document:
    assert told(root, head) == []
    (reading,) = read_corpus(root).readings
    assert reading.document
    return reading.document


def test_all_fields_of_the_decree_are_read(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        f"{SOUND}  issuer: Ủy ban\n  issued: 2011-02-09\n  effective: 2011-03-01\n"
        "  state: còn hiệu lực\n  abstract: Về việc A\n"
        "  replaces:\n  - Quyết định số 02/QĐ-UBND ngày 28/1/2002\n  - Nghị định 67/2010/NĐ-CP\n"
        "  replaced_by: Quyết định số 5/QĐ-UBND ngày 1/2/2015\nfiles: van-ban.pdf",
    )
    legal = document.legal
    assert legal
    assert legal.act.name == "Quyết định số 374/QĐ-UBND ngày 09/02/2011"
    assert (legal.issuer, legal.state, legal.abstract) == ("Ủy ban", "còn hiệu lực", "Về việc A")
    assert (legal.issued.iso, legal.effective and legal.effective.iso) == (
        "2011-02-09",
        "2011-03-01",
    )
    assert [act.name for act in legal.replaces] == [
        "Quyết định số 02/QĐ-UBND ngày 28/01/2002",
        "Nghị định số 67/2010/NĐ-CP",
    ]
    assert [act.name for act in legal.replaced_by] == ["Quyết định số 05/QĐ-UBND ngày 01/02/2015"]
    assert document.address == "van-ban/quyet-dinh-374-qd-ubnd-2011.html"
    assert document.files[0].told.startswith("PDF, ")


@pytest.mark.parametrize(
    ("legal", "address"),
    [
        (SOUND, "van-ban/quyet-dinh-374-qd-ubnd-2011.html"),
        (f"slug: quyet-dinh-374-qd-ubnd-2011-02-14\n{SOUND}", None),
        ("legal: {kind: Nghị định, number: 67/2010/NĐ-CP}", "van-ban/nghi-dinh-67-2010-nd-cp.html"),
        ("legal: {kind: Chỉ thị, number: 20-CT/TW}", "van-ban/chi-thi-20-ct-tw-2011.html"),
        (
            "legal: {kind: Chương trình hành động, number: 4, issued: 2010-12-28}",
            "van-ban/chuong-trinh-hanh-dong-04-2010.html",
        ),
    ],
)
def test_its_number_makes_its_address(tmp_path: Path, legal: str, address: str | None) -> None:
    document = read(tmp_path, legal)
    assert document.address == (address or "van-ban/quyet-dinh-374-qd-ubnd-2011-02-14.html")


# The lines; where the one finding stands; its words and its remedy's.
WRONG = [
    ("legal:", 5, "khóa “legal” không có khóa con", "“kind: …” và “number: …”"),
    ("legal: 374/QĐ-UBND", 5, "khóa “legal” không có khóa con", "xuống dòng"),
    ("legal:\n- kind: Luật", 6, "khóa “legal” không có khóa con", "xuống dòng"),
    ("legal:\n  kind: Luật", 6, "thiếu khóa “number”", "Số ký hiệu"),
    ("legal:\n  number: 51/2010/QH12", 6, "thiếu khóa “kind”", "Hình thức văn bản"),
    (SOUND.replace("Quyết định", "Quyet dinh"), 6, "“Quyet dinh”", "“Quyết định”?"),
    (SOUND.replace("Quyết định", "Thư"), 6, "không có hình thức văn bản “Thư”", "Báo cáo hoặc"),
    (SOUND.replace("374/QĐ-UBND", "QĐ 374"), 7, "“QĐ 374” không đọc được", "374/QĐ-UBND"),
    (SOUND.replace("374/QĐ-UBND", "374/"), 7, "không đọc được", "67/2010/NĐ-CP"),
    (SOUND.replace("374/QĐ-UBND", "09/02/2011"), 7, "không đọc được", "20-CT/TW"),
    (f"{SOUND}  issued: 2011-02-30", 8, "ngày “2011-02-30” không đúng", "2011-03-21"),
    (f"{SOUND}  effective: 9/2/2011", 8, "ngày “9/2/2011” không đúng", "năm-tháng-ngày"),
    (f"{SOUND}  effective: 2011-02-13", 8, "cảnh báo: ngày có hiệu lực “2011-02-13”", "hai ngày"),
    (f"{SOUND}  state: con hieu luc", 8, "không có tình trạng", "“còn hiệu lực”?"),
    (f"{SOUND}  numbr: 4", 8, "không có khóa “numbr”", "“number”"),
    (f"{SOUND}  issuer: [A]", 8, "không nhận danh sách", "issuer: …"),
    (f"{SOUND}  replaces: Quyết định 02", 8, "văn bản “Quyết định 02” không đọc được", "28/1/2002"),
    (f"{SOUND}  replaces:\n  - a: b", 9, "có mục không phải là chữ", "“- ”"),
    (
        f"{SOUND}  replaces:\n  - Quyết định 374/QĐ-UBND ngày 14/2/2011",
        9,
        "khóa “replaces” kể chính văn bản này",
        "viết văn bản khác",
    ),
    (
        f"{SOUND}  replaces: Luật số 1/2010/QH12\n  replaced_by: Luật số 01/2010/QH12",
        9,
        "vừa thay thế vừa bị thay thế",
        "giữ một trong hai",
    ),
    (f"slug: bai\n{SOUND}", 5, "“bai” không phải của văn bản này", "bỏ khóa “slug”"),
]


@pytest.mark.parametrize(("head", "line", "words", "remedy"), WRONG)
def test_each_mistake_is_told_once(
    tmp_path: Path, head: str, line: int, words: str, remedy: str
) -> None:
    ((path, at, said),) = told(tmp_path, head)
    assert (path, at) == ("0.md", line)
    what, _, how = said.partition("; ")
    assert words in what
    assert remedy in how


def test_the_file_may_be_the_text(tmp_path: Path) -> None:
    assert told(tmp_path, f"{SOUND}files: van-ban.pdf", body="") == []


@pytest.mark.parametrize("head", [SOUND, "files: van-ban.pdf"])
def test_without_text_and_file_there_is_nothing_to_read(tmp_path: Path, head: str) -> None:
    ((_, line, said),) = told(tmp_path, head, body="")
    assert (line, "bài không có nội dung" in said) == (1, True)
    assert ("khóa “files”" in said) is (head == SOUND)


def test_a_document_is_held_once(tmp_path: Path) -> None:
    again = SOUND.replace("374/QĐ-UBND", "374/Q\u00d0 -UBND")
    ((path, line, said),) = told(tmp_path, SOUND, again)
    assert (path, line) == ("1.md", 5)
    assert "Quyết định số 374/QĐ-UBND ngày 14/02/2011 đã có trong 0.md" in said


def test_another_of_its_number_and_year_has_the_day_in_its_address(tmp_path: Path) -> None:
    other = f"{SOUND}  issued: 2011-01-02\n"
    ((path, _, said),) = told(tmp_path, SOUND, other)
    assert path == "1.md"
    remedy = "slug: quyet-dinh-374-qd-ubnd-2011-01-02"
    assert f"thêm khóa “{remedy}”" in said
    assert told(tmp_path, SOUND, other + remedy) == []


KINDS = st.sampled_from(["Nghị định", "Quyết định", "Báo cáo", "Luật"])
SYMBOLS = st.from_regex(r"[A-ZĐƯ]{2,5}(-[A-ZĐƯ]{2,6}){0,2}", fullmatch=True)


DAYS = st.dates(date(1945, 9, 2), date(2099, 12, 31))


@given(KINDS, st.integers(1, 99999), st.sampled_from(["", "/2010"]), SYMBOLS, DAYS)
def test_a_held_document_is_the_one_that_texts_cite(
    kind: str, number: int, year: str, symbol: str, day: date
) -> None:
    signs = f"{number}{year}/{symbol}"
    legal_keys = f'legal:\n  kind: {kind}\n  number: "{signs}"\n'
    node = read_yaml("a.md", f"date: {day.isoformat()}\n{legal_keys}")
    assert isinstance(node, Keys)
    legal = read_legal(node)
    assert legal
    (mention,) = mentions(f"{kind} số {signs} ngày {day.day}/{day.month}/{day.year}")
    cited = Act.of(mention.citation)
    assert (legal.act.identity, legal.act.slug) == (cited.identity, cited.slug)
