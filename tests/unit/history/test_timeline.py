"""What the articles tell, put in order: years, gaps, documents."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from samples import document

from portal.acts import Citation
from portal.history import Event, Link, Reference, When, read_events, timeline
from portal.sources import Document, Renderer
from portal.vietnamese import Moment

DECISION = Citation("Quyết định", "747", "QĐ-UB", None, Moment(1994, 9, 28))


def no_page(path: str, citation: Citation) -> str:
    del path, citation
    return ""


def read(markdown: str, about: Document) -> tuple[Event, ...]:
    html, _ = Renderer().render(markdown, editorial=False)
    (events,) = read_events([(about, html)])
    return events


def test_an_item_becomes_an_event_with_its_sentence_and_the_documents_it_cites() -> None:
    text = """\
- Ngày 09/9/1994, Đại hội lần thứ nhất, được công nhận tại Quyết định
  số 747/QĐ-UB ngày 28/9/1994. Sau đó có Quyết định số 1/QĐ-UB.
- Không có ngày.
"""
    (event,) = read(text, document("bài"))
    assert event == Event(
        When.parse("1994-09-09"),
        "Ngày 09/9/1994, Đại hội lần thứ nhất, được công nhận tại Quyết định số 747/QĐ-UB "
        "ngày 28/9/1994.",
        (Reference("Quyết định số 747/QĐ-UB ngày 28/9/1994", DECISION),),
        "su-kien-1994-09-09",
    )


def test_a_date_that_no_mark_can_go_around_leads_to_its_article() -> None:
    (event,) = read("- Ngày 0**9/9/1994, Đại hội** lần thứ nhất", document("bài"))
    assert event.when.edtf == "1994-09-09"
    assert event.id == ""


def test_an_editor_makes_an_article_an_event() -> None:
    said = (
        "Đại hội lần thứ nhất",
        "Quý I năm 2011 tốt",
        "Ngày 28/9/1994, theo Quyết định số 747/QĐ-UB",
    )
    events = read("Chữ.", document("bài", "2011-03-21T08:00+07:00", events=said))
    assert [(event.when.edtf, event.words, len(event.cited), event.id) for event in events] == [
        ("2011-03-21", said[0], 0, ""),
        ("2011-03-21", said[1], 0, ""),
        ("1994-09-28", said[2], 1, ""),
    ]


def test_events_stand_by_year_and_the_less_precise_first() -> None:
    def told(*dates: str) -> list[Event]:
        return [Event(When.parse(date), date, ()) for date in dates]

    documents = {name: document(name) for name in ("a", "b")}
    events = {
        "b": told("1994-09-09", "1994-09", "1992"),
        "a": told("2006-07-20/2006-07-21", "1994", "1994-01-01"),
    }
    years = timeline(events, documents, no_page)
    assert [(y.number, y.gap, [m.event.words for m in y.milestones]) for y in years] == [
        (1992, 0, ["1992"]),
        (1994, 2, ["1994", "1994-01-01", "1994-09", "1994-09-09"]),
        (2006, 12, ["2006-07-20/2006-07-21"]),
    ]
    assert years[0].milestones[0].title == "b"
    assert years[0].milestones[0].address == "bai-viet/2011/b.html"


def test_a_milestone_leads_to_the_documents_that_have_a_page() -> None:
    other = replace(DECISION, number="748")
    event = Event(When.parse("1994"), "…", (Reference("một", DECISION), Reference("hai", other)))
    addresses = {("a", DECISION): "van-ban/x.html", ("b", other): "van-ban/y.html"}

    def address(path: str, citation: Citation) -> str:
        return addresses.get((path, citation), "")

    (year,) = timeline({"a": [event]}, {"a": document("a")}, address)
    assert year.milestones[0].cited == (Link("một", "van-ban/x.html"), Link("hai", ""))


def test_without_events_there_is_no_timeline() -> None:
    assert timeline({}, {}, no_page) == ()


@given(st.lists(st.dates().filter(lambda day: day.year >= 1000), max_size=8))
def test_every_event_stands_once_and_time_runs_forward(days: list[object]) -> None:
    events = [Event(When.parse(str(day)), str(day), ()) for day in days]
    years = timeline({"a": events}, {"a": document("a")}, no_page)
    shown = [milestone.event.words for year in years for milestone in year.milestones]
    assert shown == sorted(map(str, days))
    assert all(later.gap == later.number - year.number > 0 for year, later in pairwise(years))
