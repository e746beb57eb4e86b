"""The register of what articles cite, and its files."""

from __future__ import annotations

import csv
import io
import json

import pytest
from samples import document

from portal.acts import mentions
from portal.documents import (
    Linker,
    Register,
    Row,
    as_csv,
    as_json,
    cited_in,
    make_register,
)
from portal.sources import ShortForm, annotated
from portal.vietnamese import slug

FORMS = (ShortForm("Nghị định 67", "67/2010/NĐ-CP", (), "Suy đoán"),)
NEW = (
    "<p>Theo Nghị định 67 của Chính phủ. Và Quyết định 747/QĐ-UB ngày 28/9/1994.</p>"
    "<p>Thông tư 5 của Bộ.</p>"
)
OLD = (
    "<p>Nghị định 67/2010/NĐ-CP ngày 15/9/2010; lại Nghị định số 67/2010/NĐ-CP.</p>"
    "<p>Chỉ thị 20-CT/TW</p>"
)


def register(**texts: str) -> Register:
    """Return the register of articles by name, newest first."""
    articles = [(document(name), html) for name, html in texts.items()]
    found = dict(zip((one.path for one, _ in articles), cited_in(articles), strict=True))
    return make_register(found, {one.path: one for one, _ in articles}, FORMS, "Tỉnh Kiên Giang")


def rows(made: Register) -> list[Row]:
    return [record.row for record in made.records]


def test_each_document_is_listed_once_the_latest_first() -> None:
    assert [(row.act.name, row.articles) for row in rows(register(new=NEW, old=OLD))] == [
        ("Nghị định số 67/2010/NĐ-CP", 2),
        ("Quyết định số 747/QĐ-UB ngày 28/09/1994", 1),
        ("Chỉ thị số 20-CT/TW", 1),
    ]


def test_a_document_has_the_sentences_that_cite_it_and_the_days_they_give() -> None:
    decree = register(new=NEW, old=OLD).records[0]
    assert [date.iso for date in decree.row.dates] == ["2010-09-15"]
    assert [(form.short, form.note) for form in decree.inferred] == [("Nghị định 67", "Suy đoán")]
    assert [
        (citing.document.title, quote.sentence, quote.anchor)
        for citing in decree.citing
        for quote in citing.quotes
    ] == [
        ("new", "Theo Nghị định 67 của Chính phủ.", "van-ban.1"),
        ("old", "Nghị định 67/2010/NĐ-CP ngày 15/9/2010;", "van-ban.1"),
        ("old", "lại Nghị định số 67/2010/NĐ-CP.", "van-ban.2"),
    ]


def test_citations_lead_to_the_pages_of_their_documents_and_others_nowhere() -> None:
    linker = Linker(register(new=NEW).links["new.md"])
    assert annotated(NEW, [linker], "../..") == (
        '<p>Theo <a href="../../van-ban/nghi-dinh-67-2010-nd-cp.html" id="van-ban.1">'
        "Nghị định 67</a> của Chính phủ. "
        'Và <a href="../../van-ban/quyet-dinh-747-qd-ub-1994.html" id="van-ban.2">'
        "Quyết định 747/QĐ-UB ngày 28/9/1994</a>.</p><p>Thông tư 5 của Bộ.</p>"
    )


@pytest.mark.parametrize("other", [OLD, OLD.replace("67", "68"), "<p>Chữ.</p>"])
def test_an_article_shows_nothing_of_what_others_cite(other: str) -> None:
    alone, among = register(new=NEW), register(new=NEW, old=other)
    assert Linker(alone.links["new.md"]).mark == Linker(among.links["new.md"]).mark


def test_two_of_a_number_in_one_year_are_told_apart_by_the_day() -> None:
    text = "<p>Quyết định 2/QĐ-UB ngày 1/2/1994 và Quyết định 2/QĐ-UB ngày 3/4/1994</p>"
    assert [row.address for row in rows(register(new=text))] == [
        "van-ban/quyet-dinh-02-qd-ub-1994-04-03.html",
        "van-ban/quyet-dinh-02-qd-ub-1994-02-01.html",
    ]


