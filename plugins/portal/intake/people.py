"""By-lines: who wrote an article, as its last line says."""

from __future__ import annotations

import re

from portal.intake.blocks import Block
from portal.intake.phrases import is_chrome, is_dateline, is_related
from portal.vietnamese import is_syllable

_MADE = r"(?:tin|bài|ảnh|thơ|truyện)"
_NAMED = re.compile(
    rf"(?:tác giả(?: bài viết)?|(?:người )?viết(?: bởi)?|{_MADE}(?:\s*[,và&-]+\s*{_MADE})*)"
    r"(?:\s*:|(?<=bởi)|(?<=người viết))\s*(.+)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\(?\s*(?:nguồn(?: tin)?\s*:|theo(?::|\s))\s*(.+?)\s*\)?\.?", re.IGNORECASE)
_SIGNED = re.compile(
    r"\b(?:TM|KT|TL|TUQ|Q)\s*\.|đã ký|nơi nhận|chủ tịch|giám đốc|bộ trưởng|chánh văn phòng"
    r"|thủ tướng|thư ký|trưởng ban|người lập|kế toán|thủ trưởng",
    re.IGNORECASE,
)
_LONGEST_SIGNED = 120  # characters: a sentence that names a director is no signature
_BODY = re.compile(r"(?:Ban|Phòng|Sở|Hội|Văn phòng|Trung tâm|Báo|Đài)\s[^\W\d_][^\d.;:]{1,50}")
_DEGREE = re.compile(r"(?:KS|CN|BS|ThS|TS|GS|PGS)\s?\.\s?")
_SIGNS = "()[]- –—.*/"


def is_by_line(block: Block) -> bool:
    """Tell whether a block is who wrote or where it was taken from."""
    return bool(author_of(block) or source_of(block))


def author_of(block: Block) -> str:
    """Return the person that a by-line names; "" if the block is none."""
    text = block.text
    if len(text) > 90 or is_chrome(text) or is_related(text) or block.kind != "p":
        return ""
    name = text.strip(_SIGNS)
    return named_author(block) or (name if _is_name(name) else "")


def named_author(block: Block) -> str:
    """Return the person that a line says wrote the article: ``Tác giả: …``."""
    found = _NAMED.fullmatch(block.text) if len(block.text) <= 90 and block.kind == "p" else None
    name = found[1].strip(_SIGNS) if found and not is_chrome(block.text) else ""
    if _BODY.fullmatch(name):
        return name
    return name if name and all(map(_is_name, re.split(r"\s*[,&;]\s*|\s+[-–]\s+", name))) else ""


def source_of(block: Block) -> str:
    """Return the source that a last line names: ``Theo Báo …``, ``Nguồn: …``."""
    found = _SOURCE.fullmatch(block.text) if len(block.text) <= 90 and block.kind == "p" else None
    return found[1].strip(_SIGNS) if found and not is_dateline(block.text) else ""


def is_signed(text: str) -> bool:
    """Tell whether a line belongs to the signature of a document: then a name below signs it."""
    return len(text) <= _LONGEST_SIGNED and bool(_SIGNED.search(text))


def _is_name(text: str) -> bool:
    """Tell a name of two to five syllables, each with a capital, such as ``Nguyễn Văn A``."""
    words = _DEGREE.sub("", text).replace(" - ", " ").split()
    if not 2 <= len(words) <= 5 or text.isupper():
        return False
    return all(
        word[0].isupper()
        and (word[1:].islower() or len(word) <= 2)
        and (is_syllable(word) or len(word) == 1 or word.endswith("."))
        for word in words
    )
