"""Legal documents in a small site: links in the texts, the register, a page for each."""

from __future__ import annotations

from harness import Build, Outcome, article, the

BAI = "bai-viet/2011/bai-thu.html"
TEXT = "Theo Quyết định số 747/QĐ-UB ngày 28/9/1994 và Nghị định 67 của Chính phủ.\n\nHết."
SHORT = "- short: Nghị định 67\n  document: 67/2010/NĐ-CP\n  articles: tin\n  note: Là suy đoán.\n"


def listed(outcome: Outcome) -> list[list[str]]:
    """Return what the rows of the register say."""
    table = the(outcome.page("van-ban/index.html"), "main table")
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for row in table.select("tbody tr")
    ]


def test_a_citation_leads_to_the_page_of_its_document_and_back(site: Build) -> None:
    outcome = site({"tin/bai.md": article(TEXT)})
    body = the(outcome.page(BAI), "[itemprop=articleBody]")
    assert body.get_text(" ", strip=True).replace("\xa0", " ") == TEXT.replace("\n\n", " ")
    link = the(body, "a")
    assert link["href"] == "../../van-ban/quyet-dinh-747-qd-ub-1994.html"
    assert link.get_text().replace("\xa0", " ") == "Quyết định số 747/QĐ-UB ngày 28/9/1994"
    page = outcome.page("van-ban/quyet-dinh-747-qd-ub-1994.html")
    title = the(page, "h1").get_text().replace("\xa0", " ")
    assert title == "Quyết định số 747/QĐ-UB ngày 28/09/1994"
    quote = the(page, "blockquote")
    assert "Theo Quyết định số 747/QĐ-UB" in quote.get_text()
    assert the(quote, "a")["href"] == f"../{BAI}#{link['id']}"


def test_the_register_lists_every_document_and_what_it_knows_of_it(site: Build) -> None:
    outcome = site(
        {
            "tin/bai.md": article(TEXT),
            "khac.md": article(TEXT, title="Khác"),
            "data/van-ban-viet-tat.yaml": SHORT,
        }
    )
    assert listed(outcome) == [
        ["Nghị định số 67/2010/NĐ-CP", "Chính phủ", "2010", "1 bài"],
        ["Quyết định số 747/QĐ-UB", "Ủy ban nhân dân", "28/09/1994", "2 bài"],
    ]
    assert (outcome.output / "van-ban/van-ban.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Khác" in outcome.text("van-ban/van-ban.json")
    assert the(outcome.page(BAI), 'footer a[href$="van-ban/index.html"]')


def test_documents_of_two_provinces_are_two_and_the_home_province_needs_no_name(
    site: Build,
) -> None:
    number = "Quyết định số 02/2013/QĐ-UBND ngày 1/2/2013"
    outcome = site(
        {
            "mot.md": article(f"Theo {number} của UBND tỉnh Kiên Giang.", title="Một"),
            "hai.md": article(f"Theo {number}.", title="Hai"),
            "ba.md": article(f"Theo {number} của UBND tỉnh An Giang.", title="Ba"),
        }
    )
    assert listed(outcome) == [
        ["Quyết định số 02/2013/QĐ-UBND", "Ủy ban nhân dân", "01/02/2013", "2 bài"],
        ["Quyết định số 02/2013/QĐ-UBND", "Ủy ban nhân dân tỉnh An Giang", "01/02/2013", "1 bài"],
    ]
    page = outcome.page("van-ban/quyet-dinh-02-2013-qd-ubnd-tinh-an-giang.html")
    assert "(tỉnh An Giang)" in the(page, "h1").get_text().replace("\xa0", " ")


def test_an_inferred_document_says_so(site: Build) -> None:
    outcome = site({"tin/bai.md": article(TEXT), "data/van-ban-viet-tat.yaml": SHORT})
    text = the(outcome.page("van-ban/nghi-dinh-67-2010-nd-cp.html"), "main").get_text()
    assert "“Nghị định 67”" in text
    assert "Là suy đoán." in text.replace("\xa0", " ")


def test_without_citations_there_is_no_register(site: Build) -> None:
    outcome = site({"bai.md": article("Tỷ lệ 50/50.")})
    assert not [address for address in outcome.addresses if address.startswith("van-ban/")]
    assert "van-ban/" not in outcome.text("index.html")


def test_a_draft_cites_nothing(site: Build) -> None:
    outcome = site({"bai.md": article(), "nhap.md": article(TEXT, title="B", status="draft")})
    assert "van-ban/index.html" not in outcome.addresses


def test_a_wrong_short_form_stops_the_build(site: Build) -> None:
    outcome = site({"bai.md": article(), "data/van-ban-viet-tat.yaml": "- short: Nghị định 67\n"})
    assert outcome.status == 1
    (finding,) = outcome.findings
    assert finding.startswith("data/van-ban-viet-tat.yaml:1: mục thiếu khóa “document”; ")
