"""A Word document as it is shown, in the plainest XML: what a converter can take as it stands.

What Word works out when it shows a document is written out: numbers before paragraphs, looks that
come from styles, letters of old fonts, changes that were tracked, notes, text boxes. What has no
place in an article is left out, and counted, so that an editor is told.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from portal.intake.decoding import decode_run
from portal.intake.word_names import COMPATIBLE, MATH, RELATION, add, is_on, value, w
from portal.intake.word_numbers import Numbers, roman
from portal.intake.word_runs import font_of, joined, nearest, text_run
from portal.intake.word_styles import Styles

BULLETS, NUMBERS = "1", "2"
"""Ids of the two lists that a plain document has."""

DEEPEST_LIST = 4
MARK_BEGINS, MARK_MIDDLE, MARK_ENDS = "\ufdd0", "\ufdd1", "\ufdd2"
"""Around a number before a paragraph: its own id, and the number. No text may hold them."""

_OPENED = {w(name) for name in ("smartTag", "customXml", "fldSimple", "dir", "bdo")}
_INSERTED = {w("ins"), w("moveTo")}
_DELETED = {w("del"), w("moveFrom")}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_SIGNS = {w("noBreakHyphen"): "-", w("tab"): "\t", w("ptab"): "\t"}
_SILENT = {w("footnoteRef"), w("endnoteRef"), w("softHyphen"), w("lastRenderedPageBreak")}
_SWITCHES = ("b", "i")
_ALTERNATIVE = f"{{{COMPATIBLE}}}AlternateContent"
_FORMULAS = {f"{{{MATH}}}oMath", f"{{{MATH}}}oMathPara"}
_LINK = f"{{{RELATION}}}id"


@dataclass
class Seen:
    """What was met on the way: counts by kind, the marks of old fonts, the words themselves."""

    counts: Counter[str] = field(default_factory=Counter)
    fonts: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)


class Plain:
    """Makes the plain form of one document."""

    def __init__(self, styles: Styles, numbers: Numbers, notes: dict[str, Element | None]) -> None:
        self.seen = Seen()
        self._styles = styles
        self._numbers = numbers
        self._notes = {kind: _by_id(root) for kind, root in notes.items()}
        self._cited: list[tuple[str, str, str]] = []
        self._in_note = False
        self._marks = 0

    def document(self, root: Element) -> Element:
        """Return the plain form of ``document.xml``, with its notes behind the text."""
        plain = Element(w("document"))
        body = SubElement(plain, w("body"))
        body.extend(self._blocks(root.find(w("body"))))
        self._in_note = True
        for kind, identifier, said in self._cited:  # which grows where a note cites another
            body.extend(self._note(kind, identifier, said))
        return plain

    def _note(self, kind: str, identifier: str, said: str) -> list[Element]:
        self.seen.words.append(f"{said} ")
        blocks = self._blocks(self._notes[kind].get(identifier))
        first = next((block for block in blocks if block.tag == w("p")), None)
        if first is None:
            return blocks
        place = 1 if first.find(w("pPr")) is not None else 0
        first.insert(place, text_run(said, raised=True))
        if not "".join(text.text or "" for text in first.iter(w("t")))[len(said) :][:1].isspace():
            first.insert(place + 1, text_run(" "))
        return blocks

    def _blocks(self, parent: Element | None) -> list[Element]:
        found: list[Element] = []
        for child in self._opened(() if parent is None else parent):
            if child.tag == w("p"):
                found += self._paragraph(child)
            elif child.tag == w("tbl"):
                found.append(self._table(child))
            elif child.tag == w("altChunk"):
                self.seen.counts["chunks"] += 1
            elif child.tag in _FORMULAS:
                paragraph = Element(w("p"))
                paragraph.append(self._formula(child))
                found.append(paragraph)
        return found

    def _opened(self, children: Iterable[Element]) -> Iterator[Element]:
        """Yield children, those of mere containers in place of them, without what was deleted."""
        for child in children:
            if child.tag in _DELETED:
                self.seen.counts["deleted"] += 1
            elif child.tag in _INSERTED:
                self.seen.counts["inserted"] += 1
                yield from self._opened(child)
            elif child.tag in _OPENED:
                yield from self._opened(child)
            elif child.tag == w("sdt"):
                content = child.find(w("sdtContent"))
                yield from self._opened(() if content is None else content)
            elif child.tag == _ALTERNATIVE:
                yield from self._opened(_chosen(child))
            else:
                yield child

    def _table(self, table: Element) -> Element:
        plain = Element(w("tbl"))
        for row in self._opened(table):
            if row.tag != w("tr"):
                continue
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self.seen.counts["deleted"] += 1
                continue
            plain_row = add(plain, "tr")
            if properties is not None and is_on(value(properties, "tblHeader")):
                add(add(plain_row, "trPr"), "tblHeader")
            for cell in self._opened(row):
                if cell.tag == w("tc"):
                    plain_row.append(self._cell(cell))
        return plain

    def _cell(self, cell: Element) -> Element:
        plain = Element(w("tc"))
        properties = add(plain, "tcPr")
        for name in ("gridSpan", "vMerge"):
            if (said := value(cell.find(w("tcPr")), name)) is not None:
                add(properties, name, said if name == "vMerge" or said.isdecimal() else "1")
        plain.extend(self._blocks(cell))
        return plain

    def _paragraph(self, paragraph: Element) -> list[Element]:
        """Return a paragraph, and behind it the paragraphs of text boxes that hang in it."""
        properties = paragraph.find(w("pPr"))
        plain = Element(w("p"))
        plain_properties = add(plain, "pPr")
        self._place(properties, plain, plain_properties)
        boxes: list[Element] = []
        plain.extend(joined(self._inline(paragraph, properties, boxes)))
        self._read(plain)
        self.seen.words.append("\n")
        return [plain, *(block for box in boxes for block in self._blocks(box))]

    def _place(self, properties: Element | None, plain: Element, plain_properties: Element) -> None:
        """Say whether a paragraph is a heading or of a list, and write its number."""
        style = self._styles.name(value(properties, "pStyle"))
        level = self._styles.outline_level(properties)
        if style == "title":
            add(plain_properties, "pStyle", "title")
        elif level is not None:
            add(plain_properties, "pStyle", f"h{min(level + 2, 6)}")
        if properties is not None and properties.find(f"{w('rPr')}/{w('del')}") is not None:
            add(add(plain_properties, "rPr"), "del")
            return
        mark = self._numbers.mark(properties)
        if mark and level is None:
            list_properties = add(plain_properties, "numPr")
            named = re.fullmatch(r"list (?:bullet|number) (\d)", style)
            depth = int(named[1]) - 1 if named and not mark.level else mark.level
            add(list_properties, "ilvl", str(min(depth, DEEPEST_LIST)))
            add(list_properties, "numId", BULLETS if mark.is_bullet else NUMBERS)
        if mark and not mark.is_bullet:
            self._marks += 1
            said = f"{MARK_BEGINS}{self._marks}{MARK_MIDDLE}{mark.text}{MARK_ENDS}"
            plain.append(text_run(said))

    def _inline(
        self, parent: Element, properties: Element | None, boxes: list[Element]
    ) -> Iterator[Element]:
        for child in self._opened(parent):
            if child.tag == w("r"):
                yield from self._runs(child, properties, boxes)
            elif child.tag == w("hyperlink"):
                yield self._link(child, properties, boxes)
            elif child.tag in _FORMULAS:
                yield self._formula(child)

    def _link(self, link: Element, properties: Element | None, boxes: list[Element]) -> Element:
        plain = Element(w("hyperlink"))
        if _LINK in link.attrib and not self._in_note:  # a note's links are told in another part
            plain.set(_LINK, link.attrib[_LINK])
        plain.extend(joined(self._inline(link, properties, boxes)))
        return plain

    def _formula(self, formula: Element) -> Element:
        self.seen.counts["formulas"] += 1
        return text_run("".join(text.text or "" for text in formula.iter(f"{{{MATH}}}t")))

    def _runs(
        self, run: Element, paragraph: Element | None, boxes: list[Element]
    ) -> Iterator[Element]:
        """Yield a run without its styles: bold, italic, raised or lowered, in Unicode."""
        own = run.find(w("rPr"))
        looks = self._styles.run_properties(own, paragraph)
        if is_on(nearest(looks, "vanish")):
            self.seen.counts["hidden"] += 1
            return
        if is_on(nearest(looks, "strike")):
            self.seen.counts["struck"] += 1
        is_heading = self._styles.outline_level(paragraph) is not None
        plain = Element(w("r"))
        plain_properties = add(plain, "rPr")
        for switch in () if is_heading else _SWITCHES:
            if is_on(nearest(looks, switch)):
                add(plain_properties, switch)
        raised = nearest(looks, "vertAlign")
        if raised in {"superscript", "subscript"}:
            add(plain_properties, "vertAlign", raised)
        font, is_capital = font_of(looks), is_on(nearest(looks, "caps"))
        notes: list[Element] = []
        for child in self._opened(run):
            self._piece(child, plain, notes, boxes)
        for text in plain.iter(w("t")):
            text.set("font", font)
            text.set("capital", "1" if is_capital else "")
        yield plain
        yield from notes

    def _piece(
        self, piece: Element, run: Element, notes: list[Element], boxes: list[Element]
    ) -> None:
        """Take over one thing of a run: text, a sign, a note, an image; set text boxes aside."""
        if piece.tag == w("t"):
            add(run, "t").text = piece.text
        elif piece.tag in _SIGNS:
            add(run, "t").text = _SIGNS[piece.tag]
        elif piece.tag in _NOTES:
            notes.append(self._cite(_NOTES[piece.tag], piece.get(w("id"), "")))
        elif piece.tag == w("commentReference"):
            self.seen.counts["comments"] += 1
        elif piece.tag in {w("drawing"), w("pict"), w("object")}:
            self._drawing(piece, run, boxes)
        elif piece.tag not in _SILENT and piece.tag != w("rPr"):
            run.append(piece)

    def _cite(self, kind: str, identifier: str) -> Element:
        count = 1 + sum(cited == kind for cited, _, _ in self._cited)
        said = roman(count) if kind == "endnotes" else str(count)
        self._cited.append((kind, identifier, said))
        self.seen.counts["notes"] += 1
        return text_run(said, raised=True)

    def _drawing(self, drawing: Element, run: Element, boxes: list[Element]) -> None:
        texts = list(self._boxes(drawing))
        boxes += texts
        self.seen.counts["boxes"] += len(texts)
        has_image = any(_is_image(found) for found in drawing.iter())
        if has_image and not texts and not self._in_note:
            run.append(drawing)
        elif has_image or not texts:
            self.seen.counts["drawings"] += 1

    def _boxes(self, drawing: Element) -> Iterator[Element]:
        for child in self._opened(drawing):
            if child.tag == w("txbxContent"):
                yield child
            else:
                yield from self._boxes(child)

    def _read(self, paragraph: Element) -> None:
        """Put the letters of a paragraph's runs into Unicode, and note its words."""
        for text in paragraph.iter(w("t")):
            font = text.attrib.pop("font", "")
            is_capital = text.attrib.pop("capital", "")
            said = decode_run(text.text or "", font)
            if said != (text.text or ""):
                self.seen.fonts.add(font)
            said = unicodedata.normalize("NFC", said)
            text.text = said.upper() if is_capital else said
        for found in paragraph.iter():
            if found.tag == w("t"):
                self.seen.words.append(found.text or "")
            elif found.tag in {w("br"), w("cr")}:
                self.seen.words.append("\n")


def _chosen(alternatives: Element) -> Iterable[Element]:
    """Return what stands for something that older programs don't know, else the thing itself."""
    found = alternatives.find(f"{{{COMPATIBLE}}}Fallback")
    if found is None or not len(found):
        found = alternatives.find(f"{{{COMPATIBLE}}}Choice")
    return () if found is None else found


def _by_id(root: Element | None) -> dict[str, Element]:
    return {} if root is None else {note.get(w("id"), ""): note for note in root}


def _is_image(found: Element) -> bool:
    return found.tag.endswith(("}blip", "}imagedata"))
