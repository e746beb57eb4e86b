"""The archived text is evidence: not a letter, digit or mark is added, dropped or changed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from harness import PROJECT, the

ORIGINALS = PROJECT / "content" / "originals"

ARTICLES = [
    pytest.param(
        "2011-bao-cao-quy-I.txt", "A. KẾT QUẢ THỰC HIỆN", "[Trở về]", "2011", id="2011-report"
    ),
    pytest.param(
        "2018-qua-trinh-hinh-thanh.txt", "1. Tóm tắt", "Nguyễn Quí", "2018", id="2018-history"
    ),
]
ADDRESSES = {
    "2011": "ket-qua-thuc-hien-nhiem-vu-quy-i-va-chuong-trinh-cong-tac-quy-ii-nam-2011.html",
    "2018": "qua-trinh-hinh-thanh-va-phat-trien-lien-minh-htx-tinh-kien-giang.html",
}
SLIPS = ["Ngân hành Đầu tư", "bộ nhiệm lại", "nãm 2017", "Khen thương"]


def words(text: str) -> list[str]:
    """Cut a text at white space, no-break spaces included."""
    return text.replace("\u00a0", " ").split()


def original_body(name: str, begin: str, end: str) -> str:
    """Return what stands between two marks of a dump, without the list markers of its lines."""
    dump = (ORIGINALS / name).read_text(encoding="utf-8")
    body = dump[dump.index(begin) : dump.rindex(end)]
    return re.sub(r"^\s*- ", "", body, flags=re.MULTILINE)


def article_page(portal: Path, year: str) -> BeautifulSoup:
    path = portal / "bai-viet" / year / ADDRESSES[year]
    return BeautifulSoup(path.read_bytes(), "html.parser")


@pytest.mark.parametrize(("name", "begin", "end", "year"), ARTICLES)
def test_the_text_is_the_originals(
    portal: Path, name: str, begin: str, end: str, year: str
) -> None:
    body = the(article_page(portal, year), "[itemprop=articleBody]")
    assert words(body.get_text()) == words(original_body(name, begin, end))


@pytest.mark.parametrize("slip", SLIPS)
def test_slips_are_kept(portal: Path, slip: str) -> None:
    texts = (" ".join(words(article_page(portal, year).get_text())) for year in ("2011", "2018"))
    assert any(slip in text for text in texts)


def test_each_slip_has_a_note_outside_of_the_text(portal: Path) -> None:
    noted = []
    for year in ("2011", "2018"):
        page = article_page(portal, year)
        for link in page.select("[itemprop=articleBody] a.noted"):
            note = the(page, str(link["href"]))
            assert "có lẽ là" in note.get_text()
            assert not note.find_parent(attrs={"itemprop": "articleBody"})
            noted.append(" ".join(words(link.get_text())))
    assert sorted(noted) == sorted(SLIPS)


@pytest.mark.parametrize(("name", "begin", "end", "year"), ARTICLES)
def test_the_page_leads_to_the_untouched_capture(
    portal: Path, name: str, begin: str, end: str, year: str
) -> None:
    del begin, end
    raw = (ORIGINALS / name).read_bytes()
    copy = portal / "originals" / name.lower()
    assert copy.read_bytes() == raw
    page = article_page(portal, year)
    assert any(str(a["href"]).endswith(f"originals/{name.lower()}") for a in page.select("main a"))
    assert hashlib.sha256(raw).hexdigest() in page.get_text()


def test_the_report_nests_its_nine_headings(portal: Path) -> None:
    body = the(article_page(portal, "2011"), "[itemprop=articleBody]")
    assert [(h.name, h.get_text().split()[0]) for h in body.select("h2, h3, h4, h5, h6")] == [
        ("h2", "A."),
        ("h3", "I."),
        ("h3", "II."),
        ("h4", "1."),
        ("h4", "2."),
        ("h4", "3."),
        ("h4", "4."),
        ("h4", "5."),
        ("h2", "B."),
    ]
    assert the(body, "h2:first-of-type")["id"] == "a-ket-qua-thuc-hien-nhiem-vu-quy-i-nam-2011"


def test_the_history_has_two_headings(portal: Path) -> None:
    body = the(article_page(portal, "2018"), "[itemprop=articleBody]")
    assert [(h.name, h.get_text()[:2]) for h in body.select("h2, h3, h4")] == [
        ("h2", "1."),
        ("h2", "2."),
    ]


def test_what_is_unknown_is_said(portal: Path) -> None:
    page = article_page(portal, "2011")
    rows = {
        dt.get_text(strip=True): dd.get_text(strip=True)
        for dt in page.select("dl dt")
        if isinstance(dd := dt.find_next_sibling("dd"), type(dt))
    }
    assert rows["Địa chỉ gốc"] == "không rõ"
    assert rows["Ngày lưu"] == "không rõ"
