"""Abbreviations and notes on the text, as a reader of a small site meets them."""

from __future__ import annotations

import pytest
from harness import Build, article, the

BAI = "bai-viet/2011/bai-thu.html"
LIST = "HTX: hợp tác xã\nQĐ: quyết định\nDN: doanh nghiệp\nCT:\n  Tin tức: chỉ thị\n"


def test_the_first_use_in_each_article_is_explained(site: Build) -> None:
    outcome = site(
        {
            "data/viet-tat.yaml": LIST,
            "a.md": article("HTX và HTX, theo số 747/QĐ-UB. CT."),
            "b.md": article("CT của HTX.", title="Hai", category="Hoạt động"),
        }
    )
    body = the(outcome.page(BAI), "[itemprop=articleBody]")
    assert [(a.get_text(), a["title"]) for a in body.select("abbr")] == [
        ("HTX", "hợp tác xã"),
        ("CT", "chỉ thị"),
    ]
    assert body.get_text().split() == ["HTX", "và", "HTX,", "theo", "số", "747/QĐ-UB.", "CT."]
    other = the(outcome.page("bai-viet/2011/hai.html"), "[itemprop=articleBody]")
    assert [a.get_text() for a in other.select("abbr")] == ["HTX"]
    assert "Chữ viết tắt: CT (chỉ thị), HTX (hợp tác xã), QĐ (quyết định)." in (
        outcome.page(BAI).get_text()
    )


def test_an_abbreviation_in_a_citation_is_explained_where_it_stands_next(site: Build) -> None:
    text = "Luật HTX số 17/2023/QH15 về HTX."
    outcome = site({"data/viet-tat.yaml": LIST, "a.md": article(text)})
    body = the(outcome.page(BAI), "[itemprop=articleBody]")
    assert body.get_text().replace("\xa0", " ").strip() == text
    assert the(body, "abbr").get_text() == "HTX"
    assert not body.select("a abbr")


def test_the_glossary_tells_how_often_and_where(site: Build) -> None:
    outcome = site(
        {
            "data/viet-tat.yaml": LIST,
            "a.md": article("HTX và HTX."),
            "b.md": article("HTX số 747/QĐ-UB.", title="Hai", date="2012-01-01"),
        }
    )
    glossary = the(outcome.page("viet-tat.html"), "dl.glossary")
    assert [dt.get_text() for dt in glossary.select("dt")] == ["CT", "DN", "HTX", "QĐ"]
    ct, dn, htx, qd = (" ".join(div.get_text().split()) for div in glossary.select("div"))
    assert ct == "CT chỉ thị trong chuyên mục Tin tức Chưa gặp trong bài nào."
    assert dn == "DN doanh nghiệp Chưa gặp trong bài nào."
    assert htx == (
        "HTX hợp tác xã 3 lần; có trong 2 bài: Hai 01/01/2012 · 1 lần Bài thử 21/03/2011 · 2 lần"
    )
    assert qd == "QĐ quyết định Hai 01/01/2012 · 1 lần, trong số ký hiệu văn bản"
    links = [a["href"] for a in glossary.select("li a")]
    assert links[:2] == ["./bai-viet/2012/hai.html", f"./{BAI}"]


@pytest.mark.parametrize(("files", "there"), [({"data/viet-tat.yaml": LIST}, True), ({}, False)])
def test_pages_link_to_a_glossary_where_there_is_one(
    site: Build, files: dict[str, str], there: bool
) -> None:
    outcome = site({"a.md": article("HTX"), **files})
    assert ("viet-tat.html" in outcome.addresses) is there
    for address in ("index.html", BAI, "so-do.html"):
        links = [str(a["href"]) for a in outcome.page(address).select("footer a[href]")]
        assert any(link.endswith("viet-tat.html") for link in links) is there


def test_a_wrong_list_stops_the_build(site: Build) -> None:
    outcome = site({"data/viet-tat.yaml": "HTX: hợp tác xã\nTP.: thành phố\n", "a.md": article()})
    assert outcome.status == 1
    (finding,) = outcome.findings
    assert finding.startswith("data/viet-tat.yaml:2: chữ viết tắt “TP.” không dùng được")


NOTED = article("Tại Ngân hành Đầu tư.", text_notes="\n  Ngân hành: có lẽ là “Ngân hàng”.")


def test_a_note_stands_outside_of_the_text_and_they_lead_to_each_other(site: Build) -> None:
    page = site({"a.md": NOTED}).page(BAI)
    words = the(page, "[itemprop=articleBody] a.noted")
    assert words.get_text() == "Ngân hành"
    body = the(page, "[itemprop=articleBody]")
    assert body.get_text().split() == ["Tại", "Ngân", "hành", "Đầu", "tư."]
    note = the(page, str(words["href"]))
    assert " ".join(note.get_text().split()) == "“Ngân hành” – có lẽ là “Ngân hàng”. ↩"
    assert the(note, "a")["href"] == f"#{words['id']}"


def test_a_note_goes_before_other_marks(site: Build) -> None:
    noted = article("Các HTX.", text_notes="\n  Các HTX: hai hợp tác xã.")
    body = the(site({"a.md": noted, "data/viet-tat.yaml": LIST}).page(BAI), ".prose")
    assert [tag.name for tag in body.select("p *")] == ["a"]


@pytest.mark.parametrize(
    ("notes", "finding"),
    [
        ("\n  Ngân hàng: a", "a.md:6: bài không có chữ “Ngân hàng”; có phải ý bạn là “Ngân hành”?"),
        ("\n  Ngân hành:", "a.md:6: khóa “text_notes”: “Ngân hành” không có một lời"),
        (" chữ", "a.md:5: khóa “text_notes” không có khóa con"),
        ("\n  - chữ", "a.md:6: khóa “text_notes” không có khóa con"),
    ],
)
def test_a_wrong_note_is_told_with_its_line(site: Build, notes: str, finding: str) -> None:
    outcome = site({"a.md": article("Tại Ngân hành.", text_notes=notes)})
    assert outcome.status == 1
    assert [line[: len(finding)] for line in outcome.findings] == [finding]
