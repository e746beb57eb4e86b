import pytest

from portal.sources.body import read_body
from portal.sources.markdown import Renderer

RENDERER = Renderer()


def told(text: str) -> list[tuple[int, str]]:
    _, _, findings = read_body("a.md", text, 10, RENDERER, editorial=True)
    return [(finding.line, finding.what) for finding in findings]


def lines(text: str) -> list[tuple[str, int]]:
    """Return target and line of each link and image that the text holds itself."""
    _, body, _ = read_body("a.md", text, 10, RENDERER, editorial=True)
    return [(x.reference.target, x.line) for x in body.references]


LINES = [
    ("[a](b.md)", [("b.md", 10)]),
    ("một\n\n[a](b.md)\n[c](b.md)\n\n[d](b.md)", [("b.md", 12), ("b.md", 13), ("b.md", 15)]),
    ("x x.md\n[a](x)", [("x", 11)]),
    ("`[a](b.md)`\n\n[a](b.md)", [("b.md", 12)]),
    ("```\n[a](b.md)\n```\n\n[a](b.md)", [("b.md", 14)]),
    ("~~~\n[a](b.md)\n~~~\n\n![a](b.md)", [("b.md", 14)]),
    ("một ` lẻ\n\n[a](b.md)\n\nhai ` lẻ", [("b.md", 12)]),
    ("İ\n[a](b.md)", [("b.md", 11)]),
    ("[a][1] và [b][1]\n\n[1]: b.md", [("b.md", 12), ("b.md", 12)]),
    ("một\n<a href='b.md'>a</a>", [("b.md", 11)]),
    ("một\n<https://a.example/>", [("https://a.example/", 11)]),
    ("một\n[a](b.md?c=1&d=2)", [("b.md?c=1&d=2", 11)]),
    ("một\n[a](b.md?c=1&amp;d=2)", [("b.md?c=1&d=2", 11)]),
    ("một\n[a](C:\\\\b.doc)", [("C:\\b.doc", 11)]),
    ("một\n[a](<b c.md>)", [("b c.md", 11)]),
    ("một\n[a](b.md 'tên')", [("b.md", 11)]),
    ("một\n<a href='b&#10;c'>a</a>", [("b\nc", 11)]),
    ("[a](b.md)\n[A](B.md)", [("b.md", 10), ("B.md", 11)]),
    ("[a](b.md)\n\n[c][r] [d][r]\n\n[r]: b.md", [("b.md", 10), ("b.md", 14), ("b.md", 10)]),
    ("b.md\n[ab](ab.md)\n[b](b.md)", [("ab.md", 11), ("b.md", 12)]),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_each_link_knows_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert lines(text) == expected


TOLD = [
    ("## Một\n\n### Hai\n\n#### Ba\n\n## Bốn", []),
    ("# Một", [(10, "đề mục bậc 1 trong bài")]),
    ("Một\n===", [(10, "đề mục bậc 1 trong bài")]),
    ("## Một\n\n#### Hai", [(12, "đề mục bậc 4 ngay dưới bậc 2")]),
    ("### Một", [(10, "đề mục bậc 3 ngay dưới bậc 1")]),
    ("```\n# chú thích\n```", []),
    ("Một\n\n---\n\nHai", []),
    ("![](a.png)\n\n![b](a.png)", [(10, "ảnh không có lời tả")]),
    ("![b](c.png)\n\n![](a.png)", [(12, "ảnh không có lời tả")]),
    ("`<script>`\n\n<script>1</script>", [(12, "HTML không an toàn: “<script …>”")]),
    (
        "<b class='x'>a</b>\n\n<b onclick='x'>b</b>\n<b lang='vi' onclick='x'>c</b>",
        [(12, "HTML không an toàn: “<b onclick …>”"), (13, "HTML không an toàn: “<b onclick …>”")],
    ),
    ("<b>a</b>\n\n<b>b", [(12, "thẻ HTML “<b>” thiếu cặp hoặc đặt sai chỗ")]),
    ("<script>1</script>\n\n</div>", [(10, "HTML không an toàn: “<script …>”")]),
    ("<p id='a'>b</p>\n\n<p id=\"noi-dung\">c</p>", [(12, "id “noi-dung” đã có trong trang")]),
    ('## Đại hội\n\n<p id="dai-hoi">c</p>', [(12, "id “dai-hoi” đã có trong trang")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_wrong_is_told_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected


def test_a_body_tells_its_ids_words_and_headings() -> None:
    text, body, _ = read_body(
        "a.md", "## Một\n\nHai ba[^1].\n\n[^1]: Bốn.", 1, RENDERER, editorial=False
    )
    assert [heading.id for heading in text.headings] == ["mot"]
    assert {"mot", "fn-1", "fnref-1"} == body.ids
    assert body.words >= 4


EMPTY = ["", " \n", "&nbsp;", "<p></p>", "<!-- ghi chú -->", "---", "<br>", "<!-- a > b -->"]
NOT_EMPTY = ["a", "-", "![](a.png)", "|", "&amp;", "`a`", "<p title='a > b'></p>", "<b></b>"]
NOT_EMPTY += ["<!-- a -->\n\nb\n\n<!-- c -->"]


@pytest.mark.parametrize("text", [*EMPTY, *NOT_EMPTY])
def test_a_page_that_shows_nothing_is_empty(text: str) -> None:
    _, body, _ = read_body("a.md", text, 1, RENDERER, editorial=True)
    assert body.is_empty == (text in EMPTY)
