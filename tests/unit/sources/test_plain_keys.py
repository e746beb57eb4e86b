"""What is read without a YAML parser is what one would read."""

from pathlib import Path

import pytest
from harness import PROJECT
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.plain_keys import plain_keys
from portal.sources.yaml_nodes import read_yaml

PLAIN = [
    "title: \"Báo cáo: quý I #1, 'hai' [ba]\"\ndate: 2011-03-21\ncategory:  no ",
    'tags: ["a", "b, c",  "d"] \naliases: []\nauthor: " a "',
    'summary: "\\"Một\\" và \\"hai\\""\nsource_url: http://a.vn/b?c=1&d=2\n_x: 14:45 "a" \\n',
    "a: b - c, {d} ? * & ! | > % @ ` ' [e]\nb: 1\xa0",
]
OTHER = [
    *("", "a", "a:", "a: ", "a: b\n", "\na: b", "a: b\n c", "a: b\na: c", " a: b", "- a", "# a"),
    *("a: b: c", "a: b:", "a: b #c", "a: b#c", "a: 'b'", 'a: "b', 'a: "b" c', 'a: "\\u0111"'),
    *('a: "\\\\"', "a: [b]", 'a: ["b",]', 'a: ["b" "c"]', "a: {}", "a: >-", "a: &b c", "a: -1"),
    *("A: b", "a b: c", '"a": b', "a: b\tc", 'a: "\u2028"', "a: b\ufeff", "a:\xa0b", "a:b"),
    *('a: "\x85"', f"{'a' * 1025}: b"),
]
CONTENT = sorted((PROJECT / "content").rglob("*.md"))


@pytest.mark.parametrize("text", PLAIN)
def test_plain_keys_are_read_as_yaml_reads_them(text: str) -> None:
    keys = plain_keys(text.split("\n"), 2)
    assert keys
    assert keys == read_yaml("a.md", text, 2)


@pytest.mark.parametrize("text", OTHER)
def test_any_other_line_is_left_to_yaml(text: str) -> None:
    assert plain_keys(text.split("\n"), 2) is None


def test_no_line_has_no_keys() -> None:
    assert plain_keys([], 2) is None


def assert_same(text: str) -> None:
    if keys := plain_keys(text.split("\n"), 2):
        assert keys == read_yaml("a.md", text, 2)


@pytest.mark.parametrize("path", CONTENT, ids=[path.name for path in CONTENT])
def test_our_front_matter_is_read_the_same(path: Path) -> None:
    for line in path.read_text("utf-8").split("---\n")[1].split("\n"):
        assert_same(line)


KEYS = st.sampled_from(["a: ", "b_c: ", "no:  ", "a:", "- ", "a: ["])
SIGNS = [
    *"ab1ạ٣²,:#[]{}-?!&*|>%@`'\"\\ _=~\t\xa0\x85\ufeff\u2028😀",
    '\\"',
    ": ",
    " #",
    '"b"',
    '", "',
]
VALUES = st.lists(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=5).map("".join)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map("".join),
    st.tuples(KEYS, st.sampled_from("aạ1"), VALUES).map("".join),
    st.tuples(KEYS, VALUES.map('"{}"'.format)).map("".join),
    st.tuples(KEYS, VALUES.map('["{}"] '.format)).map("".join),
)


@given(st.lists(LINES, min_size=1, max_size=3).map("\n".join))
def test_any_text_is_read_the_same_or_left(text: str) -> None:
    assert_same(text)
