"""The plan of the house, as architecture.md draws it: who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PORTAL = Path(__file__).resolve().parents[2] / "plugins" / "portal"
MODULES = sorted(PORTAL.rglob("*.py"))

# Each room and the rooms above it, which it may use; nothing downstream reaches back up.
MAY_USE = {
    "vietnamese": set[str](),
    "acts": {"vietnamese"},
    "sources": {"acts", "vietnamese"},
    "media": {"engine", "sources", "vietnamese"},
    "menus": {"sources", "vietnamese"},
    "delivery": {"engine", "menus", "sources", "vietnamese"},
    "documents": {"acts", "engine", "menus", "sources", "vietnamese"},
    "engine": {"sources"},
    "history": {"acts", "engine", "menus", "sources", "vietnamese"},
    "search": {"engine", "menus", "sources", "vietnamese"},
    "archive": {"delivery", "engine", "history", "menus", "sources", "vietnamese"},
    "intake": {"engine", "sources", "vietnamese"},
    "publishing": {"archive", "delivery", "engine", "vietnamese"},
    "editing": {"documents", "engine", "sources", "vietnamese"},
}


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            yield node.module or ""


def room_of(module: Path) -> str:
    return module.relative_to(PORTAL).parts[0]


ROOM_MODULES = [module for module in MODULES if module.parent != PORTAL]
IDS = [module.relative_to(PORTAL).as_posix() for module in ROOM_MODULES]


def test_every_room_is_on_the_plan() -> None:
    assert {room_of(module) for module in ROOM_MODULES} == set(MAY_USE)


@pytest.mark.parametrize("module", ROOM_MODULES, ids=IDS)
def test_only_hooks_and_the_engine_know_pelican(module: Path) -> None:
    if module.name != "hooks.py" and room_of(module) != "engine":
        assert not [name for name in imports(module) if name.split(".")[0] == "pelican"]


@pytest.mark.parametrize("module", ROOM_MODULES, ids=IDS)
def test_a_room_uses_what_others_offer(module: Path) -> None:
    for name in imports(module):
        first, *rest = name.split(".")
        if first == "portal" and rest[:1] != [room_of(module)]:
            assert rest[0] in MAY_USE[room_of(module)], f"{module}: {name}"
            assert len(rest) == 1, f"{module}: {name} reaches past the room's __init__"


@pytest.mark.parametrize("folder", ["plugins", "theme"])
def test_nothing_of_one_alliance_stands_in_code_or_theme(folder: str) -> None:
    for path in (PORTAL.parents[1] / folder).rglob("*"):
        if path.is_file() and path.suffix in {".py", ".html", ".css", ".js", ".svg"}:
            text = path.read_text(encoding="utf-8").casefold()
            assert "kiên giang" not in text, path
            assert "kiengiang" not in text, path
