"""Documents that articles hold: one record each, joined with what cites and replaces them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from samples import CENTRAL, DOCUMENTS, LOCAL, MENU, document

from portal.acts import Act, read_citation
from portal.documents import (
    Amount,
    Record,
    Register,
    Share,
    as_csv,
    as_json,
    cited_in,
    make_register,
    register_pages,
    with_shares,
)
from portal.menus import SitePage, make_site, site_pages
from portal.sources import Attachment, Document, Edition, Entry, Legal, Menu
from portal.vietnamese import Moment

DECISION = "Quyết định số 374/QĐ-UBND ngày 9/2/2011"
OLDER = "Quyết định số 02/QĐ-UBND ngày 28/1/2002"


def act(text: str) -> Act:
    found = read_citation(text)
    assert found
    return Act.of(found)


def holding(title: str, text: str, **said: object) -> Document:
    """Return an article that holds the document that a text names, with its day."""
    named = read_citation(text)
    assert named
    assert named.date
    legal = Legal(Act.of(named), named.date, **said)  # type: ignore[arg-type]  # as each test says
    pdf = Attachment("a.pdf", "a.pdf", "files/a.pdf", 1000)
    return replace(document(title, legal=legal, files=(pdf,)), slug=legal.act.slug)


def register(*articles: tuple[Document, str]) -> Register:
    """Return the register of articles with their texts, newest first."""
    found = cited_in([(one, f"<p>{text}</p>") for one, text in articles])
    paths = [one.path for one, _ in articles]
    by_path = dict(zip(paths, (one for one, _ in articles), strict=True))
    return make_register(dict(zip(paths, found, strict=True)), by_path, ())


def record(made: Register, name: str) -> Record:
    (found,) = (one for one in made.records if one.row.act.identity == act(name).identity)
    return found


def test_a_citation_leads_to_the_article_that_holds_the_document() -> None:
    held = holding("giu", DECISION, abstract="Về A")
    made = register((document("tin"), f"Theo {DECISION}."), (held, "Chữ."))
    (one,) = made.records
    assert one.row.held
    assert (one.row.held.about, one.row.address) == ("Về A", held.address)
    assert [citing.document.title for citing in one.citing] == ["tin"]
    assert list(made.links["tin.md"].values()) == [held.address]
    assert made.held == {"giu.md": one}


def test_its_day_is_what_its_editor_says() -> None:
    held = holding("giu", "Nghị định 67/2010/NĐ-CP ngày 15/9/2010")
    made = register((document("tin"), "Nghị định 67/2010/NĐ-CP ngày 16/9/2010"), (held, ""))
    assert made.records[0].row.dates == (Moment(2010, 9, 15),)


@pytest.mark.parametrize("own", [DECISION, "Quyết định số 374/QĐ-UBND", "Số: 374/QĐ-UBND"])
def test_a_document_does_not_cite_itself(own: str) -> None:
    made = register((holding("giu", DECISION), f"{own} thay thế {OLDER}."))
    assert len(made.records) == 2
    assert record(made, DECISION).citing == ()
    assert [citing.document.title for citing in record(made, OLDER).citing] == ["giu"]


def test_elsewhere_a_number_without_its_day_is_no_held_document() -> None:
    made = register((document("tin"), "Quyết định số 374/QĐ-UBND"), (holding("giu", DECISION), ""))
    assert len(made.records) == 2


def test_a_held_document_keeps_its_address_beside_another_of_its_year() -> None:
    other = "Quyết định số 374/QĐ-UBND ngày 1/3/2011"
    made = register((document("tin"), other), (holding("giu", DECISION), ""))
    assert record(made, DECISION).row.address == holding("giu", DECISION).address
    assert record(made, other).row.address == "van-ban/quyet-dinh-374-qd-ubnd-2011-03-01.html"


def test_both_sides_tell_which_replaces_which() -> None:
    new = holding("moi", DECISION, replaces=(act(OLDER), act("Luật số 1/2001/QH10")))
    made = register((document("tin"), f"{OLDER}."), (new, ""))
    assert record(made, DECISION).replaces == (
        ("Luật số 01/2001/QH10", ""),  # neither held nor cited: it has no page
        ("Quyết định số 02/QĐ-UBND ngày 28/01/2002", record(made, OLDER).row.address),
    )
    assert [other.address for other in record(made, OLDER).replaced_by] == [new.address]


def test_said_on_both_sides_it_is_shown_once() -> None:
    new = holding("moi", DECISION, replaces=(act(OLDER),))
    old = holding("cu", OLDER, replaced_by=(act(DECISION),))
    made = register((new, ""), (old, ""))
    assert [other.address for other in record(made, DECISION).replaces] == [old.address]
    assert [other.address for other in record(made, OLDER).replaced_by] == [new.address]
    assert record(made, DECISION).replaced_by == ()


def many(count: int) -> list[tuple[Document, str]]:
    return [(document(f"t{n}", f"{2030 - n // 10}-01-01"), OLDER) for n in range(count)]


@pytest.mark.parametrize(("count", "shown", "years"), [(1, 1, 0), (20, 20, 0), (25, 20, 3)])
def test_many_articles_are_on_pages_by_year(count: int, shown: int, years: int) -> None:
    one = record(register(*many(count)), OLDER)
    assert (len(one.newest), len(one.years)) == (shown, years)
    listed = [citing for group in one.by_year.values() for citing in group]
    assert listed == (list(one.citing) if years else [])


def test_year_pages_lie_below_the_documents_page() -> None:
    pages = {page.address: page for page in register_pages(register(*many(25)))}
    below = "van-ban/quyet-dinh-02-qd-ubnd-2002"
    assert {f"{below}.html", f"{below}/2030.html", f"{below}/2028.html"} <= pages.keys()
    year = pages[f"{below}/2028.html"]
    assert len(year.variables["citing"]) == 5
    assert year.variables["place"].branch.up.address == f"{below}.html"


def test_a_held_document_has_no_second_page() -> None:
    pages = register_pages(register((holding("giu", DECISION), "")))
    assert [page.address for page in pages] == ["van-ban/index.html"]


def test_an_older_article_more_leaves_the_first_page_but_for_its_years() -> None:
    before, after = (record(register(*many(count)), OLDER) for count in (24, 25))
    assert before.newest == after.newest
    assert before.mark != after.mark


def test_spreadsheets_and_machines_get_what_editors_say() -> None:
    held = holding(
        "giu",
        DECISION,
        issuer="Ủy ban A",
        abstract="Về A",
        effective=Moment(2011, 3, 1),
        state="còn hiệu lực",
        replaces=(act(OLDER),),
    )
    made = register((held, f"Thay {OLDER}."))
    head, first, second = csv.reader(io.StringIO(as_csv(made).decode("utf-8-sig"), newline=""))
    told = dict(zip(head, first, strict=True))
    assert told["Cơ quan ban hành"] == "Ủy ban A"
    assert told["Trích yếu"] == "Về A"
    assert told["Ngày có hiệu lực"] == "2011-03-01"
    assert told["Tình trạng"] == "còn hiệu lực"
    assert told["Thay thế"] == "Quyết định số 02/QĐ-UBND ngày 28/01/2002"
    assert (told["Toàn văn"], told["Tệp"]) == ("có", "files/a.pdf")
    other = dict(zip(head, second, strict=True))
    assert other["Bị thay thế bởi"] == "Quyết định số 374/QĐ-UBND ngày 09/02/2011"
    new, old = json.loads(as_json(made))
    assert new["held"]["files"] == [{"address": "files/a.pdf", "bytes": 1000}]
    assert old["held"] is None
    assert old["replaced_by"] == [
        {"name": "Quyết định số 374/QĐ-UBND ngày 09/02/2011", "address": held.address}
    ]


SHARED = Menu(
    (
        Edition(
            "2011",
            "Một",
            (
                Entry(
                    "van-ban",
                    "VĂN BẢN",
                    children=(
                        Entry("tw", "Trung ương", documents="central"),
                        Entry("dp", "Địa phương", documents="local"),
                        Entry("dp-2", "Địa phương nữa", documents="local"),
                        Entry("dv", "Đơn vị", documents="own"),
                    ),
                ),
                Entry("tin-tuc", "Tin tức"),
            ),
            1,
        ),
    )
)


def shares(made: Register, menu: Menu) -> dict[str, Share | None]:
    pages = with_shares(site_pages(make_site(menu, [], [])), made)
    return {
        page.variables["entry"].id: page.variables["share"]
        for page in pages
        if page.template == "category"
    }


def test_an_entry_shows_the_documents_of_its_level_and_its_parent_counts_them() -> None:
    text = f"{OLDER}, {DECISION}, Nghị định số 67/2010/NĐ-CP, Quyết định số 5/QĐ-XYZ"
    found = shares(register((document("tin"), text), (holding("giu", DECISION), "")), SHARED)
    central, local, parent = found["tw"], found["dp"], found["van-ban"]
    assert central
    assert local
    assert parent
    assert [row.act.signs for row in central.rows] == ["67/2010/NĐ-CP"]
    assert [row.act.signs for row in local.rows] == ["374/QĐ-UBND", "02/QĐ-UBND"]
    assert (local.own, local.amount) == (Amount(2, 1), Amount(2, 1))
    assert (parent.rows, parent.own, parent.amount) == ((), Amount(), Amount(3, 1))
    assert parent.below["tw"] == Amount(1, 0)
    assert found["dv"] is None
    assert found["tin-tuc"] is None


def test_without_the_key_entries_show_none() -> None:
    found = shares(register((document("tin"), OLDER)), MENU)
    assert {DOCUMENTS.id, CENTRAL.id, LOCAL.id} <= found.keys()
    assert not any(found.values())


def test_other_pages_stay_as_they_are() -> None:
    pages = (SitePage("a.html", "year", {"year": 2011}),)
    assert tuple(with_shares(pages, register((document("tin"), OLDER)))) == pages
