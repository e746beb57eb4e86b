"""The cases of the bench: what is done to a site before it is built, and undone after."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.corpus import MENU, Head, unlinked
from bench.sites import Site

TURNS = 3
"""How often a case is measured for each site; the medians count."""

Edit = Callable[[Site, Sequence[Head], int], None]
"""Changes a site. Gets its reports, `TURNS` more than it has, and the number of the turn."""

_MARK = "<!-- bench {} -->\n"
_LABEL = "label: Giới thiệu}"


@dataclass(frozen=True, slots=True)
class Case:
    """A case: ``edit`` comes before each measured build, ``undo`` after the last one.

    Every turn edits anew, so each build but a cold one begins from a finished one and has work.
    """

    name: str
    edit: Edit
    undo: Edit


def _nothing(site: Site, heads: Sequence[Head], turn: int) -> None:
    pass


def _remove_traces(site: Site, heads: Sequence[Head], turn: int) -> None:
    # Moved away, not deleted: ext4 searches past the inodes that were freed in the last minutes,
    # so that the run after a deletion would pay for it with every file that it makes.
    aside = site.root / ".aside" / str(turn)
    aside.mkdir(parents=True)
    for trace in site.traces:
        if (site.root / trace).exists():
            (site.root / trace).rename(aside / trace)


def _edit_body(site: Site, heads: Sequence[Head], turn: int) -> None:
    add_sentence(site, _edited(heads), f"Câu thêm vào lần {turn + 1}.")


def add_sentence(site: Site, head: Head, sentence: str) -> None:
    """Append a paragraph to a report."""
    with site.file(head).open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")


def _edit_title(site: Site, heads: Sequence[Head], turn: int) -> None:
    file = site.file(_edited(heads))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Báo cáo", f"Báo cáo {turn + 1},", 1), encoding="utf-8")


def _restore_edited(site: Site, heads: Sequence[Head], turn: int) -> None:
    site.write(heads, _edited(heads).number)


def _edit_menu(site: Site, heads: Sequence[Head], turn: int) -> None:
    changed = MENU.replace(_LABEL, f"label: Giới thiệu {turn + 1}}}")
    (site.root / site.menu).write_text(changed, encoding="utf-8")


def _restore_menu(site: Site, heads: Sequence[Head], turn: int) -> None:
    (site.root / site.menu).write_text(MENU, encoding="utf-8")


def _edit_base(site: Site, heads: Sequence[Head], turn: int) -> None:
    base = site.root / site.base
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("</body>", _MARK.format(turn) + "</body>"), encoding="utf-8")


def _restore_base(site: Site, heads: Sequence[Head], turn: int) -> None:
    base = site.root / site.base
    text = base.read_text(encoding="utf-8")
    base.write_text(re.sub(_MARK.format(r"\d+"), "", text), encoding="utf-8")


def _add_article(site: Site, heads: Sequence[Head], turn: int) -> None:
    site.write(heads, len(heads) - TURNS + turn)  # in order: it may link to the one before


def _remove_added(site: Site, heads: Sequence[Head], turn: int) -> None:
    for head in heads[-TURNS:]:
        site.file(head).unlink(missing_ok=True)


def _remove_article(site: Site, heads: Sequence[Head], turn: int) -> None:
    site.file(_removable(heads)[turn]).unlink()


def _restore_removed(site: Site, heads: Sequence[Head], turn: int) -> None:
    for head in _removable(heads):
        site.write(heads, head.number)


def _edited(heads: Sequence[Head]) -> Head:
    """Return the report that is edited, from the middle: it has neighbours of every kind."""
    return heads[(len(heads) - TURNS) // 2]


def _removable(heads: Sequence[Head]) -> list[Head]:
    """Return the reports that are taken away: no other links to them."""
    return [head for head in heads[:-TURNS] if unlinked(head.number)][:TURNS]


CASES = (
    Case("cold", _remove_traces, _nothing),
    Case("nothing changed", _nothing, _nothing),
    Case("one body edited", _edit_body, _restore_edited),
    Case("one title edited", _edit_title, _restore_edited),
    Case("menu edited", _edit_menu, _restore_menu),
    Case("base template edited", _edit_base, _restore_base),
    Case("article added", _add_article, _remove_added),
    Case("article removed", _remove_article, _restore_removed),
)
"""In this order: every case begins where the one before has ended."""
