from contextlib import suppress
from unittest.mock import patch

import pytest
import yaml
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.yaml_nodes import Items, Keys, Node, Scalar, YamlError, read_yaml

CONTENT = sorted((PROJECT / "content").rglob("*.md"))


def plain(node: Node | None) -> object:
    """Return a node as plain text, lists and dicts."""
    match node:
        case Scalar(text=text):
            return text
        case Items(nodes=nodes):
            return [plain(item) for item in nodes]
        case Keys(nodes=keys):
            return {name: plain(value) for name, value in keys.items()}
    return None


READ = [
    ("", None),
    ("# chỉ có chú thích\n", None),
    ("a: 2011-03-21\nb: no\nc: 1_000\nd: ~\ne: 0x1F\n", {
        "a": "2011-03-21", "b": "no", "c": "1_000", "d": "~", "e": "0x1F",
    }),
    ("a: b # chú thích", {"a": "b"}),
    ("a: 'Bài: \"một\" #1'", {"a": 'Bài: "một" #1'}),
    ('a: "Bài: \'hai\' \\u0111"', {"a": "Bài: 'hai' đ"}),
    ("a: 14:45", {"a": "14:45"}),
    ("a: [b, 'c, d']\ne:\n- f\n-  g\n", {"a": ["b", "c, d"], "e": ["f", "g"]}),
    ("a: >-\n  một\n  hai\nb: |\n  ba\n\n  bốn\n", {"a": "một hai", "b": "ba bốn"}),
    ("a: một\n  hai\n", {"a": "một hai"}),
    ("a:\nb: ''\n", {"a": "", "b": ""}),
    ("a: {b: c}", {"a": {"b": "c"}}),
    ("một từ", "một từ"),
    ("---\na: b\n", {"a": "b"}),
]  # fmt: skip

