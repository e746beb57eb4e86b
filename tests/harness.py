"""Small sites for tests: what they are made of, how they are built, what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from portal.engine import build

PROJECT = Path(__file__).resolve().parents[1]

MENU = """\
editions:
  - id: "2011"
    title: Liên minh Một
    address: http://mot.example
    dateline: "Đưa ngày: {d}-{m}-{yyyy}"
    menu:
      - label: Tin tức
      - label: VĂN BẢN
        children:
          - label: Văn bản Trung ương
          - label: Văn bản địa phương
  - id: "2018"
    title: Liên minh Hai
    dateline: "({hh}:{mi} | {dd}/{mm}/{yyyy})"
    menu:
      - label: Hoạt động
"""


def article(body: str = "Một bài ngắn.", **keys: str) -> str:
    """Return an article's file; keys of front matter replace the usual ones or add to them."""
    head = {"title": "Bài thử", "date": "2011-03-21", "category": "Tin tức", **keys}
    lines = (f"{key}: {value}" for key, value in head.items())
    return "\n".join(("---", *lines, "---", "", body, ""))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: its status, what it said, what lies in the output folder."""

    status: int
    said: str
    output: Path

    @property
    def findings(self) -> list[str]:
        """Return the findings, one line each, from the path inside the content on."""
        lines = self.said.splitlines()
        return [line.partition("/content/")[2] for line in lines if "/content/" in line]

    @property
    def addresses(self) -> set[str]:
        """Return the addresses of all files."""
        return {
            p.relative_to(self.output).as_posix() for p in self.output.rglob("*") if p.is_file()
        }

    def text(self, address: str) -> str:
        """Return a file's text."""
        return (self.output / address).read_text(encoding="utf-8")

    def page(self, address: str) -> BeautifulSoup:
        """Return a page as a tree."""
        return BeautifulSoup(self.text(address), "html.parser")


Build = Callable[..., Outcome]
"""Builds a small site from its files; see the fixture ``site``."""


def run_build(
    content: Path, output: Path, capsys: pytest.CaptureFixture[str], *, publish: bool = False
) -> Outcome:
    """Build a content folder inside this process."""
    capsys.readouterr()
    status = build(content, output, publish=publish)
    return Outcome(status, capsys.readouterr().out, output)


def the(root: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the one element that a selector finds."""
    (found,) = root.select(selector)
    return found


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
