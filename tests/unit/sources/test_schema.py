import re

import pytest

from portal.sources.schema import ARTICLE, PAGE, json_schema, named, problems, texts
from portal.sources.yaml_nodes import Keys, read_yaml

REQUIRED = "title: A\ndate: 2011\ncategory: b\n"


def keys(text: str) -> Keys:
    node = read_yaml("a.md", text, first_line=2)
    assert isinstance(node, Keys)
    return node


SOUND = [
    "",
    "document_title: A\nauthor: B\nsummary: C\nslug: a-1\nimage: a.png",
    "status: published",
    "status: draft",
    "tags: [a, b]\naliases:\n- c\nfiles: a.pdf",
    "updated: 2018-02-21T14:45+07:00",
    "updated: 2018-02-21 14:45",
    "updated: 2010-12",
    "text_notes:\n  một: hai\n  ba bốn: năm",
    "author:\nsummary: ''\ntags: []",
    "events: Đại hội lần thứ nhất",
    "events:\n- Ngày 09/9/1994, Đại hội\n- Đại hội IV nhiệm kỳ 2011-2015, tháng 12/2010",
    "events: Quyết định số 747/QĐ-UB, Nghị định số 67/2010/NĐ-CP, Chỉ thị số 04/2011",
    "events: Hội nghị ngày 20-21/7/2006",
    "source_url: http://a.example/?x=1\ncaptured_at: 2020-01-01",
    "source_url: không rõ\ncaptured_at: unknown\ncapture_sha256: không rõ",
    "capture_sha256: " + "0a" * 32,
    "capture_sha256: " + "0A" * 32,
]

# Lines after title, date and category, which stand on lines 2 to 4; the line; words; the remedy's.
WRONG = [
    ("sumary: a", 5, "không có khóa “sumary”", "“summary”"),
    ("Title2: a", 5, "không có khóa “Title2”", "“title”"),
    ("xyzzy: a", 5, "không có khóa “xyzzy”", "các khóa được dùng: title"),
    ("tiêu đề: a", 5, "không có khóa “tiêu đề”", "title"),
    ("template: page", 5, "không có khóa “template”", ""),
    ("updated: 2011-02-29", 5, "ngày “2011-02-29” không đúng", "2011-03-21"),
    ("updated: 2011-13", 5, "không đúng", "2011-03-21"),
    ("updated: 21-3-2011", 5, "không đúng", "2011-03-21"),
    ("updated: 2011-3-21", 5, "không đúng", "2011-03-21"),
    ("updated: hôm nay", 5, "không đúng", "2011-03-21"),
    ("updated: 2011-03-21T25:00", 5, "không đúng", "2011-03-21"),
    ("updated: [2011]", 5, "không nhận danh sách", "updated: …"),
    ("author:\n  name: B", 6, "không nhận danh sách hay khóa con", "author: …"),
    ("slug: Bài Thử", 5, "“Bài Thử” không dùng được", "“bai-thu”"),
    ("slug: a--b", 5, "không dùng được", "“a-b”"),
    ("slug: a/b", 5, "không dùng được", "“a-b”"),
    ("slug: ..", 5, "không dùng được", "“ten-bai”"),
    (f"slug: {'a' * 101}", 5, "không dùng được", "“aaa"),
    ("status: publised", 5, "không có trạng thái “publised”", "“published”"),
    ("status: Draft", 5, "không có trạng thái “Draft”", "“draft”"),
    ("text_notes:", 5, "không có khóa con", "xuống dòng"),
    ("text_notes: a", 5, "không có khóa con", "xuống dòng"),
    ("text_notes: [a]", 5, "không có khóa con", "xuống dòng"),
    ("text_notes:\n  a:", 6, "“a” không có một lời", "sau dấu hai chấm"),
    ("text_notes:\n  a: b\n  c: [d]", 7, "“c” không có một lời", "sau dấu hai chấm"),
    ("status: nháp", 5, "không có trạng thái “nháp”", "published hoặc draft"),
    ("events: 1994-09-09 Đại hội", 5, "ngày “1994-09-09” không đọc được", "“Ngày 09/9/1994, …”"),
    ("events:\n- Một\n- Ngày 31/2/2011, Đại hội", 7, "ngày “31/2/2011” không đọc được", "có thật"),
    ("events: 12/2010 Đại hội", 5, "ngày “12/2010” không đọc được", "“Tháng 12/2010, …”"),
    ("events: Ngày 09/9/1994", 5, "“Ngày 09/9/1994” không nói việc gì", "Đại hội"),
    ("tags:\n- a\n- b: c", 7, "có mục không phải là chữ", "- "),
    ("tags: {a: b}", 5, "không nhận danh sách hay khóa con", ""),
    ("source_url: a.example", 5, "địa chỉ “a.example” không đúng", "không rõ"),
    ("source_url: http://", 5, "không đúng", ""),
    ("source_url: http://a b", 5, "không đúng", ""),
    ("source_url: javascript:alert(1)//http://a", 5, "không đúng", ""),
    ("captured_at: hôm qua", 5, "không đúng", ""),
    ("capture_sha256: abc", 5, "mã băm “abc” không đúng", "64"),
    (f"capture_sha256: {'0G' * 32}", 5, "không đúng", "64 ký tự"),
]