# Text, the line of its error (the text begins on line 2), words of what is told.
REFUSED = [
    ("a: b\ntitle: Hội nghị: lần hai", 3, "dấu hai chấm"),
    ('a: b\ntitle: "Báo cáo": hai', 3, "dấu hai chấm"),
    ("a: b\n  c: d", 3, "thụt lề"),
    ("thiếu dấu\na: b", 3, "dòng trên thiếu dấu hai chấm"),
    ('a: b\nc: "d\ne: f\n', 3, "mở mà không đóng"),
    ("a: b\nc: 'd\ne: f\n", 3, "mở mà không đóng"),
    ('a: "C:\\anh"\n', 2, "dấu “\\”"),
    ('a: "\\UFFFFFFFF"\n', 2, "dấu “\\”"),
    ('a: b\nc: "\\U00FFFFFF"\n', 3, "dấu “\\”"),
    ("a: b\nc: [d, e\nf: g", 3, "không đóng"),
    ("a: {b: c\n", 2, "không đóng"),
    ('a: "b" c', 2, "sau ngoặc đóng"),
    ("a: [b] c", 2, "sau ngoặc đóng"),
    ("a: b\n\tc: d", 3, "phím Tab"),
    ("\ta: b", 2, "phím Tab"),
    ("a: b\nc", 3, "khóa: giá trị"),
    ("a: b\nc: d\na: e", 4, "khóa “a” lặp lại"),
    ("a: @b", 2, "dấu mà YAML dùng riêng"),
    ("a: `b`", 2, "dấu mà YAML dùng riêng"),
    ("a: *b*", 2, "dấu mà YAML dùng riêng"),
    ("a: - b", 2, "dấu mà YAML dùng riêng"),
    ("a: ? b", 2, "dấu mà YAML dùng riêng"),
    ("a: ]", 2, "dấu mà YAML dùng riêng"),
    ("a: b\nc: &d e", 3, "neo hoặc bí danh"),
    ("a: b\nc: *d", 3, "neo hoặc bí danh"),
    ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", 2, "neo hoặc bí danh"),
    ("<<: *a", 2, "neo hoặc bí danh"),
    ("a: !!python/object/apply:os.system [ls]", 2, "thẻ kiểu YAML"),
    ("a:\n- !!str b", 3, "thẻ kiểu YAML"),
    ("!x a: b", 2, "thẻ kiểu YAML"),
    ("? [a]\n: b", 2, "khóa không phải là chữ"),
    ("{a: b}: c", 2, "khóa không phải là chữ"),
    ('a: b\nc: "\\0"', 3, "dấu “\\”"),
    ('a: "\\uD800"', 2, "dấu “\\”"),
    ('a: "\\e[31m"', 2, "dấu “\\”"),
    ("a: b\nc: \x00", 3, "ký tự điều khiển"),
    ("a: b\n---\nc: d", 3, "hai văn bản"),
    ("%YAML 9.9\n---\na: b", 2, "không đọc được"),
    ("[" * 5000, 2, "lồng quá sâu"),
    ("{a: " * 5000, 2, "lồng quá sâu"),
    ("- " * 5000, 2, "lồng quá sâu"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_text_lists_and_keys_are_read_as_they_look(text: str, expected: object) -> None:
    assert plain(read_yaml("a.md", text)) == expected


@pytest.mark.parametrize(("text", "line", "words"), REFUSED, ids=lambda value: str(value)[:20])
def test_the_first_error_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml("a.md", text, first_line=2)
    assert caught.value.finding.line == line
    assert words in caught.value.finding.what
    assert caught.value.finding.remedy


def test_every_node_knows_its_line() -> None:
    node = read_yaml("a.md", "a: b\n\n# c\nd:\n- e\n- f\ng: {h: i}\n", first_line=10)
    assert isinstance(node, Keys)
    assert dict(node.lines) == {"a": 10, "d": 13, "g": 16}
    items = node.nodes["d"]
    assert isinstance(items, Items)
    assert [item.line for item in items.nodes] == [14, 15]


def test_what_nobody_means_to_nest_so_deep_is_told() -> None:
    assert read_yaml("a.md", "[" * 100 + "]" * 100)
    with pytest.raises(YamlError) as caught:
        read_yaml("a.md", "a: b\nc: " + "[" * 101 + "]" * 101, first_line=2)
    assert caught.value.finding.line == 3


def outcome(text: str, *, libyaml: bool) -> Node | str | None:
    """Return what is read, or told, with libyaml or by PyYAML's own parser alone."""
    with patch.object(yaml, "__with_libyaml__", libyaml and yaml.__with_libyaml__):
        try:
            return read_yaml("a.md", text, first_line=2)
        except YamlError as error:
            return str(error)


# What libyaml reads otherwise than PyYAML's own parser does, or places on another line.
DISAGREED = [
    "a\t",
    "a: b\t# c",
    "\n\ufeff",
    "a: b\n\u2028\nc: d",
    "?",
    "? #\n: a",
    "a: !",
    "!a:b!= c",
    ">#",
    "a: |-# b\n  c",
    "---",
    "a\n---\n",
    "[a: \n\n]",
    "{a:\nb:\n }",
    "{\na? }",
]


@pytest.mark.parametrize("text", [*DISAGREED, *(text for text, *_ in [*READ, *REFUSED])])
def test_libyaml_changes_nothing(text: str) -> None:
    assert outcome(text, libyaml=True) == outcome(text, libyaml=False)


LINES = st.sampled_from(
    [
        "title: Báo cáo",
        'title: "Báo cáo: hai"',
        "title: 'it''s' # ghi chú",
        'a: "b \\"c\\" \\u0111"',
        'tags: [a, b c, "d, e"]',
        "tags:",
        "- a",
        "  - b",
        "- c: d",
        "note: >-",
        "note: |",
        "  một",
        "    hai # ba",
        "",
        "# ghi chú",
        "b: c, d: e",
        "d: http://a.example/b?c=1&d=2#e",
        "e: 14:45 | 21/02/2018",
        "? a",
    ]
)
SIGNS = st.text(st.sampled_from("ab:-[]{}\"'\\#&*!|>%@`?,. \n\t\xa0\x85\ufeff\u2028ạ"), max_size=3)
TYPED = st.lists(st.one_of(LINES, st.tuples(LINES, SIGNS).map("".join), SIGNS), max_size=6)


@given(TYPED.map("\n".join))
def test_libyaml_changes_nothing_in_what_editors_type(text: str) -> None:
    assert outcome(text, libyaml=True) == outcome(text, libyaml=False)


ORDINARY = [
    *("\n".join(path.read_text("utf-8").split("---\n")[1:2]) for path in CONTENT),
    (PROJECT / "content/menu.yaml").read_text("utf-8"),
    'title: "Báo cáo: quý I"\ntags: [a, b]\nsummary: >-\n  Tăng 5%. Giỏi!\n  Vì sao? Xem bài.\n',
]


@pytest.mark.parametrize("text", ORDINARY, ids=lambda text: text[:30])
def test_ordinary_front_matter_is_read_by_libyaml_alone(text: str) -> None:
    with patch.object(yaml, "SafeLoader", None):
        assert read_yaml("a.md", text)


YAML_LIKE = st.text(st.one_of(st.sampled_from("ab:-[]{}\"'\\#&*!|>%@`?,\n\t u0U"), st.characters()))


@given(YAML_LIKE)
def test_any_text_is_read_or_told(text: str) -> None:
    with suppress(YamlError):
        read_yaml("a.md", text)


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text("xyz ạ:'#", max_size=9)))
def test_quoted_values_come_back(values: dict[str, str]) -> None:
    text = "".join(f'{name}: "{value}"\n' for name, value in values.items())
    assert plain(read_yaml("a.md", text)) == ({k: v.strip() for k, v in values.items()} or None)
