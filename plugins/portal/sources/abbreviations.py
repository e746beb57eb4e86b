"""data/viet-tat.yaml: what abbreviations mean, as editors write it.

A line is ``HTX: hợp tác xã``. One that means several things has a line for each category (label or
id) below it, and ``còn lại`` for all others; what holds for an entry of the menu holds below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.sources.findings import Finding, has_errors, quoted
from portal.sources.menu import Entry, Menu, category_problem
from portal.sources.text import decode
from portal.sources.yaml_nodes import Keys, Node, Scalar, YamlError, read_yaml

ABBREVIATIONS_FILE = "data/viet-tat.yaml"
_ELSEWHERE = "còn lại"
_SHORT = re.compile(r"[^\W\d_]\S*[^\W_]")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What ``short`` means: in the ``sections``, in the menu's order, and in all others.

    ``meaning`` is "" where nobody has said what it means in the others.
    """

    short: str
    meaning: str
    sections: tuple[tuple[Entry, str], ...] = ()

    def meaning_in(self, entry: Entry | None) -> str:
        """Return what it means in a category's articles; "" where nobody has said that."""
        within = [
            meaning
            for section, meaning in self.sections
            if entry and any(below.id == entry.id for below in section.walk())
        ]
        return within[-1] if within else self.meaning  # the last one is the nearest


def read_abbreviations(data: bytes, menu: Menu) -> tuple[tuple[Abbreviation, ...], list[Finding]]:
    """Return the abbreviations of a viet-tat.yaml, and all that is wrong with it."""
    text, findings = decode(ABBREVIATIONS_FILE, data)
    if has_errors(findings):
        return (), findings
    try:
        node = read_yaml(ABBREVIATIONS_FILE, text)
    except YamlError as error:
        return (), [*findings, error.finding]
    findings += _problems(node, menu)
    if has_errors(findings) or not isinstance(node, Keys):
        return (), findings
    read = (_abbreviation(short, meaning, menu) for short, meaning in node.nodes.items())
    return tuple(read), findings


def _abbreviation(short: str, node: Node, menu: Menu) -> Abbreviation:
    if not isinstance(node, Keys):
        return Abbreviation(short, _text(node))
    meanings = {name: _text(meaning) for name, meaning in node.nodes.items()}
    elsewhere = meanings.pop(_ELSEWHERE, "")
    by_id = {entry.id: meanings[name] for name in meanings for entry in menu.find(name)}
    sections = ((entry, by_id[entry.id]) for _, entry in menu.walk() if entry.id in by_id)
    return Abbreviation(short, elsewhere, tuple(sections))


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _problems(node: Node | None, menu: Menu) -> Iterator[Finding]:
    if isinstance(node, Keys):
        for short, meaning in node.nodes.items():
            yield from _short_problems(short, node.lines[short])
            yield from _meaning_problems(short, meaning, node.lines[short], menu)
    elif node is not None:
        remedy = "viết mỗi chữ trên một dòng, ví dụ “HTX: hợp tác xã”"
        yield Finding(ABBREVIATIONS_FILE, node.line, "tệp không có dạng “chữ tắt: nghĩa”", remedy)


def _short_problems(short: str, line: int) -> Iterator[Finding]:
    if not _SHORT.fullmatch(short):
        what = f"chữ viết tắt {quoted(short)} không dùng được"
        remedy = "viết liền từ hai chữ trở lên, không có dấu cách hay dấu chấm ở cuối, ví dụ “TP”"
        yield Finding(ABBREVIATIONS_FILE, line, what, remedy)


def _meaning_problems(short: str, node: Node, line: int, menu: Menu) -> Iterator[Finding]:
    if isinstance(node, Keys):
        for name, meaning in node.nodes.items():
            if name != _ELSEWHERE and (problem := category_problem(name, menu, (_ELSEWHERE,))):
                yield Finding(ABBREVIATIONS_FILE, node.lines[name], *problem)
            yield from _text_problems(f"{short} › {name}", meaning, node.lines[name])
    else:
        yield from _text_problems(short, node, line)


def _text_problems(of: str, node: Node, line: int) -> Iterator[Finding]:
    if not isinstance(node, Scalar):
        remedy = "viết một nghĩa, hoặc mỗi chuyên mục một dòng: “Tên chuyên mục: nghĩa”"
        yield Finding(ABBREVIATIONS_FILE, line, f"{quoted(of)} không có một nghĩa", remedy)
    elif not node.text:
        remedy = f"điền nghĩa sau dấu hai chấm, hoặc xóa dòng {quoted(of)}"
        yield Finding(ABBREVIATIONS_FILE, line, f"{quoted(of)} chưa có nghĩa", remedy)