@pytest.mark.parametrize("more", SOUND)
def test_sound_keys_pass(more: str) -> None:
    assert list(problems("a.md", keys(REQUIRED + more), ARTICLE)) == []


@pytest.mark.parametrize(("more", "line", "what", "remedy"), WRONG)
def test_each_wrong_value_is_told_once(more: str, line: int, what: str, remedy: str) -> None:
    (finding,) = problems("a.md", keys(REQUIRED + more), ARTICLE)
    assert finding.line == line
    assert what in finding.what
    assert remedy in finding.remedy


@pytest.mark.parametrize("name", ["title", "date", "category"])
def test_required_keys_are_missed_when_absent_or_empty(name: str) -> None:
    without = re.sub(rf"^{name}: .*\n", "", REQUIRED, flags=re.MULTILINE)
    (absent,) = problems("a.md", keys(without), ARTICLE)
    assert absent.what == f"thiếu khóa “{name}”"
    (empty,) = problems("a.md", keys(f"{without}{name}:\n"), ARTICLE)
    assert empty.what == f"khóa “{name}” để trống"
    assert empty.line == 4


def test_a_mistyped_key_is_not_missing_too() -> None:
    (finding,) = problems("a.md", keys("titel: A\ndate: 2011\ncategory: b"), ARTICLE)
    assert (finding.what, finding.remedy) == (
        "không có khóa “titel”",
        "có phải ý bạn là “title”?",
    )
    assert named(keys("titel: A\ndate: b"), ["title", "date"]) == {"title", "date"}


def test_a_page_needs_a_title_only_and_has_a_template() -> None:
    assert list(problems("a.md", keys("title: A\ntemplate: feedback"), PAGE)) == []
    (finding,) = problems("a.md", keys("title: A\ntemplate: feedbak"), PAGE)
    assert "“feedback”" in finding.remedy
    assert [f.what for f in problems("a.md", keys("title: A\ndate: 2011"), PAGE)] == [
        "không có khóa “date”"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a: b", ("b",)), ("a: [b, '', c]", ("b", "c")), ("a:", ()), ("a: {b: c}", ())],
)
def test_texts(text: str, expected: tuple[str, ...]) -> None:
    assert texts(keys(text).nodes["a"]) == expected
    assert texts(None) == ()


def test_the_json_schema_names_the_same_keys() -> None:
    schema = json_schema(ARTICLE)
    assert schema["required"] == ["title", "date", "category"]
    assert list(schema["properties"]) == [field.name for field in ARTICLE]
    assert schema["additionalProperties"] is False
    assert all(value["title"] for value in schema["properties"].values())
    assert re.fullmatch(schema["properties"]["date"]["pattern"], "2018-02-21T14:45+07:00")
    assert not re.fullmatch(schema["properties"]["slug"]["pattern"], "Bài")
