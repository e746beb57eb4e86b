"""The reports of the bench: the same for the same numbers, on every machine.

Their words are clauses of the two originals, put together anew. Report `i` depends on `i` alone,
so a smaller corpus is the beginning of a larger one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

PROJECT = Path(__file__).resolve().parents[2]
ORIGINALS = tuple(sorted((PROJECT / "content" / "originals").glob("*.txt")))

MENU = """\
editions:
  - id: "1992"
    title: Liên minh Hợp tác xã
    address: http://lien-minh.example
    dateline: "Thông tin được đưa ngày: {d}-{m}-{yyyy}"
    menu:
      - {id: thong-tin-chung, label: THÔNG TIN CHUNG}
      - {id: gioi-thieu, label: Giới thiệu}
      - id: van-ban
        label: HỆ THỐNG VĂN BẢN
        children:
          - {id: trung-uong, label: Văn bản Trung ương}
          - {id: dia-phuong, label: Văn bản địa phương}
          - {id: don-vi, label: Văn bản đơn vị}
      - {id: so-lieu, label: Số liệu về HTX}
      - {id: mo-hinh, label: "MÔ HÌNH TẬP THỂ, CÁ NHÂN"}
      - {id: ho-tro, label: Hoạt động hỗ trợ}
      - {id: du-an, label: DỰ ÁN}
      - {id: chuong-trinh, label: Chương trình - Dự án}
      - {id: giai-tri, label: GIẢI TRÍ}
      - {id: thong-tin, label: Thông tin hoạt động}
      - {id: trung-tam, label: Giới thiệu Trung tâm Tư vấn Phát triển HTX - DN vừa và nhỏ}
"""
_PARENT = {"trung-uong": "van-ban", "dia-phuong": "van-ban", "don-vi": "van-ban"}
CATEGORIES = tuple(re.findall(r"\bid: ([a-z-]+)", MENU))
_YEARS = range(1992, 2026)
_TAGS = ("hợp tác xã", "tổ hợp tác", "tập huấn", "thi đua", "tín dụng", "nông nghiệp", "đại hội")
_DISTRICTS = ("An Biên", "Châu Thành", "Giồng Riềng", "Gò Quao", "Hòn Đất", "Phú Quốc", "Tân Hiệp")

_SIZES = {1500: 1, 2500: 2, 4000: 3, 5500: 3, 8000: 2, 14000: 1}
"""Bytes of a text, more or less, and how often: the median report has 5 KB."""

Link = Callable[["Head"], str]
"""Gives the target by which a link in any report leads to this one."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a report; ``date`` is an ISO day."""

    number: int
    title: str
    date: str
    category: str
    summary: str
    tags: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Return the last part of the address."""
        return f"bao-cao-{self.number:06}"

    @property
    def year(self) -> str:
        """Return the year of the date."""
        return self.date[:4]

    @property
    def trail(self) -> tuple[str, ...]:
        """Return the ids of the category and of the one above it, that one first."""
        return trail(self.category)


def trail(category: str) -> tuple[str, ...]:
    """Return the ids of a category and of the one above it, that one first."""
    parent = _PARENT.get(category)
    return (parent, category) if parent else (category,)


def unlinked(number: int) -> bool:
    """Tell whether no report links to this one: the bench takes such away."""
    return number % 10 == 7


def head(number: int) -> Head:
    """Return the head of a report."""
    rng = Random(f"head {number}")
    return Head(
        number=number,
        title=f"Báo cáo số {number}: {_clause(rng)}, {_clause(rng)}",
        date=f"{rng.choice(_YEARS)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        category=rng.choice(CATEGORIES),
        summary=_sentence(rng),
        tags=tuple(rng.sample(_TAGS, rng.randint(0, 3))),
    )


def body(heads: Sequence[Head], number: int, link: Link) -> str:
    """Return the Markdown of a report, which may link to those before it."""
    rng = Random(f"body {number}")
    (size,) = rng.choices(list(_SIZES), list(_SIZES.values()))
    blocks: list[str] = []
    written = 0
    for block in _blocks(rng, heads, number, link):
        blocks.append(block)
        written += len(block.encode())
        if written >= size:
            break
    return "\n\n".join(blocks) + "\n"


def _blocks(rng: Random, heads: Sequence[Head], number: int, link: Link) -> Iterator[str]:
    """Yield more sections than a text needs: headings, text, items, some tables and links."""
    for section, letter in enumerate("ABCDEGHIKLMNOPQ"):
        yield f"## {letter}. {_clause(rng).upper()}"
        for part in range(1, rng.randint(2, 4)):
            yield f"### {part}. {_upper_first(_clause(rng))}"
            yield _paragraph(rng)
            earlier = rng.randrange(2 * number + 1)
            if earlier < number and not unlinked(earlier):
                target = link(heads[earlier])
                yield f"{_sentence(rng)} Xem thêm [báo cáo số {earlier}]({target})."
            yield "\n".join(f"- {_sentence(rng)}" for _ in range(rng.randint(3, 5)))
            yield _paragraph(rng)
        if section == number % 4:
            yield _table(rng)


def _table(rng: Random) -> str:
    rows = (
        f"| {district} | {rng.randint(2, 60)} | {rng.randint(1, 25)}.{rng.randint(100, 999)} |"
        for district in rng.sample(_DISTRICTS, 5)
    )
    return "\n".join(("| Huyện | Số HTX | Diện tích (ha) |", "| --- | ---: | ---: |", *rows))


def _paragraph(rng: Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(2, 5)))


def _sentence(rng: Random) -> str:
    clauses = [_clause(rng) for _ in range(rng.randint(2, 4))]
    if rng.random() < 0.1:  # typed as on a keyboard: typography has something to do
        clauses[-1] = f'"{clauses[-1]}" -- {_clause(rng)}'
    if rng.random() < 0.1:
        clauses[0] = f"**{clauses[0]}**"
    return _upper_first(", ".join(clauses)) + "."


def _upper_first(text: str) -> str:
    return text[0].upper() + text[1:]


def _clause(rng: Random) -> str:
    return rng.choice(_clauses())


@cache
def _clauses() -> tuple[str, ...]:
    """Return the originals' clauses of 4 to 24 words that hold no sign of Markdown or quotes."""
    texts = (path.read_text(encoding="utf-8") for path in ORIGINALS)
    parts = re.split(r"[,;:()\n]|\.\s", "\n".join(texts))
    clean = (" ".join(part.split()).strip("-–. ") for part in parts)
    return tuple(
        dict.fromkeys(
            part
            for part in clean
            if 4 <= len(part.split()) <= 24
            and re.fullmatch(r"[^\W\d][\w ./–-]*", part)
            and not part.isupper()
        )
    )
