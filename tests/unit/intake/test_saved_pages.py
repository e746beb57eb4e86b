"""The collection of pages in tests/intake/pages: what is read out of each, word by word.

Each page is in the manner of a site of the 2000s; beside it lies the Markdown that a person found
right, with the facts in front.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hostile_files import hostile_page

from portal.intake.draft import Draft, UnreadableError
from portal.intake.markdown import to_markdown
from portal.intake.tree import parse
from portal.intake.web import read_page

PAGES = Path(__file__).resolve().parents[2] / "intake" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
ALLOWED = {"href", "src", "alt", "colspan", "rowspan", "start"}
STRUCTURE = re.compile(r"^(?:#{2,6} |\s*- |\s*\d+\. |> ).*$", re.MULTILINE)


def fetch(target: str) -> bytes | None:
    return b"bytes" if re.search(r"\.(?:jpg|docx?|xls)$", target) else None


def read(name: str) -> Draft:
    return read_page((PAGES / f"{name}.html").read_bytes(), fetch)


def expected(name: str) -> tuple[dict[str, str], str]:
    _, head, body = (PAGES / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in head.splitlines()), body.strip()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 78


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_or_added(name: str) -> None:
    assert words(to_markdown(read(name).html)) == words(expected(name)[1])


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_proves_its_words(name: str) -> None:
    draft = read(name)
    assert words(parse(draft.html).text) == words(draft.words)


@pytest.mark.parametrize("name", NAMES)
def test_facts(name: str) -> None:
    draft, (facts, _) = read(name), expected(name)
    found = {
        "title": draft.title,
        "document_title": draft.document_title,
        "date": draft.date.iso if draft.date else "",
        "printed": draft.printed_date,
        "author": draft.author,
        "section": draft.section,
    }
    assert {key: value for key, value in found.items() if value} == facts


def test_headings_and_lists_are_right_at_least_95_times_in_100() -> None:
    right = total = 0
    for name in NAMES:
        one = STRUCTURE.findall(to_markdown(read(name).html))
        other = STRUCTURE.findall(expected(name)[1])
        matches = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        right += sum(match.size for match in matches)
        total += max(len(one), len(other))
    assert right >= 0.95 * total, f"{right} of {total}"


def assert_clean(draft: Draft) -> None:
    for element in parse(draft.html).walk():
        assert element.attributes.keys() <= ALLOWED
        assert element.name not in {"script", "style", "form", "input", "iframe", "object", "font"}
        target = element.attributes.get("href", "") + element.attributes.get("src", "")
        assert not re.match(r"\s*(?:javascript|data|file|vbscript):", target, re.IGNORECASE)


TEXT = f"<p>{'Một câu văn khá dài để làm bài viết trong trang này. ' * 5}</p>"
HOSTILE = {
    "deep tables": "<table><tr><td>" * 10_000 + TEXT,
    "deep fonts": "<font><b><p>" * 10_000 + TEXT,
    "deep lists": "<ul><li>" * 10_000 + TEXT,
    "deep quotations": "<blockquote>" * 10_000 + TEXT,
    "one tag": f"{TEXT}<p class='" + "a" * 4_000_000,
    "100 MB": "<p class='" + "a" * 100_000_000,
    "signs": "<" * 4_000_000,
    "comments": "<!--" * 1_000_000 + TEXT,
    "quotes": '<a "' * 1_000_000,
    "scripts": "<script>" * 500_000 + TEXT,
    "attributes": "<p " + "a=b " * 1_000_000 + ">" + TEXT,
    "paragraphs": "<p>một hai ba bốn năm sáu bảy tám chín" * 100_000,
    "cells": f"<table>{'<tr><td>a<td>b' * 95_000}</table>{TEXT}",
    "one line": "từ " * 1_000_000,
    "images": TEXT + "<img src=a.jpg>" * 20_000,
    "empty": "",
    "frames": "<frameset><frame src='noi-dung.htm'></frameset>",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read_or_refused_soon(html: str) -> None:
    begun = time.process_time()
    try:
        draft = read_page(html.encode(), fetch)
    except UnreadableError:
        pass
    else:
        assert_clean(draft)
        assert to_markdown(draft.html).strip()
    assert time.process_time() - begun < 10


def test_frames_are_named() -> None:
    with pytest.raises(UnreadableError, match=r"khung.*noi-dung\.htm"):
        read_page(HOSTILE["frames"].encode(), fetch)


def test_broken_pages_are_read_or_refused() -> None:
    chance = random.Random(7)
    outcomes: Counter[bool] = Counter()
    for _ in range(300):
        try:
            draft = read_page(hostile_page(chance), fetch)
        except UnreadableError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
            assert_clean(draft)
            to_markdown(draft.html)
    assert outcomes[True] > 200
