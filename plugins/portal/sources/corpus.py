"""The whole content folder: every document, and every finding in one run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.sources.crosschecks import broken_links, clashes, file_names
from portal.sources.documents import Reading, read_document
from portal.sources.files import all_files, is_article, is_page, links_in
from portal.sources.findings import Finding, has_errors, quoted
from portal.sources.markdown import Renderer
from portal.sources.menu import MENU_FILE, Menu, read_menu
from portal.sources.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Corpus:
    """The content folder as it was read: its menu, its readings by path, all its findings."""

    menu: Menu
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]


def read_corpus(root: Path) -> Corpus:
    """Read the content folder ``root`` and list all that is wrong in it, by path and line."""
    menu, in_menu = load_menu(root)
    # A broken menu is told once, and not again by every article.
    around = Surroundings.of(root, Menu() if has_errors(in_menu) else menu)
    paths = all_files(root)
    renderer = Renderer()
    readings = tuple(read_document(path, around, renderer) for path in paths if is_article(path))
    findings = [
        *in_menu,
        *_top_pages(menu, paths),
        *_symbolic_links(root),
        *_all(readings, paths, around.menu),
    ]
    return Corpus(menu, readings, tuple(sorted(findings)))


def load_menu(root: Path) -> tuple[Menu, list[Finding]]:
    """Return the menu of the content folder ``root`` and what is wrong with it."""
    try:
        data = (root / MENU_FILE).read_bytes()
    except FileNotFoundError:
        remedy = "tạo tệp menu.yaml có khóa editions, như trong docs/huong-dan.md"
        return Menu(), [Finding(MENU_FILE, 1, "thiếu tệp menu.yaml", remedy)]
    return read_menu(data)


def _top_pages(menu: Menu, paths: Sequence[str]) -> Iterator[Finding]:
    for path in menu.top:
        if path not in paths or not is_page(path):
            remedy = "viết tên một tệp .md có trong thư mục “pages”"
            yield Finding(MENU_FILE, 1, f"khóa “top”: {quoted(path)} không phải là trang", remedy)


def _symbolic_links(root: Path) -> Iterator[Finding]:
    for path in links_in(root):
        remedy = "thay bằng chính tệp hoặc thư mục ấy"
        yield Finding(path, 1, "đây là liên kết tượng trưng (symlink)", remedy)


def _all(readings: Sequence[Reading], paths: Sequence[str], menu: Menu) -> Iterator[Finding]:
    for reading in readings:
        yield from reading.findings
    yield from clashes(readings)
    yield from file_names(paths)
    yield from broken_links(readings, paths, menu)
