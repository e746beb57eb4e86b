import re
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from portal.sources import NOTES_MARK
from portal.sources.markdown import Renderer

RENDERER = Renderer()


def rendered(text: str) -> BeautifulSoup:
    html, _ = RENDERER.render(text, editorial=False)
    return BeautifulSoup(html, "html.parser")


HEADING_IDS = [
    ("## Đại hội", ["dai-hoi"]),
    ("## Ðại hội", ["dai-hoi"]),
    ("## Đại hội\n\n## Đại hội", ["dai-hoi", "dai-hoi_1"]),
    ("## Nội dung", ["muc-noi-dung"]),
    ("## Kết quả\n\n### Nội dung", ["muc-ket-qua", "muc-noi-dung"]),
    ("## …", ["muc"]),
    ("## 1. Công tác: `mã` & **đậm**", ["1-cong-tac-ma-dam"]),
    ("## Ghi chú[^1]\n\n[^1]: Một.", ["ghi-chu"]),
    ("Một\n---", ["mot"]),
    ('## A {#b onclick="x"}', ["a-b-onclick-x"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ids"), HEADING_IDS)
def test_headings_have_vietnamese_ids(text: str, ids: list[str]) -> None:
    page = rendered(text)
    headings = page.find_all(re.compile("^h[1-6]$"))
    assert [heading["id"] for heading in headings] == ids
    for heading in headings:
        anchor = heading.find_all("a")[-1]
        assert anchor["href"] == f"#{heading['id']}"
        assert anchor.get_text() == ""
        assert anchor["aria-label"]


def test_a_first_level_heading_steps_down() -> None:
    html, headings = RENDERER.render("# Một\n\n## Hai\n\n### Ba", editorial=False)
    assert "<h1" not in html
    assert [(h.level, h.text, len(h.children)) for h in headings] == [(2, "Một", 0), (2, "Hai", 1)]


def test_headings_form_a_tree_that_one_text_leaves_no_trace_of() -> None:
    _, first = RENDERER.render("## Một\n\n### Hai\n\n## Ba", editorial=False)
    assert [(h.id, [c.id for c in h.children]) for h in first] == [("mot", ["hai"]), ("ba", [])]
    _, second = RENDERER.render("## Một", editorial=False)
    assert [h.id for h in second] == ["mot"]


# Markdown, and the lists that come out: kind and numbers or texts.
LISTS = [
    ("1. a\n3. b\n7. c", [("ol", ["1", "3", "7"])]),
    ("1. a\n\n3. b\n\n7. c", [("ol", ["1", "3", "7"])]),
    ("1. a\n1. b\n1. c", [("ol", ["1", "1", "1"])]),
    ("5. a\n4. b", [("ol", ["5", "4"])]),
    ("01. a\n09. b", [("ol", ["1", "9"])]),
    (f"{'9' * 5000}. a", [("ol", ["9" * 5000])]),
    ("1. a\n\nchữ\n\n2. b", [("ol", ["1"]), ("ol", ["2"])]),
    ("1. a\n- b\n2. c", [("ol", ["1"]), ("ul", ["b"]), ("ol", ["2"])]),
    ("- a\n1. b\n2. c", [("ul", ["a"]), ("ol", ["1", "2"])]),
    ("- a\n\n1. b\n\n- c", [("ul", ["a"]), ("ol", ["1"]), ("ul", ["c"])]),
    ("- a\n* b\n+ c", [("ul", ["a", "b", "c"])]),
    ("Gồm:\n- a\n- b", [("ul", ["a", "b"])]),
    ("Gồm:\n1. a\n2. b", [("ol", ["1", "2"])]),
    ("Từ năm\n2011. Và nữa", []),
    ("1992. Năm đầu", [("ol", ["1992"])]),
    ("- a\n  tiếp\n- b", [("ul", ["a tiếp", "b"])]),
    ("1.Công tác\n2)Kế hoạch", []),
    ("a - b\n-c", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text[:20] for text, _ in LISTS])
def test_lists_keep_their_numbers_and_do_not_merge(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    found = [
        (
            element.name,
            [
                str(item["value"]) if element.name == "ol" else " ".join(item.get_text().split())
                for item in element.find_all("li", recursive=False)
            ],
        )
        for element in rendered(text).find_all(["ol", "ul"])
    ]
    assert found == expected


def test_nested_lists_keep_their_numbers() -> None:
    page = rendered("3. a\n\n    1. x\n    5. y\n\n4. b\n    - z\n9. c")
    assert [str(item["value"]) for item in page.select("ol > li")] == ["3", "1", "5", "4", "9"]
    assert len(page.select("ol > li > ul > li")) == 1


KEPT = [
    "    thụt bốn dấu cách",
    "\tthụt bằng tab",
    "5*3 và 4*2",
    "snake_case_word",
    "[TOC]",
    "{:.x}",
    "*[HTX]: hợp tác xã",
    "a < b & c > d",
    "25.000 ha; 97,5 %; 20-21/7/2006; số 747/QĐ-UB",
    "\"Điều lệ\" -- và 'x' ... (c)",
    "[^1] không có chú thích",
]


@pytest.mark.parametrize("text", KEPT)
def test_text_is_kept_letter_for_letter(text: str) -> None:
    page = rendered(text)
    assert page.get_text().replace("\u00a0", " ").strip() == text.strip()
    assert not page.find(["code", "em", "pre"])


def test_code_is_shown_and_not_run() -> None:
    page = rendered("```html\n<script>1</script>\n- a\n```\n\nvà `<b>`")
    assert [code.get_text() for code in page.select("code")] == [
        "<script>1</script>\n- a\n",
        "<b>",
    ]
    assert not page.find(["script", "li"])


def test_tables_are_framed_and_aligned_by_class() -> None:
    page = rendered("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n\nchữ\n\n| d |\n|---|\n| 4 |")
    frames = page.select('div.table[role="region"][tabindex="0"]')
    assert [frame["aria-label"] for frame in frames] == ["Bảng 1", "Bảng 2"]
    assert [cell.get("class") for cell in frames[0].select("td")] == [
        ["left"],
        ["center"],
        ["right"],
    ]
    assert not page.select("[style], [align]")
    assert all(table.parent in frames for table in page.select("table"))


def test_notes_stand_outside_and_their_markers_hold_no_text() -> None:
    html, _ = RENDERER.render("Chữ[^a] và[^b] lại[^a].\n\n[^a]: Một.\n[^b]: Hai.", editorial=False)
    body, notes = html.split(NOTES_MARK)
    page = BeautifulSoup(body, "html.parser")
    assert page.get_text().strip() == "Chữ và lại."
    assert [marker["data-note"] for marker in page.select("sup.note a")] == ["1", "2", "1"]
    assert "Một." in notes
    assert "Hai." in notes
    whole = BeautifulSoup(html, "html.parser")
    for link in whole.select("a"):
        assert whole.find(id=str(link["href"])[1:])


def test_only_editorial_text_gets_typographic_marks() -> None:
    html, _ = RENDERER.render('"Một" -- hai', editorial=True)
    assert "“Một” – hai" in html.replace("\u00a0", " ")
    html, _ = RENDERER.render('"Một" -- hai', editorial=False)
    assert "&quot;" in html or '"Một" -- hai' in html.replace("\u00a0", " ")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


WORDS = st.lists(
    st.from_regex(r"[a-zđạệ0-9.,;:()/%–…“” -]{1,12}", fullmatch=True), min_size=1, max_size=8
)


@given(WORDS)
def test_plain_sentences_lose_nothing_but_list_markers(words: list[str]) -> None:
    html, _ = RENDERER.render("\n\n".join(f"Câu {word}" for word in words), editorial=False)
    parser = _Text()
    parser.feed(html)
    assert "".join(parser.text.split()) == "".join("".join(f"Câu {w}" for w in words).split())


@given(st.text(st.sampled_from("ab1.*-_#>`~[]()!<&|:^ \n\t\\")))
def test_any_markdown_is_rendered(text: str) -> None:
    RENDERER.render(text, editorial=True)
