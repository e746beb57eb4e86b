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
