"""Runs of a Word paragraph: pieces of text of one look."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from portal.intake.word_names import add, value, w


def nearest(looks: Iterable[Element], name: str) -> str | None:
    """Return the value of a property in the nearest of the looks that tell it; None for none."""
    said = (value(properties, name) for properties in looks)
    return next((one for one in said if one is not None), None)


def font_of(looks: Iterable[Element]) -> str:
    """Return the name of the font of letters outside ASCII; "" where a theme gives it."""
    for properties in looks:
        found = properties.find(w("rFonts"))
        name = None if found is None else found.get(w("hAnsi")) or found.get(w("ascii"))
        if name:
            return name
    return ""


def text_run(text: str, *, raised: bool = False) -> Element:
    """Return a run that holds a text and has no look, or is raised."""
    run = Element(w("r"))
    properties = add(run, "rPr")
    if raised:
        add(properties, "vertAlign", "superscript")
    add(run, "t").text = text
    return run


def joined(runs: Iterable[Element]) -> list[Element]:
    """Join texts of one look; Word cuts them anywhere, also between a letter and its mark."""
    found: list[Element] = []
    for run in runs:
        texts = _only_texts(run)
        before = _only_texts(found[-1]) if found else []
        if texts and before and _looks(run) == _looks(found[-1]):
            before[-1].text = (before[-1].text or "") + (texts[0].text or "")
            found[-1].extend(texts[1:])
        else:
            found.append(run)
    return found


def _only_texts(run: Element) -> list[Element]:
    """Return the texts of a run that holds nothing else."""
    texts = [child for child in run if child.tag == w("t")]
    return texts if run.tag == w("r") and len(texts) == len(run) - 1 else []


def _looks(run: Element) -> list[tuple[str, str]]:
    looks = [(found.tag, found.get(w("val"), "")) for found in run.iterfind(f"{w('rPr')}/*")]
    text = run.find(w("t"))
    return [*looks, *([] if text is None else sorted(text.attrib.items()))]
