"""The body of an article: its Markdown, its HTML, and what is wrong inside it."""

from __future__ import annotations

import hashlib
import html as entities
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.sources.extensions import TAKEN_IDS
from portal.sources.findings import Finding, quoted, warning
from portal.sources.links import Target, read_target
from portal.sources.markdown import Heading, Renderer
from portal.sources.survey import Reference, Survey, survey

_CODE = re.compile(
    r"^(```|~~~).*?^\1|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL
)
_LONGEST_SEARCH = 200  # characters: enough to know one link from another
# What stands before a target; raw HTML has more than Markdown. Its first sign alone is found fast.
_BEFORE_TARGET = re.compile(r"\][(:]\s*")
_BEFORE_TARGET_IN_HTML = re.compile(r"(?:\][(:]\s*<?|=\s*[\"']?|<)\s*")
# What leaves a page empty: comments, paragraphs, rules, white space.
_NOTHING = re.compile(r"(?:<!--.*?-->|</?(?:p|br|hr)\b[^>]*>|&nbsp;|\s)*+", re.DOTALL)
# With the line feed before it, which is found faster than the beginning of a line.
_HEADING = re.compile(r"\n(?:(?P<atx>#{1,6})|[^\s>#|-].*\n(?P<setext>=+|-+) *$)", re.MULTILINE)


@dataclass(frozen=True)
class Text:
    """What is shown of a text: its HTML and its headings. It is large, and fetched when needed."""

    html: str = ""
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Located:
    """A link or image of a text, what it means, and the line of the file that it stands on."""

    reference: Reference
    target: Target
    line: int


@dataclass(frozen=True)
class Body:
    """What every build asks about the text of an article; ``digest`` is that of its HTML.

    ``charts`` are the paths of the tables that it draws charts of.
    """

    references: tuple[Located, ...]
    ids: frozenset[str]
    words: int
    is_empty: bool
    digest: str
    charts: tuple[str, ...] = ()


def read_body(
    path: str, text: str, first_line: int, renderer: Renderer, *, editorial: bool
) -> tuple[Text, Body, list[Finding]]:
    """Return text, facts and findings of the Markdown that begins on ``first_line`` of its file."""
    html, headings = renderer.render(text, editorial=editorial)
    found = survey(html, trusted="<" not in text)
    place = _Places(text, first_line)
    anchors = {f"#{name}" for name in found.ids}  # each heading has a link to its own
    references = tuple(
        Located(reference, read_target(path, reference.target), place.of_target(reference.target))
        for reference in found.references
        if reference.target not in anchors
    )
    digest = hashlib.blake2b(html.encode(), digest_size=16).hexdigest()
    is_empty = bool(_NOTHING.fullmatch(html))
    body = Body(references, frozenset(found.ids), found.words, is_empty, digest)
    return (
        Text(html, headings),
        body,
        [
            *_unsafe(path, found, place),
            *_headings(path, place),
            *_images(path, found, _Places(text, first_line)),
        ],
    )


class _Places:
    """Finds the line of a thing that the rendered text holds, by looking for it in the source."""

    def __init__(self, text: str, first_line: int) -> None:
        self._source = text
        self._first_line = first_line
        self._seen: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()

    @cached_property
    def _text(self) -> str:
        """The source with its code blanked out."""
        if "`" not in self._source and "~~~" not in self._source:
            return self._source
        return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), self._source)

    @cached_property
    def _unescaped(self) -> str:
        """The text with the signs that entities and backslashes stand for."""
        text = self._text
        if "&" in text:
            text = "\n".join(map(_unescaped, text.split("\n")))
        return text.replace("\\", "")

    @cached_property
    def _targets(self) -> list[int]:
        """Where in the unescaped text a target may begin."""
        before = _BEFORE_TARGET_IN_HTML if "<" in self._unescaped else _BEFORE_TARGET
        return [match.end() for match in before.finditer(self._unescaped)]

    def of_target(self, target: str) -> int:
        """Return the line of the next link or image that leads to ``target``."""
        sought = target[:_LONGEST_SEARCH].replace("\n", " ").replace("\\", "")
        found = [at for at in self._targets if self._unescaped.startswith(sought, at)]
        if not found:
            return self._first_line
        at = found[self._asked[sought] % len(found)]
        self._asked[sought] += 1
        return self._first_line + self._unescaped.count("\n", 0, at)

    def of_tag(self, tag: str) -> int:
        """Return the line of the next tag that begins so; ``<p id``: that has this attribute."""
        return self._next(r"[^<>]*?\b".join(map(re.escape, tag.split())), self._text)

    def of_headings(self) -> Iterator[tuple[int, int]]:
        """Yield line and level of each heading, in order."""
        text = f"\n{self._text}"
        for match in _HEADING.finditer(text):
            marker = match["atx"] or match["setext"]
            level = len(marker) if match["atx"] else 1 + marker.startswith("-")
            yield self._first_line + text.count("\n", 0, match.start()), level

    def _next(self, pattern: str, text: str) -> int:
        """Return the line of the next match, else of the first; the first line if there is none."""
        search = re.compile(pattern, re.IGNORECASE).search
        if match := search(text, self._seen[pattern]) or search(text):
            self._seen[pattern] = match.end()
            return self._first_line + text.count("\n", 0, match.end())
        return self._first_line


def _unescaped(line: str) -> str:
    return entities.unescape(line).replace("\n", " ")


def _unsafe(path: str, found: Survey, place: _Places) -> Iterator[Finding]:
    for tag in found.unsafe:
        remedy = "bỏ đoạn HTML ấy; viết bằng Markdown, hoặc đặt giữa hai dấu ` nếu chỉ để đọc"
        yield Finding(path, place.of_tag(tag), f"HTML không an toàn: “{tag} …>”", remedy)
    if found.misplaced and not found.unsafe:
        tag, count = found.misplaced
        line = [place.of_tag(tag) for _ in range(count)][-1]
        remedy = "mở và đóng thẻ HTML cho đúng cặp, hoặc viết bằng Markdown"
        yield Finding(path, line, f"thẻ HTML “{tag}>” thiếu cặp hoặc đặt sai chỗ", remedy)
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
