"""The timeline, as a reader finds it: on small sites, and on the real one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from harness import Build, article, the

PAGE = "lich-su.html"
HISTORY = "bai-viet/2018/qua-trinh-hinh-thanh-va-phat-trien-lien-minh-htx-tinh-kien-giang.html"

# Date, the words shown for it below its year, the decision; as the history of 2018 tells them.
MILESTONES = [
    ("1992", ["1992"], "Trong năm", None),
    ("1994", ["1994-09-09"], "Ngày 9 tháng 9", "số 747/QĐ-UB ngày 28/9/1994"),
    ("2001", ["2001-12-18"], "Ngày 18 tháng 12", "số 02/QĐ-UBND ngày 28/1/2002"),
    (
        "2006",
        ["2006-07-20", "2006-07-21"],
        "Ngày 20–21 tháng 7",
        "số 1385/QĐ-UBND ngày 29/8/2006",
    ),
    ("2010", ["2010-12"], "Tháng 12", "số 374/QĐ-UBND ngày 09/02/2011"),
    (
        "2016",
        ["2016-04-11", "2016-04-12"],
        "Ngày 11–12 tháng 4",
        "số 1189/QĐ-UBND ngày 20/5/2016",
    ),
]


def milestones(page: BeautifulSoup) -> list[Tag]:
    return page.select("ol.timeline > li > ol > li")


def text(element: Tag) -> str:
    return " ".join(element.get_text().split())


def year_of(milestone: Tag) -> str:
    year = milestone.find_parent("ol")
    assert year is not None
    return text(the(year.parent or year, "h2"))


def told(milestone: Tag) -> tuple[str, list[str], str, str | None]:
    cited = milestone.select(".cited")
    return (
        year_of(milestone),
        [str(time["datetime"]) for time in milestone.select("time")],
        text(the(milestone, ".when")),
        text(cited[0]).removeprefix("Quyết định ") if cited else None,
    )


def test_the_real_history_has_six_milestones_each_with_its_decision(portal: Path) -> None:
    page = BeautifulSoup((portal / PAGE).read_bytes(), "html.parser")
    assert [told(milestone) for milestone in milestones(page)] == MILESTONES


def test_each_decision_is_linked_to_its_page(portal: Path) -> None:
    page = BeautifulSoup((portal / PAGE).read_bytes(), "html.parser")
    links = page.select("ol.timeline .cited a")
    assert len(links) == len(MILESTONES) - 1
    for link in links:
        number = text(link).split()[3].partition("/")[0]
        document = BeautifulSoup((portal / str(link["href"])).read_bytes(), "html.parser")
        assert number in text(the(document, "h1"))


def test_each_milestone_leads_to_its_sentence(portal: Path) -> None:
    page = BeautifulSoup((portal / PAGE).read_bytes(), "html.parser")
    for milestone in milestones(page):
        link = the(milestone, ".said a")
        address, name = urldefrag(str(link["href"]))
        assert address == f"./{HISTORY}"
        target = BeautifulSoup((portal / address).read_bytes(), "html.parser")
        date = the(target, f"[itemprop=articleBody] li span[id='{name}']")
        item = date.find_parent("li")
        assert item is not None
        assert text(item) == text(link)


def test_ids_are_unique_in_every_page(portal: Path) -> None:
    for path in portal.rglob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), path


def test_every_page_leads_to_the_timeline(portal: Path) -> None:
    for path in portal.rglob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        assert page.select(f".footer a[href$='{PAGE}']"), path


def test_the_home_page_has_the_timeline_in_small(portal: Path) -> None:
    home = BeautifulSoup((portal / "index.html").read_bytes(), "html.parser")
    links = [str(link["href"]) for link in home.select(f".years a[href*='{PAGE}#']")]
    assert links == [f"./{PAGE}#nam-{year}" for year, *_ in MILESTONES]
    page = BeautifulSoup((portal / PAGE).read_bytes(), "html.parser")
    for link in links:
        assert the(page, f"#{urldefrag(link)[1]}").name == "h2"


def test_without_events_there_is_neither_page_nor_link(site: Build) -> None:
    outcome = site({"bai.md": article("Năm 1992, một đoạn văn.")})
    assert outcome.status == 0
    assert PAGE not in outcome.addresses
    assert PAGE not in outcome.text("index.html")
    assert PAGE not in outcome.text("so-do.html")


def test_an_editor_adds_events_and_articles_share_a_year(site: Build) -> None:
    outcome = site(
        {
            "a.md": article("- Tháng 12/2010, họp <b>một</b>", title="Một"),
            "b.md": article(title="Hai", date="2010-12-05", events="Khánh thành trụ sở"),
            "c.md": article(title="Ba", events="['Năm 1975, thành lập', 'Năm 2010, nhận cờ']"),
            "nhap.md": article("- Năm 1999, nháp", title="Nháp", status="draft"),
        }
    )
    assert outcome.status == 0, outcome.said
    page = outcome.page(PAGE)
    found = [
        (year_of(m), text(the(m, ".said a")), str(the(m, ".said a")["href"]))
        for m in milestones(page)
    ]
    assert found == [
        ("1975", "Năm 1975, thành lập", "./bai-viet/2011/ba.html"),
        ("2010", "Năm 2010, nhận cờ", "./bai-viet/2011/ba.html"),
        ("2010", "Tháng 12/2010, họp một", "./bai-viet/2011/mot.html#su-kien-2010-12"),
        ("2010", "Khánh thành trụ sở", "./bai-viet/2010/hai.html"),
    ]
    assert text(the(page, "ol.timeline .broken")) == "35 năm sau"
    assert PAGE in outcome.text("so-do.html")


def test_an_unreadable_date_of_an_event_is_told(site: Build) -> None:
    outcome = site({"bai.md": article(events="Ngày 31/2/2011, họp")})
    assert outcome.status == 1
    (finding,) = outcome.findings
    assert finding.startswith("bai.md:5: ngày “31/2/2011” không đọc được; viết ngày có thật")
