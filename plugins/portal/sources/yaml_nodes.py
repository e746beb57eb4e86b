"""YAML as editors write it: plain text, lists and keys, each with its line.

Only what front matter and menu.yaml need is read. Every scalar stays text, so that ``2011-03-21``,
``1_000`` and ``no`` are what they look like, and becomes one line; anchors, aliases and tags are
refused, and with them alias bombs and Python objects.

PyYAML parses in two ways: by libyaml, which is fast, and by itself, which tells better what is
wrong. They don't agree on everything, so that libyaml gets only what both read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from typing import NamedTuple, cast

import yaml

from portal.sources.findings import Finding, quoted
from portal.sources.text import CONTROL
from portal.sources.yaml_complaints import ESCAPE, QUOTE, TOO_DEEP, TWO_TEXTS, explained

# Where libyaml accepts what PyYAML's own parser refuses, or finds another line.
_READ_OTHERWISE = re.compile(
    r"""
      [\x00-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]
    | (?<!\w)[?!]                       # a key of its own, a tag
    | [>|][-+0-9]*\#                    # a comment right behind the sign of a block
    | ---                               # the border of a document
    | [\[{](?![^\[\]{}:?\n]*[\]}])      # a list or keys in brackets, over lines or in each other
    """,
    re.VERBOSE,
)
_DEEPEST = 100  # levels: more than anybody means, fewer than Python can follow
_LINE_END = re.compile(r"\s*\n\s*")
_TOLD_WHERE_IT_BEGINS = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow",
)


# Named tuples: the store holds thousands of them, and they are pickled in half the time.
class Scalar(NamedTuple):
    """A text and the line it begins on."""

    text: str
    line: int


class Items(NamedTuple):
    """A list and the line it begins on."""

    nodes: tuple[Node, ...]
    line: int


class Keys(NamedTuple):
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
    if yaml.__with_libyaml__ and not _READ_OTHERWISE.search(text):
        with suppress(yaml.YAMLError):  # PyYAML's own parser tells below what is wrong, and where
            return _tree(yaml.CSafeLoader(text), first_line)
    try:
        loader = yaml.SafeLoader(text)
        return _tree(loader, first_line)
    except yaml.MarkedYAMLError as error:
        raise YamlError(_finding(path, text, error, first_line)) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        raise YamlError(Finding(path, line, "có ký tự điều khiển", "xóa ký tự ấy")) from error
    except (ValueError, OverflowError) as error:  # "\UFFFFFFFF" names no character
        line = first_line + loader.get_mark().line
        raise YamlError(Finding(path, line, *ESCAPE)) from error


class _Refused(yaml.MarkedYAMLError):
    """Something that YAML allows and we don't; ``problem`` and ``note`` are worded for editors."""

    def __init__(self, event: yaml.Event, what: str, remedy: str) -> None:
        mark = cast("yaml.Mark", event.start_mark)  # libyaml's has what we need of it
        super().__init__(problem=what, problem_mark=mark, note=remedy)


def _tree(loader: yaml.SafeLoader | yaml.CSafeLoader, first_line: int) -> Node | None:
    events = iter(list(_events(loader)))  # what can't be parsed is told before what we refuse
    first = next(events, None)
    return None if first is None else _node(first, events, first_line)


def _events(loader: yaml.SafeLoader | yaml.CSafeLoader) -> Iterator[yaml.Event]:
    """Yield what the nodes of the only document are made of."""
    depth = documents = 0
    while loader.check_event():
        event = loader.get_event()
        if isinstance(event, yaml.NodeEvent):
            _refuse_references(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > _DEEPEST:
                raise _Refused(event, *TOO_DEEP)
            yield event
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            yield event
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(event, *TWO_TEXTS)


def _refuse_references(event: yaml.NodeEvent) -> None:
    if event.anchor:
        raise _Refused(event, "giá trị dùng neo hoặc bí danh YAML (& hay *)", QUOTE)
    if getattr(event, "tag", None):
        raise _Refused(event, "giá trị dùng thẻ kiểu YAML (!)", QUOTE)


def _node(event: yaml.Event, events: Iterator[yaml.Event], first_line: int) -> Node:
    """Return the node that begins with ``event``; ``events`` has the rest of it."""
    line = _line(event, first_line)
    if isinstance(event, yaml.ScalarEvent):
        if CONTROL.search(event.value):  # by an escape such as "\0"
            raise _Refused(event, *ESCAPE)
        return Scalar(_LINE_END.sub(" ", event.value.strip()), line)
    if isinstance(event, yaml.MappingStartEvent):
        return _keys(events, line, first_line)
    starts = takewhile(_is_start, events)
    return Items(tuple(_node(start, events, first_line) for start in starts), line)


def _line(event: yaml.Event, first_line: int) -> int:
    return cast("yaml.Mark", event.start_mark).line + first_line


def _is_start(event: yaml.Event) -> bool:
    return not isinstance(event, yaml.CollectionEndEvent)


def _keys(events: Iterator[yaml.Event], line: int, first_line: int) -> Keys:
    nodes: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key in takewhile(_is_start, events):
        if not isinstance(key, yaml.ScalarEvent):
            raise _Refused(key, "khóa không phải là chữ", "viết “khóa: giá trị”")
        if key.value in nodes:
            what = f"khóa {quoted(key.value)} lặp lại"
            raise _Refused(key, what, "giữ một dòng, xóa dòng kia")
        nodes[key.value] = _node(next(events), events, first_line)
        lines[key.value] = _line(key, first_line)
    return Keys(nodes, lines, line)


def _finding(path: str, text: str, error: yaml.MarkedYAMLError, first_line: int) -> Finding:
    early = (error.context or "").startswith(_TOLD_WHERE_IT_BEGINS)
    mark = (error.context_mark if early else None) or error.problem_mark or error.context_mark
    line = first_line + (mark.line if mark else 0)
    if isinstance(error, _Refused):
        return Finding(path, line, str(error.problem), str(error.note))
    before = text[: mark.index].rpartition("\n")[2] if mark else ""
    return Finding(path, line, *explained(error.context or "", error.problem or "", before))
