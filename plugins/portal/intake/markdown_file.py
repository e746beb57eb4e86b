"""Markdown files of other sites (Jekyll, Hugo, exports of WordPress): their facts and text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress

import yaml
from bs4 import BeautifulSoup, Tag

from portal.intake.clean import clean, note
from portal.intake.draft import Draft, UnreadableError
from portal.intake.plain_text import text_of
from portal.sources import Flow, Renderer
from portal.vietnamese import Moment, printed_dates

_HEAD = re.compile(
    r"\s*(?P<sign>---|\+\+\+)[ \t]*\n(?P<head>.*?)\n(?P=sign)[ \t]*(?:\n|$)", re.DOTALL
)
_LONGEST_HEAD = 100_000
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_TOP_HEADING = re.compile(r"^# ", re.MULTILINE)
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\[/?[a-z_]+(?: [a-z]+=[^\]]*)+\]")

_TITLES = ("title",)
_DATES = ("date", "published", "publishdate", "pubdate", "created")
_AUTHORS = ("author", "authors")
_SECTIONS = ("category", "categories", "section")
_ADDRESSES = ("canonical_url", "canonical", "link", "url", "permalink")
_KNOWN = {*_TITLES, *_DATES, *_AUTHORS, *_SECTIONS, *_ADDRESSES}

Facts = Mapping[str, list[str]]


def read(data: bytes, name: str) -> Draft:
    """Return the article of a Markdown file; raises UnreadableError."""
    text = text_of(data, name)
    head = _HEAD.match(text)
    facts = _facts(head["sign"], head["head"]) if head else {}
    body = text[head.end() :] if head else text
    soup = BeautifulSoup(_rendered(body), "html.parser")
    title = _first(facts, _TITLES) or _own_title(soup, body)
    words = Flow.of(str(soup)).text
    images = [str(image.extract().get("src", "")) for image in soup.find_all("img")]
    nowhere = clean(soup)
    if not soup.get_text().strip():
        raise UnreadableError(f"“{name}” không có nội dung dưới phần khai báo")
    printed = _first(facts, _DATES)
    address = _first(facts, _ADDRESSES)
    return Draft(
        html=_without_empty(soup),
        words=words,
        title=title,
        date=_date(printed),
        printed_date=printed,
        author=", ".join(_all(facts, _AUTHORS)),
        section=_first(facts, _SECTIONS),
        address=address if address.startswith(("http://", "https://")) else "",
        doubts=tuple(_doubts(facts, images, nowhere, body)),
    )


def _facts(sign: str, head: str) -> Facts:
    """Return what front matter says, as texts by key in small letters."""
    if len(head) > _LONGEST_HEAD:
        raise UnreadableError("phần khai báo ở đầu tệp dài quá")
    try:
        # S506: BaseLoader makes texts, lists and mappings only: a date stays as it is written.
        said = tomllib.loads(head) if sign == "+++" else yaml.load(head, yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError("phần khai báo ở đầu tệp viết sai; sửa lại rồi nhập") from error
    entries = said.items() if isinstance(said, dict) else ()
    return {str(key).lower(): list(_texts(value)) for key, value in entries}


def _texts(value: object) -> Iterator[str]:
    """Yield the texts of a value: one, those of a list, the names of things that have one."""
    for one in value if isinstance(value, list) else [value]:
        said = one.get("name", "") if isinstance(one, dict) else one
        text = "" if isinstance(said, (list, dict)) else " ".join(str(said).split())
        if text:
            yield text


def _all(facts: Facts, keys: tuple[str, ...]) -> list[str]:
    return next((facts[key] for key in keys if facts.get(key)), [])


def _first(facts: Facts, keys: tuple[str, ...]) -> str:
    return next(iter(_all(facts, keys)), "")


def _date(printed: str) -> Moment | None:
    """Return the date that front matter prints, ISO or as Vietnamese texts have it."""
    with suppress(ValueError):  # no day of any calendar
        if found := _ISO.fullmatch(printed):
            day, time, zone = found.groups()
            return Moment.parse(f"{day}T{time}{zone or ''}" if time else day)
        for date in printed_dates(printed):
            return Moment.parse(date.edtf)
    return None


def _rendered(body: str) -> str:
    """Return the body as HTML, its notes as paragraphs at the end with their numbers."""
    try:
        html, _ = Renderer().render(body, editorial=False)
    except (RecursionError, ValueError) as error:
        raise UnreadableError("Markdown lồng quá sâu; sửa lại rồi nhập") from error
    soup = BeautifulSoup(html.replace("\xa0", " ").replace("&#160;", " "), "html.parser")
    numbers: dict[str, str] = {}
    for mark in soup.select("a.footnote-ref[data-note]"):
        numbers[str(mark["href"]).lstrip("#")] = str(mark["data-note"])
        mark.replace_with(str(mark["data-note"]))
    for back in soup.select("a.footnote-backref"):
        back.decompose()
    for item in soup.select("li[id]"):
        if said := numbers.get(str(item["id"])):
            notes = item.parent
            note(soup, item, said)
            item.unwrap()
            if notes is not None and notes.name == "ol" and not notes.find("li", recursive=False):
                notes.unwrap()
    return str(soup)


def _own_title(soup: BeautifulSoup, body: str) -> str:
    """Take the title out of a text that begins with its only heading of level 1."""
    first = soup.find(True)
    is_title = body.lstrip().startswith("# ") and len(_TOP_HEADING.findall(body)) == 1
    if not is_title or not isinstance(first, Tag) or not first.name.startswith("h"):
        return ""
    return " ".join(first.extract().get_text().split())


def _without_empty(soup: BeautifulSoup) -> str:
    """Return the HTML without paragraphs that held nothing but an image."""
    for paragraph in soup.find_all("p"):
        if isinstance(paragraph, Tag) and not paragraph.get_text().strip():
            paragraph.decompose()
    return str(soup).strip()


def _doubts(facts: Facts, images: list[str], nowhere: int, body: str) -> Iterator[str]:
    unused = [f"{key}: {', '.join(facts[key])[:80]}" for key in facts if key not in _KNOWN]
    if unused:
        yield f"không dùng tới trong phần khai báo: {'; '.join(unused)[:400]}"
    if len(sections := _all(facts, _SECTIONS)) > 1:
        yield f"tệp ghi {len(sections)} chuyên mục ({', '.join(sections)}): lấy mục đầu"
    if (printed := _first(facts, _DATES)) and _date(printed) is None:
        yield f"không hiểu ngày “{printed[:40]}”; điền ngày của bài"
    if images:
        yield f"chưa có các hình {', '.join(images)[:300]}: chép vào thư mục bài rồi chèn lại"
    if nowhere:
        yield f"có {nowhere} liên kết trong trang cũ: giữ chữ, bỏ liên kết"
    if found := _SHORTCODE.search(body):
        yield f"có mã của chương trình cũ như “{found[0][:40]}”: xóa hoặc thay bằng nội dung thật"
