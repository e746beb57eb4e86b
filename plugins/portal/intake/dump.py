"""Texts: what a browser showed of a page, saved as text, and plain texts of any kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from portal.intake.draft import Draft, UnreadableError
from portal.intake.page_lines import Parts, taken_apart
from portal.intake.paragraphs import as_html, paragraphs
from portal.intake.plain_text import text_of
from portal.intake.proof import Passage

_NAME = re.compile(r"(?:Tác giả|Người viết|Bài(?: và ảnh)?)\s*:\s*(?P<name>\S.{1,60})")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 200


def read(data: bytes, name: str, labels: Collection[str] = ()) -> Draft:
    """Return the article of a text file; ``labels`` are those of the menus that are known.

    Where a line tells a date as portals do, the page's own lines around the article are left out.
    Raises UnreadableError.
    """
    lines = text_of(data, name).split("\n")
    parts = taken_apart(lines, labels)
    return _page(lines, parts, labels) if parts else _plain(lines)


def _page(lines: Sequence[str], parts: Parts, labels: Collection[str]) -> Draft:
    body, author = _by_line(parts.body)
    texts = paragraphs(body)
    if not texts:
        raise UnreadableError("không thấy nội dung bài; chỉ có đầu trang và cuối trang")
    return Draft(
        html=as_html(texts),
        words="\n".join(body),
        page="\n".join(lines),
        left_out=tuple(_left_out(lines, len(lines) - len(parts.below) - len(parts.body), body)),
        title=parts.title,
        document_title=parts.document_title,
        date=parts.dateline.moment,
        printed_date=parts.dateline.printed,
        author=author,
        section=parts.section(labels),
        site=parts.site,
        doubts=tuple(_doubts(parts, labels, author)),
    )


def _left_out(lines: Sequence[str], begin: int, body: Sequence[str]) -> Iterator[Passage]:
    """Yield the lines around the body, which begins at ``begin``; indented ones are a menu's."""
    for line in (*lines[:begin], *lines[begin + len(body) :]):
        if line.strip():
            yield Passage(" ".join(line.split()), links=line.startswith("\xa0"))


def _doubts(parts: Parts, labels: Collection[str], author: str) -> list[str]:
    doubts = []
    if not parts.is_sure:
        doubts.append("không chắc dòng nào là tên bài; xem lại tên bài và đoạn đầu")
    if author:
        doubts.append(f"“{author}” ở cuối bài được ghi là tác giả")
    unknown = [label for _, label in parts.menu if labels and label not in labels]
    if unknown:
        doubts.append(f"menu.yaml chưa có các mục mà trang có: {'; '.join(unknown)}")
    return doubts


def _by_line(lines: Sequence[str]) -> tuple[Sequence[str], str]:
    """Return the body without its last line where that names its author, and the name."""
    said = [number for number, line in enumerate(lines) if line.strip()]
    if len(said) < 2:
        return lines, ""
    last = said[-1]
    line = " ".join(lines[last].split())
    named = _NAME.fullmatch(line)
    if named or (said[-2] < last - 1 and _is_name(line)):
        return lines[:last], named["name"] if named else line
    return lines, ""


def _is_name(line: str) -> bool:
    """Tell whether a line is a person's name: two to five words, each with one capital."""
    words = line.split()
    return 2 <= len(words) <= 5 and all(_WORD.fullmatch(word) and word.istitle() for word in words)


def _plain(lines: Sequence[str]) -> Draft:
    """Return a text without a page around it; a first line that can be a title is one."""
    first, *rest = paragraphs(lines)
    is_title = rest and len(first) <= _LONGEST_TITLE and first[-1] not in ".:;,!?"
    texts = rest if is_title else [first, *rest]
    return Draft(
        html=as_html(texts),
        words="\n".join(texts),
        title=first if is_title else "",
        doubts=("dòng đầu của tệp được lấy làm tên bài; xem lại",) if is_title else (),
    )
