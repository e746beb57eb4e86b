"""From a plain Word document to clean HTML, by the library mammoth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import mammoth
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from portal.intake.clean import clean
from portal.intake.word_names import WORD
from portal.intake.word_plain import (
    BULLETS,
    DEEPEST_LIST,
    MARK_BEGINS,
    MARK_ENDS,
    MARK_MIDDLE,
    NUMBERS,
)

PARTS = ("[Content_Types].xml", "word/_rels/document.xml.rels")
"""What mammoth reads of the whole document: kinds of files, and addresses."""

IMAGES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}
"""How the image files that browsers show begin, and their suffix; WebP is told apart below."""

_STYLES = "\n".join(
    ("p.title => h1:fresh", *(f"p.h{level} => h{level}:fresh" for level in range(2, 7)))
)
_BLOCKS = {"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
_MARK = re.compile(f"{MARK_BEGINS}(\\d+){MARK_MIDDLE}([^{MARK_ENDS}]*){MARK_ENDS}")
_COUNTED = re.compile(r"\d+\. ")


class Page:
    """The HTML of a document as it takes shape; ``files`` are its images by their target."""

    def __init__(self, document: ET.Element, parts: Mapping[str, bytes]) -> None:
        self.files: dict[str, bytes] = {}
        self.images_left_out = 0
        self.counted: set[str] = set()
        html = mammoth.convert_to_html(
            BytesIO(_package(document, parts)),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=self._image,
        ).value
        self.soup = BeautifulSoup(html, "html.parser")
        self.title = self._title()
        self.links_left_out = clean(self.soup)
        for numbered in reversed(self.soup.find_all("ol")):
            self._settle(numbered)
        for paragraph in self.soup.select("td > p:only-child, th > p:only-child"):
            paragraph.unwrap()
        for text in self.soup.find_all(string=_MARK):
            text.replace_with(_MARK.sub(r"\2", text))

    def _title(self) -> str:
        """Take the title out of the text, and return it; "" for none."""
        heading = self.soup.find("h1")
        if not isinstance(heading, Tag):
            return ""
        title = " ".join(_MARK.sub(r"\2", heading.extract().get_text()).split())
        for further in self.soup.find_all("h1"):
            further.name = "h2"
        return title

    def words(self, words: str) -> str:
        """Return the words of the document; a number that a list counts by itself is none."""
        return _MARK.sub(lambda mark: "" if mark[1] in self.counted else mark[2], words)

    def _image(self, image: mammoth.documents.Image) -> list[object]:
        with image.open() as stream:
            data = stream.read()
        kind = next((kind for sign, kind in IMAGES.items() if data.startswith(sign)), None)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            kind = "webp"
        if kind is None:
            self.images_left_out += 1
            return []
        name = next((name for name, known in self.files.items() if known == data), None)
        name = name or f"files/hinh-{len(self.files) + 1}.{kind}"
        self.files[name] = data
        attributes = {"src": name, "alt": image.alt_text or ""}
        return [mammoth.html.element("img", attributes)]

    def _settle(self, numbered: Tag) -> None:
        """Keep a list that counts as HTML does; write other numbers, `a)` and `I.`, as text."""
        items = numbered.find_all("li", recursive=False)
        marks = [_first_mark(item) for item in items]
        said = [mark[2] if mark else "" for mark in marks]
        if len(items) > 1 and all(_COUNTED.fullmatch(one) for one in said):
            for item, mark, one in zip(items, marks, said, strict=True):
                item["value"] = one.strip(". ")
                if mark:
                    self.counted.add(mark[1])
                    text = item.find(string=_MARK)
                    if text is not None:
                        text.replace_with(_MARK.sub("", text, count=1))
            return
        for item in items:
            _wrap_inline(self.soup, item)
            item.unwrap()
        numbered.unwrap()


def _first_mark(item: Tag) -> re.Match[str] | None:
    """Return the number of an item; a list in it has its own."""
    text = next((one for one in item.descendants if isinstance(one, NavigableString)), None)
    return _MARK.match(text) if text is not None else None


def _wrap_inline(soup: BeautifulSoup, item: Tag) -> None:
    """Put what stands in an item beside blocks into paragraphs."""
    paragraph: Tag | None = None
    for child in list(item.children):
        if isinstance(child, Tag) and child.name in _BLOCKS:
            paragraph = None
            continue
        if paragraph is None:
            paragraph = soup.new_tag("p")
            child.insert_before(paragraph)
        paragraph.append(child.extract())


def _package(document: ET.Element, parts: Mapping[str, bytes]) -> bytes:
    """Return a docx of the plain document, with the images and addresses of the whole one."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", ET.tostring(document, encoding="utf-8"))
        archive.writestr("word/numbering.xml", _numbering())
        for name, data in parts.items():
            if name in PARTS or name.startswith("word/media/"):
                archive.writestr(name, data)
    return packed.getvalue()


def _numbering() -> str:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>'
            for level in range(DEEPEST_LIST + 1)
        )
        + "</w:abstractNum>"
        for number, form in ((BULLETS, "bullet"), (NUMBERS, "decimal"))
    )
    uses = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (BULLETS, NUMBERS)
    )
    return f'<w:numbering xmlns:w="{WORD}">{lists}{uses}</w:numbering>'
