"""The numbers before paragraphs, which Word doesn't store but counts: `1.`, `a)`, `II.`, `1.2.`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from portal.intake.word_names import is_on, number, value, w
from portal.intake.word_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 100_000  # a number beyond is a slip of the file, and no Roman is that long


@dataclass(frozen=True)
class Mark:
    """What Word shows before a paragraph: ``text`` with the blank behind it, "" for a bullet."""

    level: int
    text: str

    @property
    def is_bullet(self) -> bool:
        """Tell a bullet from a number."""
        return not self.text


class Numbers:
    """Counts the paragraphs of a document in its order, by its ``numbering.xml``."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        lists = () if root is None else root.findall(w("abstractNum"))
        self._lists = {found.get(w("abstractNumId"), ""): found for found in lists}
        uses = () if root is None else root.findall(w("num"))
        self._uses = {found.get(w("numId"), ""): found for found in uses}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: Element | None) -> Mark | None:
        """Return what stands before the next paragraph, which has these properties, and count it.

        None where nothing does.
        """
        use, level = self._place(paragraph)
        form = self._level(use, level)
        if form is None:
            return None
        kind = value(form, "numFmt") or "decimal"
        if kind == "bullet":
            return Mark(level, "")
        counts = self._count(use, level)
        said = _PLACE.sub(
            lambda place: self._shown(use, int(place[1]) - 1, counts, is_legal=_is_legal(form)),
            value(form, "lvlText") or "",
        )
        blank = "" if value(form, "suff") == "nothing" else " "
        return Mark(level, f"{said.strip()}{blank}") if said.strip() else None

    def _place(self, paragraph: Element | None) -> tuple[str, int]:
        """Return which list a paragraph is of ("" for none), and its level there."""
        use, level = None, None
        for properties in self._styles.paragraph_properties(paragraph):
            found = properties.find(w("numPr"))
            use = value(found, "numId") if use is None else use
            level = value(found, "ilvl") if level is None else level
        if use and level is None:
            level = self._level_of_style(use, value(paragraph, "pStyle"))
        return use or "", min(max(number(level), 0), 8)

    def _level_of_style(self, use: str, style: str | None) -> str:
        found = self._list(use)
        levels = () if found is None or not style else found.findall(w("lvl"))
        named = (level for level in levels if value(level, "pStyle") == style)
        return next((level.get(w("ilvl"), "0") for level in named), "0")

    def _list(self, use: str) -> Element | None:
        """Return the list that a use is of; one may stand for another by the name of a style."""
        found = self._lists.get(value(self._uses.get(use), "abstractNumId") or "")
        linked = value(found, "numStyleLink")
        if linked is None:
            return found
        by_link = (one for one in self._lists.values() if value(one, "styleLink") == linked)
        return next(by_link, found)

    def _override(self, use: str, level: int) -> Element | None:
        return _at_level(self._uses.get(use), "lvlOverride", level)

    def _level(self, use: str, level: int) -> Element | None:
        override = self._override(use, level)
        own = None if override is None else override.find(w("lvl"))
        return own if own is not None else _at_level(self._list(use), "lvl", level)

    def _count(self, use: str, level: int) -> dict[int, int]:
        """Count one more at a level, and begin anew below it."""
        counts = self._counts.setdefault(value(self._uses.get(use), "abstractNumId") or "", {})
        restart = value(self._override(use, level), "startOverride")
        if restart is not None and (use, level) not in self._begun:
            counts[level] = number(restart, 1) - 1
        self._begun.add((use, level))
        counts[level] = counts.get(level, self._start(use, level) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return counts

    def _start(self, use: str, level: int) -> int:
        return number(value(self._level(use, level), "start"), 1)

    def _shown(self, use: str, level: int, counts: dict[int, int], *, is_legal: bool) -> str:
        kind = "decimal" if is_legal else value(self._level(use, level), "numFmt") or "decimal"
        return shown(counts.get(level, self._start(use, level)), kind)


def _is_legal(form: Element) -> bool:
    """Tell whether the numbers of upper levels show as Arabic ones, as in legal texts."""
    return is_on(value(form, "isLgl"))


def _at_level(parent: Element | None, name: str, level: int) -> Element | None:
    found = () if parent is None else parent.findall(w(name))
    return next((one for one in found if one.get(w("ilvl")) == str(level)), None)


def shown(count: int, kind: str) -> str:
    """Return a number in one of Word's forms; Arabic figures where the form is another."""
    if kind == "none":
        return ""
    if not 0 < count < _LARGEST:
        return str(count)
    form = {
        "decimalZero": f"{count:02}",
        "lowerLetter": _letters(count),
        "upperLetter": _letters(count).upper(),
        "lowerRoman": roman(count),
        "upperRoman": roman(count).upper(),
    }
    return form.get(kind, str(count))


def _letters(count: int) -> str:
    """Return a, b … z, aa, bb …, as Word counts in letters."""
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 40)


def roman(count: int) -> str:
    """Return a number above zero in small Roman figures."""
    said = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        said += sign * times
    return said
