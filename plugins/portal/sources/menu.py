"""menu.yaml: the editions of the site and their menus, as editors write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from portal.acts import LEVELS
from portal.sources.findings import Finding, did_you_mean, has_errors, quoted
from portal.sources.schema import LONGEST_SLUG, named, unknown_keys
from portal.sources.text import decode
from portal.sources.yaml_nodes import Items, Keys, Node, Scalar, YamlError, read_yaml
from portal.vietnamese import pattern_problem, slug

MENU_FILE = "menu.yaml"
_TOP_KEYS = ("editions", "top")
_EDITION_KEYS = ("id", "title", "address", "description", "dateline", "menu")
_ENTRY_KEYS = ("label", "id", "description", "documents", "children")


@dataclass(frozen=True)
class Entry:
    """An entry of a menu, which is a category with a page of its own.

    ``documents`` is the level of the legal documents that its page lists too; "" for none.
    """

    id: str
    label: str
    description: str = ""
    children: tuple[Entry, ...] = ()
    documents: str = ""

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that a page may show of the entry."""
        return repr(self)

    @property
    def address(self) -> str:
        """Return the address of the entry's page."""
        return f"chuyen-muc/{self.id}.html"

    def walk(self) -> Iterator[Entry]:
        """Yield the entry and all below it, in the menu's order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Edition:
    """One edition of the site, with its masthead, its menu and its way to write a date."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    number: int
    address: str = ""
    description: str = ""
    dateline: str = ""

    @cached_property
    def mark(self) -> str:
        """Return a mark of all that a page may show of the edition."""
        return repr(self)

    def walk(self) -> Iterator[Entry]:
        """Yield all entries of the menu, in its order."""
        for entry in self.entries:
            yield from entry.walk()


@dataclass(frozen=True)
class Menu:
    """All editions, in order, and the pages that the masthead links to (paths in the content).

    ``top_lines`` tell where menu.yaml names each of these pages.
    """

    editions: tuple[Edition, ...] = ()
    top: tuple[str, ...] = ()
    top_lines: tuple[int, ...] = field(default=(), compare=False)

    def walk(self) -> Iterator[tuple[Edition, Entry]]:
        """Yield every entry of every edition, in order."""
        for edition in self.editions:
            for entry in edition.walk():
                yield edition, entry

    def find(self, category: str) -> list[Entry]:
        """Return the entries whose id or label is exactly ``category`` (NFC); an id comes first."""
        wanted = unicodedata.normalize("NFC", category)
        by_id = [entry for entry in self._entries if entry.id == wanted]
        return by_id or [entry for entry in self._entries if entry.label == wanted]

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(entry for _, entry in self.walk())


def category_problem(category: str, menu: Menu, also: Sequence[str] = ()) -> tuple[str, str] | None:
    """Return what is wrong with a category that an editor names, and how to mend it.

    ``also`` are other names that may stand there. A menu without editions is told on its own.
    """
    entries = menu.find(category)
    if not menu.editions or len(entries) == 1:
        return None
    if entries:
        ids = " hoặc ".join(f"“{entry.id}”" for entry in entries)
        return f"có nhiều chuyên mục {quoted(category)}", f"viết id: {ids}"
    names = [name for _, entry in menu.walk() for name in (entry.label, entry.id)]
    remedy = did_you_mean(category, [*names, *also], "chọn một mục có trong menu.yaml")
    return f"không có chuyên mục {quoted(category)} trong menu.yaml", remedy


@dataclass(slots=True)
class _Reading:
    """The menu while it is read: findings, and the ids seen so far with their lines."""

    findings: list[Finding] = field(default_factory=list)
    editions: dict[str, int] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=dict)

    def told(self, line: int, what: str, remedy: str) -> None:
        self.findings.append(Finding(MENU_FILE, line, what, remedy))


def read_menu(data: bytes) -> tuple[Menu, list[Finding]]:
    """Return the menu of a menu.yaml and all that is wrong with it."""
    text, findings = decode(MENU_FILE, data)
    reading = _Reading(findings)
    if has_errors(findings):
        return Menu(), findings
    try:
        node = read_yaml(MENU_FILE, text)
    except YamlError as error:
        return Menu(), [*findings, error.finding]
    keys = _keys(reading, node, _TOP_KEYS, ("editions",), "menu.yaml")
    if keys is None:
        return Menu(), reading.findings
    items = _items(reading, keys.nodes.get("editions"), "editions")
    if not items and not reading.findings:
        reading.told(
            keys.lines["editions"], "khóa “editions” để trống", "thêm ít nhất một phiên bản"
        )
    read = [_edition(reading, item, number) for number, item in enumerate(items, 1)]
    editions = tuple(edition for edition in read if edition)
    pages = _scalars(keys.nodes.get("top"))
    top, lines = (page.text for page in pages), (page.line for page in pages)
    return Menu(editions, tuple(top), tuple(lines)), reading.findings


