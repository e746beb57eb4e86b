"""The body of an article: its Markdown, its HTML, and what is wrong inside it."""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.sources.extensions import TAKEN_IDS
from portal.sources.findings import Finding, quoted, warning
from portal.sources.markdown import Heading, Renderer
from portal.sources.survey import Reference, Survey, survey

_CODE = re.compile(
    r"^(```|~~~).*?^\1|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL
)
_BEFORE_TARGET = r"(?:\]\(\s*<?|\]:\s*<?|=\s*[\"']?|<)\s*"
_HEADING = re.compile(r"^(?P<atx>#{1,6})|^[^\s>#|-].*\n(?P<setext>=+|-+) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Located:
    """A link or image of a text with the line of the file that it stands on."""

    reference: Reference
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article as HTML, with what the rest of the portal asks about it."""

    html: str
    headings: tuple[Heading, ...]
    references: tuple[Located, ...]
    ids: frozenset[str]
    words: int


def read_body(
    path: str, text: str, first_line: int, renderer: Renderer, *, editorial: bool
) -> tuple[Body, list[Finding]]:
    """Return the body whose Markdown begins on ``first_line`` of its file, and its findings."""
    html, headings = renderer.render(text, editorial=editorial)
    found = survey(html)
    place = _Places(text, first_line)
    references = tuple(
        Located(reference, place.of_target(reference.target)) for reference in found.references
    )
    body = Body(html, headings, references, frozenset(found.ids), found.words)
    return body, [
        *_unsafe(path, found, place),
        *_headings(path, place),
        *_images(path, found, _Places(text, first_line)),
    ]


class _Places:
    """Finds the line of a thing that the rendered text holds, by looking for it in the source."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
        self._first_line = first_line
        self._seen: Counter[str] = Counter()

    def of_target(self, target: str) -> int:
        """Return the line of the next link or image that leads to ``target``."""
        forms = (_escapable(form) for form in (target, entities.escape(target)))
        return self._next(rf"{_BEFORE_TARGET}(?:{'|'.join(forms)})")

    def of_tag(self, tag: str) -> int:
        """Return the line of the next tag that begins so; ``<p id``: that has this attribute."""
        return self._next(r"[^<>]*?\b".join(map(re.escape, tag.split())))

    def of_headings(self) -> Iterator[tuple[int, int]]:
        """Yield line and level of each heading, in order."""
        for match in _HEADING.finditer(self._text):
            marker = match["atx"] or match["setext"]
            level = len(marker) if match["atx"] else 1 + marker.startswith("-")
            yield self._line(match.start()), level

    def _next(self, pattern: str) -> int:
        """Return the line of the next match, else of the first; the first line if there is none."""
        search = re.compile(pattern, re.IGNORECASE).search
        if match := search(self._text, self._seen[pattern]) or search(self._text):
            self._seen[pattern] = match.end()
            return self._line(match.end())
        return self._first_line

    def _line(self, offset: int) -> int:
        return self._first_line + self._text.count("\n", 0, offset)


def _escapable(text: str) -> str:
    r"""Return a pattern for text whose signs Markdown may have behind a backslash."""
    return r"\\?".join(map(re.escape, text))


def _unsafe(path: str, found: Survey, place: _Places) -> Iterator[Finding]:
    for tag in found.unsafe:
        remedy = "bỏ đoạn HTML ấy; viết bằng Markdown, hoặc đặt giữa hai dấu ` nếu chỉ để đọc"
        yield Finding(path, place.of_tag(tag), f"HTML không an toàn: “{tag} …>”", remedy)
    if found.misplaced and not found.unsafe:
        tag, count = found.misplaced
        line = [place.of_tag(tag) for _ in range(count)][-1]
        remedy = "mở và đóng thẻ HTML cho đúng cặp, hoặc viết bằng Markdown"
        yield Finding(path, line, f"thẻ HTML “{tag}>” đặt sai chỗ hoặc thiếu cặp", remedy)
    for name, count in Counter(found.ids).items():
        if count > 1 or name in TAKEN_IDS:
            line = place.of_tag(f'id="{name}"')
            yield Finding(path, line, f"id {quoted(name)} đã có trong trang", "đặt id khác")


def _headings(path: str, place: _Places) -> Iterator[Finding]:
    above = 1
    for line, level in place.of_headings():
        if level == 1:
            remedy = "bắt đầu các đề mục bằng “##”; tên bài đã có ở khóa title"
            yield warning(path, line, "đề mục bậc 1 trong bài", remedy)
        elif level > above + 1:
            what = f"đề mục bậc {level} ngay dưới bậc {above}"
            yield warning(path, line, what, f"dùng “{'#' * (above + 1)}” cho đề mục này")
        above = max(level, 2)


def _images(path: str, found: Survey, place: _Places) -> Iterator[Finding]:
    for image in found.images_without_text:
        remedy = "tả ảnh bằng vài chữ: ![ảnh chụp gì](…)"
        yield warning(path, place.of_target(image), "ảnh không có lời tả", remedy)
