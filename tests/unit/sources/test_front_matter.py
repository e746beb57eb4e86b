import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.findings import Finding
from portal.sources.front_matter import FrontMatter, split

REFUSED = [
    ("", 1, "thiếu phần đầu bài"),
    ("Chữ.\n", 1, "thiếu phần đầu bài"),
    ("\n---\ntitle: a\n---\n", 1, "thiếu phần đầu bài"),
    (" ---\ntitle: a\n---\n", 1, "thiếu phần đầu bài"),
    ("----\ntitle: a\n---\n", 1, "thiếu phần đầu bài"),
    ("---", 1, "không đóng"),
    ("---\ntitle: a\n", 1, "không đóng"),
    ("---\ntitle: a\n --- \n", 1, "không đóng"),
    ("---\n---\n", 1, "để trống"),
    ("---\n# chú thích\n---\n", 1, "để trống"),
    ("---\n- a\n---\n", 2, "không có dạng"),
    ("---\n\nmột câu\n---\n", 3, "không có dạng"),
    ("---\ntitle: a: b\n---\n", 2, "dấu hai chấm"),
]


@pytest.mark.parametrize(("text", "line", "words"), REFUSED)
def test_what_is_no_front_matter_is_told(text: str, line: int, words: str) -> None:
    finding = split("a.md", text)
    assert isinstance(finding, Finding)
    assert finding.line == line
    assert words in finding.what


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\n\nChữ\n---\nnữa", "\nChữ\n---\nnữa", 4),
        ("--- \na: b\nc: d\n---\t\nChữ", "Chữ", 5),
        ("---\na: b\n---", "", 4),
    ],
)
def test_the_body_keeps_its_place(text: str, body: str, line: int) -> None:
    head = split("a.md", text)
    assert isinstance(head, FrontMatter)
    assert (head.body, head.body_line) == (body, line)


@given(st.text(st.sampled_from("---\n ab:\"'[")))
def test_any_text_is_split_or_told(text: str) -> None:
    assert isinstance(split("a.md", text), Finding | FrontMatter)


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("title: Văn bản #12", "#12"),
        ("tags: [a, b] # hai từ", "# hai từ"),
        ('title: "Văn bản #12"', ""),
        ("title: Văn bản#12", ""),
        ("# lời ghi chú", ""),
        ("slug: a", ""),
    ],
)
def test_what_yaml_drops_is_told(line: str, lost: str) -> None:
    head = split("a.md", f"---\n{line}\n---\nChữ")
    remarks = head.remarks if isinstance(head, FrontMatter) else ()
    assert [f"“{lost}”" in finding.what for finding in remarks] == ([True] if lost else [])
    assert all(finding.line == 2 for finding in remarks)
