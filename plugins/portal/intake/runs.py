"""Running text as runs: words with how they look, however deep fonts and spans are nested."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from portal.intake.decoding import decode_run, without_controls
from portal.intake.markup import escaped, written
from portal.intake.outline import begins_part
from portal.intake.phrases import is_dateline, is_written_by
from portal.intake.tree import Element

BREAK = "\n"
_BLANKS = re.compile(r"[\s\xa0\u200b\u2060\ufeff]+")
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "…", "”", '"')
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE = frozenset({"http", "https", "mailto", "ftp", "tel"})
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)|font:[^;]*\bbold\b")
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-4]00)")
_ITALIC = re.compile(r"font-style:\s*italic|font:[^;]*\bitalic\b")
_RAISED = re.compile(r"vertical-align:\s*(su[pb])")
_FAMILY = re.compile(r"font-family:\s*[\"']?([^;,\"']+)")
_LARGE = re.compile(r"font-size:\s*(?:1[4-9]|[2-9]\d)(?:\.\d+)?(?:pt|px)|font-size:\s*(?:x-)?large")


@dataclass(frozen=True)
class Style:
    """How words look; ``href`` is the target of the link that they are, ``font`` its name."""

    bold: bool = False
    italic: bool = False
    raised: str = ""
    href: str = ""
    font: str = ""
    large: bool = False

    def inside(self, element: Element) -> Style:
        """Return the style of what stands in an inline element of this style."""
        changes: dict[str, bool | str] = dict(_by_name(element))
        css = element.attributes.get("style", "").lower()
        if css:
            changes |= _by_css(css)
        return replace(self, **changes) if changes else self  # type: ignore[arg-type]  # by name


@dataclass(frozen=True)
class Run:
    """Words of one style, a line break (``BREAK``), or an image."""

    text: str
    style: Style = Style()
    image: Element | None = None


def _by_name(element: Element) -> Iterator[tuple[str, bool | str]]:
    name, attributes = element.name, element.attributes
    if name in {"b", "strong"}:
        yield "bold", True
    elif name in {"i", "em", "cite", "dfn", "var"}:
        yield "italic", True
    elif name in {"sup", "sub"}:
        yield "raised", name
    elif name == "a" and (href := safe_target(attributes.get("href", ""))):
        yield "href", href
    elif name == "font":
        if face := attributes.get("face"):
            yield "font", face.split(",")[0].strip()
        if attributes.get("size", "").strip() in {"4", "5", "6", "7", "+1", "+2", "+3"}:
            yield "large", True


def _by_css(css: str) -> dict[str, bool | str]:
    changes: dict[str, bool | str] = {}
    if _BOLD.search(css):
        changes["bold"] = True
    elif _NOT_BOLD.search(css):
        changes["bold"] = False
    if _ITALIC.search(css):
        changes["italic"] = True
    if _LARGE.search(css):
        changes["large"] = True
    if found := _RAISED.search(css):
        changes["raised"] = found[1]
    if found := _FAMILY.search(css):
        changes["font"] = found[1].strip()
    return changes


def safe_target(written: str) -> str:
    """Return a link's target as it is found; "" for scripts, data, files and places in the page."""
    target = without_controls("".join(written.split("\n"))).strip()
    scheme = _SCHEME.match("".join(target.split()))
    if target.startswith(("#", "\\")) or (scheme and scheme[1].lower() not in _SAFE):
        return ""
    return "" if any(sign in target for sign in "<>\"'`") else "%20".join(target.split())


def texts(runs: Iterable[Run]) -> str:
    """Return the words of runs, each space one blank."""
    return " ".join(_BLANKS.sub(" ", "".join(run.text for run in runs)).split())


def tidy(runs: Sequence[Run]) -> list[Run]:
    """Return runs in Unicode without control characters, every space one blank, none outside."""
    tidied: list[Run] = []
    space = True
    for run in runs:
        text = run.text
        if text != BREAK:
            text = decode_run(text, run.style.font) if run.style.font else text
            text = _BLANKS.sub(" ", without_controls(text))
            text = text[1:] if space and text.startswith(" ") else text
        if text or run.image:
            tidied.append(replace(run, text=text))
            space = text.endswith((" ", BREAK))
    while tidied and not tidied[-1].image and not tidied[-1].text.strip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tidied


def paragraphs(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the paragraphs of runs: an empty line parts them, and a marker, and a sentence's end.

    Other lines are one paragraph with breaks, as in an address.
    """
    current: list[Run] = []
    before = ""
    for line in _lines(runs):
        text = texts(line)
        empty = not text and not any(run.image for run in line)
        if current and (empty or _begins(text, before)):
            yield current
            current = []
        if not empty:
            current += [Run(BREAK), *line] if current else line
        before = text
    if current:
        yield current


def _lines(runs: Iterable[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if run.text == BREAK:
            yield tidy(line)
            line = []
        else:
            line.append(run)
    yield tidy(line)


def _begins(text: str, before: str) -> bool:
    parted = begins_part(text) or begins_part(before) or before.endswith(_SENTENCE_ENDS)
    return parted or any(is_dateline(one) or is_written_by(one) for one in (text, before))


_Key = Callable[[Run], object]
_LAYERS: tuple[tuple[str, _Key], ...] = (
    ("a", attrgetter("style.href")),
    ("strong", attrgetter("style.bold")),
    ("em", attrgetter("style.italic")),
    ("", attrgetter("style.raised")),
)


def html_of(runs: Sequence[Run]) -> str:
    """Return runs as inline HTML; spaces stand outside of what is marked."""
    return _nested(runs, _LAYERS)


def _nested(runs: Sequence[Run], layers: Sequence[tuple[str, _Key]]) -> str:
    if not layers:
        return "".join(map(_plain, runs))
    (name, key), *inner = layers
    html = ""
    for value, group in groupby(runs, key):
        inside = _nested(list(group), inner)
        html += _wrapped(name or str(value), value, inside) if value else inside
    return html


def _plain(run: Run) -> str:
    if run.image:
        return written(run.image)
    return "<br>" if run.text == BREAK else escaped(run.text)


def _wrapped(name: str, value: object, inside: str) -> str:
    bare = inside.strip()
    if not bare or bare == "<br>":
        return inside
    before, after = inside[: inside.index(bare)], inside[inside.index(bare) + len(bare) :]
    attributes = {"href": str(value)} if name == "a" else {}
    tag = written(Element(name, attributes)).removesuffix(f"</{name}>")
    return f"{before}{tag}{bare}</{name}>{after}"
