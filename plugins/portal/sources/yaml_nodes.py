"""YAML as editors write it: plain text, lists and keys, each with its line.

Only what front matter and menu.yaml need is read. Every scalar stays text, so that ``2011-03-21``,
``1_000`` and ``no`` are what they look like, and becomes one line; anchors, aliases and tags are
refused, and with them alias bombs and Python objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from portal.sources.findings import Finding, quoted
from portal.sources.text import CONTROL

_LINE_END = re.compile(r"\s*\n\s*")
_TOLD_WHERE_IT_BEGINS = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow",
)

# What editors are told: what is wrong, and how to mend it.
_QUOTE = 'đặt cả giá trị trong ngoặc kép "…"'
_COLON = ("giá trị có dấu hai chấm mà không có ngoặc kép", _QUOTE)
_INDENT = (
    "dòng thụt lề sai, hoặc dòng trên thiếu dấu hai chấm",
    "viết mỗi khóa một dòng “khóa: giá trị”, sát lề trái",
)
_OPEN_QUOTE = ("ngoặc kép mở mà không đóng", "thêm ngoặc kép ở cuối giá trị")
_ESCAPE = (
    "dấu “\\” không dùng được trong ngoặc kép",
    "thay ngoặc kép bằng dấu nháy đơn '…', hoặc viết “\\\\”",
)
_CONTROL_CHARACTER = ("giá trị có ký tự điều khiển", "xóa ký tự ấy rồi gõ lại giá trị")
_OPENING_SIGN = ("giá trị mở đầu bằng một dấu mà YAML dùng riêng", _QUOTE)
_OPEN_LIST = ("danh sách mở bằng “[” hoặc “{” mà không đóng", "thêm “]” hoặc “}” ở cuối")

# By a part of what PyYAML says, or says that it was doing; the first that fits counts.
_BY_PROBLEM = (
    ("'\\t'", ("thụt dòng bằng phím Tab", "thụt dòng bằng dấu cách")),
    ("cannot start any token", _OPENING_SIGN),
    ("scanning an alias", _OPENING_SIGN),
    ("scanning an anchor", _OPENING_SIGN),
    ("scanning a tag", _OPENING_SIGN),
    ("are not allowed here", _OPENING_SIGN),
    ("expected the node content", _OPENING_SIGN),
    ("flow", _OPEN_LIST),
    (
        "but found '<scalar>'",
        ("có chữ đứng sau ngoặc đóng", "đặt cả giá trị trong dấu nháy đơn '…'"),
    ),
    (
        "could not find expected ':'",
        ("dòng không có dạng “khóa: giá trị”", "thêm dấu hai chấm và một dấu cách sau khóa"),
    ),
    (
        "single document",
        ("có hai văn bản YAML trong một tệp", "xóa dòng “---” hoặc “...” ở giữa"),
    ),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text and the line it begins on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list and the line it begins on."""

    nodes: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys with their values; ``lines`` tells where each key stands."""

    nodes: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Scalar | Items | Keys


class YamlError(Exception):
    """The YAML can't be used: ``finding`` says where and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def read_yaml(path: str, text: str, first_line: int = 1) -> Node | None:
    """Return the tree of a YAML text that begins on ``first_line`` of its file; None if empty.

    Raises YamlError at the first thing that can't be read.
    """
    try:
        loader = _PlainLoader(text)
        node = loader.get_single_node()
        return None if node is None else _convert(node, first_line)
    except yaml.MarkedYAMLError as error:
        raise YamlError(_finding(path, text, error, first_line)) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        raise YamlError(Finding(path, line, *_CONTROL_CHARACTER)) from error
    except RecursionError as error:
        remedy = "bỏ bớt các tầng “[” hoặc “{” lồng nhau"
        raise YamlError(Finding(path, first_line, "YAML lồng quá sâu", remedy)) from error
    except (ValueError, OverflowError) as error:  # "\UFFFFFFFF" names no character
        line = first_line + loader.get_mark().line
        raise YamlError(Finding(path, line, *_ESCAPE)) from error


class _Refused(yaml.MarkedYAMLError):
    """Something that YAML allows and we don't; ``problem`` and ``note`` are worded for editors."""

    def __init__(self, mark: yaml.Mark, what: str, remedy: str) -> None:
        super().__init__(problem=what, problem_mark=mark, note=remedy)


class _PlainLoader(yaml.SafeLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if getattr(event, "anchor", None):
            raise _Refused(event.start_mark, "dùng neo hoặc bí danh YAML (& hay *)", _QUOTE)
        if getattr(event, "tag", None):
            raise _Refused(event.start_mark, "dùng thẻ kiểu YAML (!)", _QUOTE)
        return super().compose_node(parent, index)


def _convert(node: yaml.Node, first_line: int) -> Node:
    line = node.start_mark.line + first_line
    if isinstance(node, yaml.ScalarNode):
        if CONTROL.search(node.value):  # by an escape such as "\0"
            raise _Refused(node.start_mark, *_CONTROL_CHARACTER)
        return Scalar(_LINE_END.sub(" ", node.value.strip()), line)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_convert(item, first_line) for item in node.value), line)
    return _keys(node, first_line)


def _keys(node: yaml.Node, first_line: int) -> Keys:
    nodes: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Refused(key.start_mark, "khóa không phải là chữ", "viết “khóa: giá trị”")
        if key.value in nodes:
            what = f"khóa {quoted(key.value)} lặp lại"
            raise _Refused(key.start_mark, what, "giữ một dòng, xóa dòng kia")
        nodes[key.value] = _convert(value, first_line)
        lines[key.value] = key.start_mark.line + first_line
    return Keys(nodes, lines, node.start_mark.line + first_line)


def _finding(path: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Finding:
    early = (error.context or "").startswith(_TOLD_WHERE_IT_BEGINS)
    mark = (error.context_mark if early else None) or error.problem_mark or error.context_mark
    line = first_line + (mark.line if mark else 0)
    if isinstance(error, _Refused):
        return Finding(path, line, str(error.problem), str(error.note))
    before = text[: mark.index].rpartition("\n")[2] if mark else ""
    return Finding(path, line, *_explained(error.context or "", error.problem or "", before))


def _explained(context: str, problem: str, before: str) -> tuple[str, str]:
    """Word PyYAML's complaint for editors; ``before`` is the line up to where it stopped."""
    if "mapping values are not allowed" in problem:
        return _COLON if ":" in before else _INDENT
    if "quoted scalar" in context:
        return _ESCAPE if "escape" in problem else _OPEN_QUOTE
    for part, explained in _BY_PROBLEM:
        if part in problem or part in context:
            return explained
    return "YAML không đọc được", "viết mỗi dòng “khóa: giá trị”, sát lề trái"
