"""Figures as a reader meets them, and as an editor is told of them."""

from __future__ import annotations

from harness import Build, article, the

FIGURES = """
  - value: 186 HTX
    label: toàn tỉnh
    quote: có 186 HTX"""
ADDRESS = "bai-viet/2011/bai-thu.html"


def test_cards_lead_to_the_figures_place_in_the_text(site: Build) -> None:
    outcome = site({"bai.md": article("Nay có 186 HTX.", figures=FIGURES)})
    assert outcome.status == 0, outcome.said
    page = outcome.page(ADDRESS)
    assert the(page, "[itemprop=articleBody] #so_1").get_text() == "186\u00a0HTX"
    card = the(page, ".cards a")
    assert card["href"] == "#so_1"
    assert card.find_parent(itemprop="articleBody") is None
    at_home = the(outcome.page("index.html"), ".cards li")
    assert the(at_home, "a")["href"] == f"./{ADDRESS}#so_1"
    assert " ".join(at_home.get_text().split()) == "186 HTX toàn tỉnh 21/03/2011 Bài thử"


def test_the_newest_articles_figures_come_first(site: Build) -> None:
    outcome = site(
        {
            "cu.md": article("Nay có 186 HTX.", title="Cũ", date="1992", figures=FIGURES),
            "moi.md": article("Nay có 186 HTX.", title="Mới", figures=FIGURES),
        }
    )
    home = outcome.page("index.html")
    assert [a["href"] for a in home.select(".cards a")] == [
        "./bai-viet/2011/moi.html#so_1",
        "./bai-viet/1992/cu.html#so_1",
    ]


def test_words_that_the_text_lacks_stop_the_build(site: Build) -> None:
    outcome = site({"bai.md": article("Nay có 187 HTX.", figures=FIGURES)})
    assert outcome.status == 1
    assert outcome.findings == [
        "bai.md:8: câu trích “có 186 HTX” không có trong bài; có phải ý bạn là “có 187 HTX”?"
    ]


def test_without_figures_there_are_no_cards(site: Build) -> None:
    outcome = site({"bai.md": article()})
    assert not outcome.page("index.html").select(".cards")
    assert not outcome.page(ADDRESS).select(".cards")


TABLE = "\ufeffNăm;Số HTX\r\n2010;184\r\n2011;1.186,5\r\n"
CHART = "Trước.\n\n[Biểu đồ cột: Số hợp tác xã](<../data/Số HTX.csv>)\n\nSau."


def test_a_chart_is_drawn_where_its_link_stands(site: Build) -> None:
    outcome = site({"tin/bai.md": article(CHART), "data/Số HTX.csv": TABLE})
    assert outcome.status == 0, outcome.said
    figure = the(outcome.page(ADDRESS), "[itemprop=articleBody] > figure.chart")
    assert the(figure, "figcaption").get_text().replace("\u00a0", " ") == "Số hợp tác xã"
    drawing = the(figure, "svg[role=img]")
    named = [
        the(drawing, f"#{name}").get_text() for name in str(drawing["aria-labelledby"]).split()
    ]
    assert "cao nhất 1.186,5 (2011)" in named[1]
    cells = [cell.get_text() for cell in the(figure, "details table").select("td")]
    assert cells == ["184", "1.186,5"]
    assert the(figure, "details a")["href"] == "../../data/so-htx.csv"
    assert outcome.text("data/so-htx.csv").startswith("\ufeffNăm")


def test_a_page_has_charts_too(site: Build) -> None:
    page = f"---\ntitle: Trang\n---\n\n{CHART}"
    outcome = site({"bai.md": article(), "pages/trang.md": page, "data/Số HTX.csv": TABLE})
    assert the(outcome.page("trang.html"), "figure.chart svg")


def test_a_table_that_changes_changes_the_chart(site: Build) -> None:
    site({"tin/bai.md": article(CHART), "data/Số HTX.csv": TABLE})
    outcome = site({"data/Số HTX.csv": TABLE.replace("184", "185")})
    assert '<td class="right">185</td>' in outcome.text(ADDRESS)


def test_a_bad_table_stops_the_build(site: Build) -> None:
    outcome = site({"tin/bai.md": article(CHART), "data/Số HTX.csv": "Năm;A;B\n2011;1;hai\n"})
    assert outcome.status == 1
    (finding,) = outcome.findings
    assert finding.startswith("data/Số HTX.csv:2: cột 3: “hai” không phải là số; ")


def test_a_table_that_is_not_there_is_told(site: Build) -> None:
    outcome = site({"tin/bai.md": article(CHART)})
    assert outcome.status == 1
    assert "không dẫn đến tệp nào" in outcome.findings[0]


def test_a_table_without_a_chart_may_be_any_file(site: Build) -> None:
    outcome = site({"tin/bai.md": article("[Tải](../data/x.csv)"), "data/x.csv": "a;b;c\nd\n"})
    assert outcome.status == 0, outcome.said