def test_spellings_of_one_document_are_one() -> None:
    text = "<p>QUYẾT ĐỊNH SỐ 2/Q\u00d0 -UB và Quyết định 02/QĐ-UB</p>"
    (record,) = register(new=text).records
    assert len(record.citing[0].quotes) == 2


DECISION = "Quyết định 2/2013/QĐ-UBND"


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        # Documents of two provinces are two, and those of one are one.
        ("của UBND tỉnh An Giang", "của UBND tỉnh Cà Mau", ["An Giang", "Cà Mau"]),
        ("của UBND tỉnh An Giang", "của Ủy ban nhân dân tỉnh An Giang", ["An Giang"]),
        # The own place is told by no name: whoever names it means the same document.
        ("", "của UBND tỉnh Kiên Giang", [""]),
        ("của UBND tỉnh", "của UBND tỉnh Kiên Giang", [""]),
        ("", "của UBND tỉnh An Giang", ["", "An Giang"]),
        # Within an article a place holds for the document, told again or before.
        (f"của UBND tỉnh An Giang và {DECISION}", "của UBND tỉnh An Giang", ["An Giang"]),
        (f"và {DECISION} ngày 1/2/2013 của UBND tỉnh An Giang", "", ["An Giang", ""]),
        # … unless it tells two.
        (
            f"và {DECISION} của UBND tỉnh An Giang, {DECISION} của UBND tỉnh Cà Mau",
            "của UBND tỉnh An Giang",
            ["", "An Giang", "Cà Mau"],
        ),
        (
            f"và {DECISION} của UBND tỉnh An Giang, {DECISION} của UBND tỉnh Kiên Giang",
            "của UBND tỉnh An Giang",
            ["", "An Giang"],
        ),
    ],
)
def test_documents_are_told_apart_by_their_province(one: str, other: str, names: list[str]) -> None:
    made = register(one=f"<p>{DECISION} {one}</p>", other=f"<p>{DECISION} {other}</p>")
    assert [row.act.place.removeprefix("tỉnh ") for row in rows(made)] == names
    ends = [f"-{slug(f'tỉnh {name}')}" if name else "" for name in names]
    stem = "van-ban/quyet-dinh-02-2013-qd-ubnd"
    assert [row.address for row in rows(made)] == [f"{stem}{end}.html" for end in ends]


def test_a_sentence_that_is_cut_within_a_place_leads_to_its_document() -> None:
    made = register(one=f"<p>{DECISION} của UBND TP. Cần Thơ</p>")
    (cut,) = mentions(f"{DECISION} của UBND TP.")
    assert made.address("one.md", cut.citation) == made.records[0].row.address


def test_nothing_cited_makes_no_register() -> None:
    assert register(new="<p>Chữ.</p>") == Register((), {})


def test_the_table_opens_in_spreadsheets_and_holds_every_document() -> None:
    made = register(new=NEW, old=OLD)
    data = as_csv(made)
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head[:2] == ["Hình thức", "Số ký hiệu"]
    assert [line[1] for line in lines] == ["67/2010/NĐ-CP", "747/QĐ-UB", "20-CT/TW"]
    told = dict(zip(head, lines[2], strict=True))
    assert {name: value for name, value in told.items() if value} == {
        "Hình thức": "Chỉ thị",
        "Số ký hiệu": "20-CT/TW",
        "Cơ quan ban hành": "Trung ương Đảng",
        "Số bài nhắc đến": "1",
        "Trang": rows(made)[2].address,
        "Toàn văn": "không",
    }


def test_machines_read_what_pages_show() -> None:
    decree, *_ = json.loads(as_json(register(new=NEW, old=OLD)))
    assert decree["dates"] == ["2010-09-15"]
    assert decree["notes"] == ["Suy đoán"]
    assert [citing["title"] for citing in decree["cited_by"]] == ["new", "old"]


def test_a_sentence_is_read_without_tags() -> None:
    ((cited,),) = cited_in([(document("a"), "<p>Một <em>Nghị</em> định số 67 &amp; hai.</p>")])
    assert cited.sentence == "Một Nghị định số 67 & hai."
