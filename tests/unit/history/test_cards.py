"""Cards of figures: their ids, their places in the text, the few on the home page."""

from __future__ import annotations

from samples import document

from portal.history import FigureMarks, cards, key_cards
from portal.sources import Figure, annotated

MEMBERS = Figure("1.943", "thành viên", "cho 1.943 thành viên")
LENT = Figure("97 tỷ", "cho vay", "vay 97 tỷ")


def test_each_figure_has_an_id_in_the_text() -> None:
    marks = FigureMarks(cards(document("A", figures=(MEMBERS, LENT))))
    assert annotated("<p>Cho 1.943; cho 1.943 thành viên vay <b>97</b> tỷ.</p>", [marks], "") == (
        '<p>Cho 1.943; cho <span class="figure" id="so_1">1.943</span> thành viên vay '
        '<span class="figure" id="so_2"><b>97</b> tỷ</span>.</p>'
    )


def test_a_figure_that_the_text_lacks_is_not_marked() -> None:
    marks = FigureMarks(cards(document("A", figures=(MEMBERS,))))
    assert annotated("<p>Không.</p>", [marks], "") == "<p>Không.</p>"


def test_marks_differ_where_figures_do() -> None:
    one, other = (FigureMarks(cards(document("A", figures=(f,)))) for f in (MEMBERS, LENT))
    same = FigureMarks(cards(document("B", date="1999", figures=(MEMBERS,))))
    assert one.mark == same.mark != other.mark


def test_the_home_page_has_a_few_of_each_article_in_their_order() -> None:
    articles = [document(title, figures=(MEMBERS, LENT) * 2) for title in "ABC"]
    found = [(card.article.title, card.anchor) for card in key_cards(articles)]
    assert found == [(title, f"so_{n}") for title in "AB" for n in (1, 2, 3)]
    assert key_cards([document("A")]) == ()
