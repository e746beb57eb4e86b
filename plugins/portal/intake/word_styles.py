"""Styles of a Word document: what a run or a paragraph has of them, and of what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from portal.intake.word_names import number, value, w

_LONGEST_CHAIN = 20
_BODY_TEXT = 9  # the outline level that Word gives to what is no heading


class Styles:
    """The styles of ``styles.xml``, by id."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.findall(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        defaults = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}")
        self._default = None if defaults is None else defaults.find(w("rPr"))
        self._normal = next(
            (style.get(w("styleId"), "") for style in found if _is_default_paragraph(style)), ""
        )

    def name(self, style: str | None) -> str:
        """Return the name of a style, which is English in every Word, in small letters."""
        found = self._styles.get(style or "")
        return (value(found, "name") or "").lower()

    def chain(self, style: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            style = value(found, "basedOn")

    def run_properties(self, run: Element | None, paragraph: Element | None) -> list[Element]:
        """Return what tells how a run looks, nearest first: its own, its styles', the defaults."""
        style = value(paragraph, "pStyle") or self._normal
        chain = (*self.chain(value(run, "rStyle")), *self.chain(style))
        own = (found for link in chain if (found := link.find(w("rPr"))) is not None)
        return [found for found in (run, *own, self._default) if found is not None]

    def paragraph_properties(self, paragraph: Element | None) -> list[Element]:
        """Return what tells how a paragraph stands, nearest first."""
        chain = self.chain(value(paragraph, "pStyle"))
        own = (found for link in chain if (found := link.find(w("pPr"))) is not None)
        return [found for found in (paragraph, *own) if found is not None]

    def outline_level(self, paragraph: Element | None) -> int | None:
        """Return the level of a heading, from 0; None for what is none."""
        for properties in self.paragraph_properties(paragraph):
            if (said := value(properties, "outlineLvl")) is not None:
                level = number(said, _BODY_TEXT)
                return level if 0 <= level < _BODY_TEXT else None
        for style in self.chain(value(paragraph, "pStyle")):
            kind, _, level_name = (value(style, "name") or "").lower().partition(" ")
            if kind == "heading" and level_name.isdecimal():
                return int(level_name) - 1
        return None


def _is_default_paragraph(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}
