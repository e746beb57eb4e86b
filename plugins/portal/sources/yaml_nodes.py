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
from portal.sources.yaml_complaints import ESCAPE, QUOTE, explained

_LINE_END = re.compile(r"\s*\n\s*")
_TOLD_WHERE_IT_BEGINS = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow",
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
        raise YamlError(Finding(path, line, "có ký tự điều khiển", "xóa ký tự ấy")) from error
    except RecursionError as error:
        remedy = "bỏ bớt các tầng “[” hoặc “{” lồng nhau"
        raise YamlError(Finding(path, first_line, "YAML lồng quá sâu", remedy)) from error
    except (ValueError, OverflowError) as error:  # "\UFFFFFFFF" names no character
        line = first_line + loader.get_mark().line
        raise YamlError(Finding(path, line, *ESCAPE)) from error


class _Refused(yaml.MarkedYAMLError):
    """Something that YAML allows and we don't; ``problem`` and ``note`` are worded for editors."""

    def __init__(self, mark: yaml.Mark, what: str, remedy: str) -> None:
        super().__init__(problem=what, problem_mark=mark, note=remedy)


class _PlainLoader(yaml.SafeLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()
        if getattr(event, "anchor", None):
            raise _Refused(event.start_mark, "giá trị dùng neo hoặc bí danh YAML (& hay *)", QUOTE)
        if getattr(event, "tag", None):
            raise _Refused(event.start_mark, "giá trị dùng thẻ kiểu YAML (!)", QUOTE)
        return super().compose_node(parent, index)


def _convert(node: yaml.Node, first_line: int) -> Node:
    line = node.start_mark.line + first_line
    if isinstance(node, yaml.ScalarNode):
        if CONTROL.search(node.value):  # by an escape such as "\0"
            raise _Refused(node.start_mark, *ESCAPE)
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
    return Finding(path, line, *explained(error.context or "", error.problem or "", before))
