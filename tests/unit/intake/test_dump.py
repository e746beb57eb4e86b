"""Text dumps of old pages and plain texts: the article's words, all of them and no others."""

from __future__ import annotations

import re
import unicodedata

import pytest
from bs4 import BeautifulSoup
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from portal.intake import Draft, UnreadableError
from portal.intake.dump import read
from portal.intake.page_lines import taken_apart
from portal.sources import load_menu

CONTENT = PROJECT / "content"
MENU, _ = load_menu(CONTENT)
LABELS = {entry.label for _, entry in MENU.walk()}
DUMPS = {"2011": "2011-bao-cao-quy-I.txt", "2018": "2018-qua-trinh-hinh-thanh.txt"}


def dump(year: str) -> bytes:
    return (CONTENT / "originals" / DUMPS[year]).read_bytes()


def paragraphs(draft: Draft) -> list[str]:
    return [found.get_text() for found in BeautifulSoup(draft.html, "html.parser").find_all("p")]


def of_article(year: str) -> list[str]:
    """Return the paragraphs of the portal's article, headings and items of lists among them."""
    (article,) = (CONTENT / year).glob("*.md")
    _, _, body = article.read_text(encoding="utf-8").split("---\n", 2)
    return [re.sub(r"^#+ ", "", line) for line in body.splitlines() if line]


@pytest.mark.parametrize("labels", [LABELS, set[str]()], ids=["known menu", "no menu"])
@pytest.mark.parametrize("year", DUMPS)
def test_an_original_gives_the_paragraphs_of_the_article(year: str, labels: set[str]) -> None:
    draft = read(dump(year), DUMPS[year], labels)
    assert paragraphs(draft) == of_article(year)
    assert " ".join(draft.words.split()) == " ".join(of_article(year))


@pytest.mark.parametrize("labels", [LABELS, set[str]()], ids=["known menu", "no menu"])
def test_facts_of_the_report_of_2011(labels: set[str]) -> None:
    draft = read(dump("2011"), DUMPS["2011"], labels)
    title = "Kết quả thực hiện nhiệm vụ quý I và Chương trình công tác quý II năm 2011"
    assert draft.title == title
    assert draft.document_title == f"Báo cáo k{title[1:]}"
    assert draft.date
    assert (draft.date.iso, draft.printed_date) == ("2011-03-21", "21-3-2011")
    assert (draft.author, draft.section, draft.doubts) == ("", "", ())
    assert draft.site == (
        "Liên Minh Hợp Tác Xã Tỉnh Kiên Giang (http://lmhoptacxa.kiengiang.gov.vn)"
    )


@pytest.mark.parametrize("labels", [LABELS, set[str]()], ids=["known menu", "no menu"])
def test_facts_of_the_page_of_2018(labels: set[str]) -> None:
    draft = read(dump("2018"), DUMPS["2018"], labels)
    assert draft.title == "Quá trình hình thành và phát triển Liên minh HTX tỉnh Kiên Giang"
    assert draft.document_title == ""
    assert draft.date
    assert (draft.date.iso, draft.printed_date) == (
        "2018-02-21T14:45+07:00",
        "14:45 | 21/02/2018",
    )
    assert (draft.author, draft.section) == ("Nguyễn Quí", "Hoạt động Hợp tác xã")
    assert draft.site == "Liên minh hợp tác xã Kiên Giang"


def test_the_menu_of_a_dump_is_that_of_the_content() -> None:
    parts = taken_apart(dump("2011").decode().split("\n"), ())
    entries = [
        (depth, entry.label)
        for top in MENU.editions[0].entries
        for depth, entry in [(0, top), *((1, child) for child in top.children)]
    ]
    assert parts
    assert list(parts.menu) == entries
    doubts = read(dump("2011"), DUMPS["2011"], LABELS - {"GIẢI TRÍ"}).doubts
    assert doubts == ("menu.yaml chưa có các mục mà trang có: GIẢI TRÍ",)


PAGE = """LIÊN MINH
Trang chủ Liên hệ

Tin trong tỉnh

{near}

Sáng nay, hội nghị đã khai mạc.

Trần Văn Bình tham dự.

{end}
Một bài khác (02/3/2012)
"""


