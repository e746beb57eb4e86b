"""Plain front matter without a YAML parser: lines of ``key: value``, as most articles have them.

A value is a text in double quotes, a list of such texts, or a text that begins with a letter or
digit and holds no sign that YAML might take otherwise. Where a line is anything else, this module
says None, and YAML is asked. ``tests/unit/sources/test_plain_keys.py`` holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.sources.yaml_nodes import Items, Keys, Node, Scalar

_STRANGE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SIGNS = r'[^"\\]*'
_QUOTED = rf'"{_SIGNS}(?:\\"{_SIGNS})*"'
_UNQUOTED = r"[^\W_](?:[^#:]|:(?! |$))*+"  # no comment, and no colon that ends a key
_LINE = re.compile(
    rf"(?P<key>[a-z_]{{1,40}}): +"
    rf"(?:(?P<text>{_QUOTED}|{_UNQUOTED})|\[(?P<items>(?:{_QUOTED}(?:, *{_QUOTED})*)?)\]) *"
)
_ITEM = re.compile(_QUOTED)


def plain_keys(lines: Sequence[str], first_line: int) -> Keys | None:
    """Return the keys of plain lines that begin on ``first_line`` of their file, else None."""
    nodes: dict[str, Node] = {}
    for number, line in enumerate(lines, first_line):
        found = _LINE.fullmatch(line)
        if not found or found["key"] in nodes or _STRANGE.search(line):
            return None
        nodes[found["key"]] = _value(found, number)
    lines_of_keys = {key: node.line for key, node in nodes.items()}
    return Keys(nodes, lines_of_keys, first_line) if nodes else None


def _value(found: re.Match[str], line: int) -> Node:
    if found["text"]:
        return Scalar(_text(found["text"]), line)
    return Items(tuple(Scalar(_text(item), line) for item in _ITEM.findall(found["items"])), line)


def _text(written: str) -> str:
    if written.startswith('"'):
        written = written[1:-1].replace('\\"', '"')
    return written.strip()