def _scalars(node: Node | None) -> list[Scalar]:
    """Return the texts of a list, or a single text, with their lines."""
    nodes = node.nodes if isinstance(node, Items) else [node]
    return [one for one in nodes if isinstance(one, Scalar) and one.text]


def _edition(reading: _Reading, node: Node, number: int) -> Edition | None:
    keys = _keys(reading, node, _EDITION_KEYS, ("id", "title", "menu"), "phiên bản")
    if keys is None:
        return None
    identifier = _text(reading, keys, "id")
    _check_id(reading, keys, identifier, reading.editions)
    dateline = _text(reading, keys, "dateline")
    if problem := pattern_problem(dateline):
        reading.told(keys.lines["dateline"], problem, "ví dụ {dd}/{mm}/{yyyy}")
    return Edition(
        id=identifier,
        title=_text(reading, keys, "title"),
        entries=_entries(reading, keys.nodes.get("menu"), "menu"),
        number=number,
        address=_text(reading, keys, "address"),
        description=_text(reading, keys, "description"),
        dateline=dateline,
    )


def _entries(reading: _Reading, node: Node | None, name: str) -> tuple[Entry, ...]:
    read = (_entry(reading, item) for item in _items(reading, node, name))
    return tuple(entry for entry in read if entry)


def _entry(reading: _Reading, node: Node) -> Entry | None:
    keys = _keys(reading, node, _ENTRY_KEYS, ("label",), "mục")
    label = _text(reading, keys, "label") if keys else ""
    if keys is None or not label:
        return None
    identifier = _text(reading, keys, "id") or slug(label, limit=LONGEST_SLUG)
    if not identifier:
        what = f"nhãn {quoted(label)} không có chữ hay số nào dùng được cho địa chỉ"
        reading.told(keys.line, what, "thêm dòng “id: …”")
    _check_id(reading, keys, identifier, reading.entries)
    return Entry(
        id=identifier,
        label=label,
        description=_text(reading, keys, "description"),
        children=_entries(reading, keys.nodes.get("children"), "children"),
        documents=_level(reading, keys),
    )


def _level(reading: _Reading, keys: Keys) -> str:
    level = _text(reading, keys, "documents")
    if level and level not in LEVELS:
        remedy = did_you_mean(level, LEVELS, f"dùng {' hoặc '.join(LEVELS)}")
        reading.told(keys.lines["documents"], f"không có cấp văn bản {quoted(level)}", remedy)
    return level


def _check_id(reading: _Reading, keys: Keys, identifier: str, taken: dict[str, int]) -> None:
    line = keys.lines.get("id", keys.line)
    fitting = slug(identifier, limit=LONGEST_SLUG)
    if fitting != identifier:
        remedy = f"viết “id: {fitting or 'ten-muc'}”: chữ thường không dấu, số, gạch ngang"
        reading.told(line, f"id {quoted(identifier)} không dùng được", remedy)
    elif identifier and identifier in taken:
        remedy = "thêm dòng “id: …” khác cho một trong hai mục"
        reading.told(line, f"id {quoted(identifier)} trùng với dòng {taken[identifier]}", remedy)
    taken.setdefault(identifier, line)


def _keys(
    reading: _Reading,
    node: Node | None,
    known: tuple[str, ...],
    required: tuple[str, ...],
    where: str,
) -> Keys | None:
    """Return the keys of ``node``; tell of unknown and missing ones."""
    if not isinstance(node, Keys):
        remedy = f"viết {', '.join(f'“{name}: …”' for name in required)}, mỗi khóa một dòng"
        reading.told(node.line if node else 1, f"{where} không có dạng “khóa: giá trị”", remedy)
        return None
    reading.findings.extend(unknown_keys(MENU_FILE, node, known))
    for name in required:
        if name not in named(node, known):
            reading.told(node.line, f"{where} thiếu khóa “{name}”", f"thêm dòng “{name}: …”")
        elif name in node.nodes and _is_empty(node.nodes[name]):
            remedy = f"điền giá trị sau “{name}:”"
            reading.told(node.lines[name], f"khóa “{name}” để trống", remedy)
    return node


def _items(reading: _Reading, node: Node | None, name: str) -> tuple[Node, ...]:
    if isinstance(node, Items):
        return node.nodes
    if node is not None and not _is_empty(node):
        what = f"khóa “{name}” không phải là danh sách"
        reading.told(node.line, what, "viết mỗi mục trên một dòng, sau “- ”")
    return ()


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _text(reading: _Reading, keys: Keys, name: str) -> str:
    node = keys.nodes.get(name)
    if node is None or isinstance(node, Scalar):
        return node.text if node else ""
    what = f"khóa “{name}” không nhận danh sách hay khóa con"
    reading.told(node.line, what, f"viết một giá trị: “{name}: …”")
    return ""
