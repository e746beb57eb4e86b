"""What a page tells about its article: titles, date, author, section, site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from portal.intake.blocks import Block
from portal.intake.boilerplate import Article
from portal.intake.headlines import page_title, same, site_beside, title_parts
from portal.intake.people import author_of, is_signed, named_author, source_of
from portal.intake.phrases import is_dateline
from portal.intake.sections import section_of
from portal.intake.tree import Element
from portal.vietnamese import Moment, fold, printed_dates

_TIME = re.compile(
    r"(?P<h>\d{1,2})\s*[:hg]\s*(?P<m>\d\d)(?::\d\d)?\s*(?P<half>[AP]M|SA|CH)?\b", re.IGNORECASE
)
_AMERICAN = re.compile(r"\b(?P<m>\d{1,2})/(?P<d>1[3-9]|[23]\d)/(?P<y>(?:19|20)\d\d)\b")
_PLACE_AND_DATE = re.compile(r"[\w .]{3,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_BY = re.compile(r"\b(?:bởi|by)\s+(\D{3,40})$", re.IGNORECASE)
_KIND = re.compile(
    "bao cao|bien ban|chi thi|chuong trinh|cong van|de an|ke hoach|nghi quyet|quyet dinh|quy che"
    "|thong bao|thong tri|to trinh"
)
_METAS = ("article:published_time", "dc.date", "date", "pubdate")
_NAMELESS = re.compile(r"trang chu|home(?:page)?|index|untitled.*|new page.*|noi dung|main|tin tuc")
_NEAR = 6


@dataclass(frozen=True)
class Facts:
    """What was found; ``taken`` are the blocks of the text that are facts and leave it."""

    title: str = ""
    document_title: str = ""
    date: Moment | None = None
    printed_date: str = ""
    author: str = ""
    section: str = ""
    site: str = ""
    taken: frozenset[Block] = frozenset()
    doubts: tuple[str, ...] = ()


def facts_of(root: Element, article: Article) -> Facts:
    """Return the facts that a page tells, each only where it is told plainly."""
    told = page_title(root)
    title, document_title, repeated = _titles(article, told)
    author, signed = _author(article.text, filter(_is_dated, _around(article)))
    site = _site(root, article, told, title)
    facts = replace(
        _dated(root, article),
        title=title,
        document_title=document_title,
        author=author,
        section=section_of(root, article, title, site),
        site=site,
        taken=frozenset(block for block in (repeated, signed) if block),
    )
    return facts if title else replace(facts, doubts=(*facts.doubts, "không thấy tiêu đề của bài"))


def _titles(article: Article, told: str) -> tuple[str, str, Block | None]:
    """Return the title, the document's title, and the block of the text that repeats it."""
    if not article.headline:
        parts = title_parts(told)
        return (parts[0] if len(parts) > 1 else told), "", None
    title = article.headline.text
    above = article.above[-1].text if article.above else ""
    if above.isupper() and _KIND.fullmatch(fold(above)):
        return title, f"{above} {title}", None
    if _completes(title, above):
        return above, title, None
    first = next(iter(article.text), None)
    if first and (same(first.text, title) or _completes(first.text, title)):
        return title, "" if same(first.text, title) else first.text, first
    return title, "", None


def _completes(longer: str, title: str) -> bool:
    """Tell whether a document's title is its kind and the title: ``Báo cáo`` + title."""
    words, all_words = fold(title).split(), fold(longer).split()
    more = len(all_words) - len(words)
    return len(words) >= 4 and 0 < more <= 4 and all_words[-len(words) :] == words


def _dated(root: Element, article: Article) -> Facts:
    for block in filter(_is_dated, _around(article)):
        found = moment_in(block.text)
        if found:
            return Facts(date=found[0], printed_date=found[1])
    for element in root.walk():
        name = element.attributes.get("property") or element.attributes.get("name") or ""
        if element.name == "meta" and name.lower() in _METAS:
            with suppress(ValueError):  # no such day or hour
                written = element.attributes.get("content", "").strip()
                return Facts(date=Moment.parse(written), printed_date=written)
    for block in (*article.text[:_NEAR], *article.text[-_NEAR:]):
        if _PLACE_AND_DATE.fullmatch(block.text) and (found := moment_in(block.text)):
            doubt = f"ngày lấy từ văn bản (“{block.text}”), không phải ngày đăng"
            return Facts(date=found[0], printed_date=found[1], doubts=(doubt,))
    return Facts(doubts=("không thấy ngày đăng của bài",))


def _is_dated(block: Block) -> bool:
    return is_dateline(block.text)


def _around(article: Article) -> Iterator[Block]:
    """Yield the blocks around the text, those that tell its date most likely first."""
    yield from article.below[:_NEAR]
    yield from reversed(article.above[-_NEAR:])


def moment_in(text: str) -> tuple[Moment, str] | None:
    """Return the date of a line, with its time where it has one, and how both are printed."""
    american = _AMERICAN.search(text)
    for found in printed_dates(text):
        with suppress(ValueError):  # no such day or hour
            day = Moment.parse(found.edtf)
            return _timed(day, text, found.start, found.end)
    if american:  # 3/21/2011 2:45:00 PM: the month is first, as the day can't be
        with suppress(ValueError):  # no such day or hour
            day = Moment(int(american["y"]), int(american["m"]), int(american["d"]))
            return _timed(day, text, american.start(), american.start("y") + 4)
    return None


def _timed(day: Moment, text: str, start: int, end: int) -> tuple[Moment, str]:
    found = _TIME.search(f"{text[:start]}{' ' * (end - start)}{text[end:]}")
    if day.day is None or day.hour is not None or not found:
        return day, text[start:end]
    half = (found["half"] or "").upper()
    hour = int(found["h"]) % 12 + 12 * (half in {"PM", "CH"}) if half else int(found["h"])
    with suppress(ValueError):  # no such day or hour
        moment = Moment(day.year, day.month, day.day, hour, int(found["m"]))
        return moment, text[min(start, found.start()) : max(end, found.end())].strip()
    return day, text[start:end]


def _author(text: Sequence[Block], near: Iterable[Block]) -> tuple[str, Block | None]:
    """Return who wrote the text, and the line that says only that.

    A name below ``GIÁM ĐỐC`` signs a document, and is a part of it.
    """
    if text and (author := named_author(text[0])):
        return author, text[0]
    if said := next((found[1] for one in near if (found := _BY.search(one.text))), ""):
        return said.strip(), None
    for block in reversed(text[-2:]):
        place = text.index(block)
        if author := author_of(block):
            signed = any(is_signed(one.text) for one in text[max(0, place - 5) : place])
            return ("", None) if signed else (author, block)
        if source := source_of(block):
            before = text[place - 1] if place else None
            author = author_of(before) if before else ""
            return (author, before) if author else (source, None)
    return "", None


def _site(root: Element, article: Article, told: str, title: str) -> str:
    for element in root.walk():
        if element.attributes.get("property") == "og:site_name":
            return element.attributes.get("content", "").strip()
    parts = [part for part in title_parts(told) if not same(part, title)]
    beside = site_beside(told, title) if title else None
    if beside is not None:
        parts = title_parts(beside)[:: -1 if told.startswith(title) else 1][:1]
    named = [part for part in parts if not _NAMELESS.fullmatch(fold(part))]
    return named[-1] if named else next(_mastheads(article.page[:3], title), "")


def _mastheads(above: Iterable[Block], title: str) -> Iterator[str]:
    for block in above:
        if 3 <= block.words <= 15 and not block.linked and not same(block.text, title):
            yield block.text
