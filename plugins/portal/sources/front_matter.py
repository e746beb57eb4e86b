"""The head of an article: YAML between two ``---`` lines, and the body below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.sources.findings import Finding, quoted, warning
from portal.sources.plain_keys import plain_keys
from portal.sources.yaml_nodes import Keys, YamlError, read_yaml

_FENCE = "---"
# A value without quotes, and what YAML takes for a comment behind it.
_COMMENT = re.compile(r"(?:[\w-]+:|-)\s+[^\s\"'#|>].*?\s(?P<lost>#.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """An article's keys, and its body with the number of the body's first line."""

    keys: Keys
    body: str
    body_line: int
    remarks: tuple[Finding, ...] = ()


def split(path: str, text: str) -> FrontMatter | Finding:
    """Part a file into front matter and body, or say why that can't be done."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        remedy = "mở đầu tệp bằng dòng “---”, rồi title, date, category, rồi dòng “---”"
        return Finding(path, 1, "thiếu phần đầu bài", remedy)
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        remedy = "thêm dòng “---” sau khóa cuối cùng"
        return Finding(path, 1, "phần đầu bài mở bằng “---” mà không đóng", remedy)
    head = lines[1:end]
    try:
        keys = plain_keys(head, 2) or read_yaml(path, "\n".join(head), first_line=2)
    except YamlError as error:
        return error.finding
    if keys is None:
        return Finding(path, 1, "phần đầu bài để trống", "thêm title, date, category")
    if not isinstance(keys, Keys):
        remedy = "viết mỗi dòng “khóa: giá trị”"
        return Finding(path, keys.line, "phần đầu bài không có dạng “khóa: giá trị”", remedy)
    remarks = tuple(_lost_comments(path, head))
    return FrontMatter(keys, "\n".join(lines[end + 1 :]), end + 2, remarks)


def _lost_comments(path: str, lines: Sequence[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, 2):
        if lost := _COMMENT.fullmatch(line):
            what = f"YAML bỏ qua {quoted(lost['lost'])} như lời ghi chú"
            yield warning(path, number, what, "nếu là nội dung, đặt cả giá trị trong ngoặc kép")