@pytest.mark.parametrize(
    ("near", "title", "date"),
    [
        ("Hội nghị tổng kết năm\n\n(21/02/2018 14:45)", "Hội nghị tổng kết năm", "T14:45+07:00"),
        ("Ngày đăng: 21/02/2018\n\nHội nghị tổng kết năm\n", "Hội nghị tổng kết năm", ""),
        ("Hội nghị tổng kết năm\nCập nhật lúc: 02:45 PM, 21/2/2018", "Hội nghị tổng kết năm",
         "T14:45+07:00"),
        ("Hội nghị tổng kết năm\n\nThứ tư, ngày 21.02.2018, 14h45", "Hội nghị tổng kết năm",
         "T14:45+07:00"),
        ("Hội nghị tổng kết năm\nCỡ chữ: A- A A+\n[21-02-2018]", "Hội nghị tổng kết năm", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["[Trở về]", "Các tin đã đưa:", "Quay lại", "Tin liên quan"])
def test_pages_of_other_portals(near: str, title: str, date: str, end: str) -> None:
    draft = read(PAGE.format(near=near, end=end).encode(), "a.txt", {"Tin trong tỉnh"})
    assert draft.title == title
    assert draft.date
    assert draft.date.iso == f"2018-02-21{date}"
    assert draft.section == "Tin trong tỉnh"
    assert paragraphs(draft) == ["Sáng nay, hội nghị đã khai mạc.", "Trần Văn Bình tham dự."]


@pytest.mark.parametrize(
    "line",
    ["Quyết định số 12/2010/QĐ-UBND ngày 21/02/2018", "31/02/2018", "Năm 2018: đạt 21/02 xã"],
)
def test_a_date_in_a_sentence_is_no_dateline(line: str) -> None:
    draft = read(f"Thông báo\n\n{line} là một câu.\n\nHết.".encode(), "a.txt")
    assert draft.date is None
    assert paragraphs(draft)[0] == f"{line} là một câu."


WRAPPED = """Thông báo về việc họp

     Liên minh hợp tác xã mời các thành viên
về dự cuộc họp vào ngày mùng hai tháng ba
năm.
     Nội dung họp gồm có hai việc chính như
sau đây:
- Bàn kế hoạch sản xuất và tiêu thụ nông
sản trong quý hai năm nay của các đơn vị
- Việc khác
"""


def test_lines_broken_at_a_width_are_joined() -> None:
    draft = read(WRAPPED.encode(), "a.txt")
    assert draft.title == "Thông báo về việc họp"
    assert paragraphs(draft) == [
        "Liên minh hợp tác xã mời các thành viên về dự cuộc họp vào ngày mùng hai tháng ba năm.",
        "Nội dung họp gồm có hai việc chính như sau đây:",
        "- Bàn kế hoạch sản xuất và tiêu thụ nông sản trong quý hai năm nay của các đơn vị",
        "- Việc khác",
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    try:
        draft = read(text.encode(), "a.txt")
    except UnreadableError:
        return
    if draft.date is None:
        shown = [draft.title, *paragraphs(draft)]
        assert "".join("".join(shown).split()) == "".join(text_of(text).split())


def text_of(text: str) -> str:
    """Return a text as a reader sees it: in normal form, without a mark of byte order or controls.

    Those that are white space part words; the others, and what Unicode calls no character, are
    nothing that a page may hold.
    """
    normal = unicodedata.normalize("NFC", text.encode().decode("utf-8-sig"))
    return "".join(
        sign
        for sign in normal
        if sign.isspace() or (unicodedata.category(sign) != "Cc" and sign not in "\ufffe\uffff")
    )


def test_controls_leave_a_text_and_part_words_where_they_are_white_space() -> None:
    draft = read("Mục\n\nh\x11ợp\x85tác\x1fxã\ufffe.".encode(), "a.txt")
    assert paragraphs(draft) == ["hợp tác xã."]


@pytest.mark.parametrize("data", [b"", b" \n\n", "Ngày: 21/02/2018\n".encode()])
def test_what_holds_no_text_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        read(data, "a.txt")


def test_any_piece_of_a_dump_is_read_or_refused() -> None:
    data = dump("2018")
    for end in range(0, len(data), 97):
        try:
            assert read(data[:end], "a.txt", LABELS).html
        except UnreadableError as error:
            assert str(error)  # noqa: PT017  # either will do
