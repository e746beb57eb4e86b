"""An article's stored HTML as a book takes it: links followed, ids where other chapters lead to."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from portal.archive.material import Material
from portal.archive.xhtml import as_xhtml
from portal.history import Landmarks, with_charts
from portal.sources import NOTES_MARK, Annotator, Document, NoteMarks, annotated, follow_links
from portal.vietnamese import ascii_path

_SITE = "site:"  # stands before addresses of the site until they are followed
_TAG = re.compile(r"<(?:a|img)\b[^<>]*>")
_MARKED = re.compile(
    r"""\b(?P<name>href|src)=(?P<quote>["'])\{(?P<mark>filename|static|category|index)\}/?
    (?P<path>(?:(?!(?P=quote))[^#])*)(?P<anchor>(?:\#(?:(?!(?P=quote)).)*)?)(?P=quote)""",
    re.VERBOSE,
)
_OF_SITE = re.compile(rf"""\s(href|src)=(["']){_SITE}/([^"'#]*)(?:\#([^"']*))?\2""")
_ANCHOR = re.compile(r'<a [^<>]*class="anchor"[^<>]*></a>')
_DRAWING = re.compile(r"(<svg\b[^<>]*>)")
_ALT = re.compile(r"""\balt=("[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Leads:
    """What a link to an address of the site, and to an id there or "", becomes; and an image.

    The answer is "" for what the book has not, and nobody can be led to.
    """

    link: Callable[[str, str], str]
    image: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article, and the notes that stand below it; both are XHTML."""

    body: Markup
    notes: Markup


def text_of(material: Material, document: Document, leads: Leads, drawn_in: str) -> Text:
    """Return the text of an article, not a letter of it changed; ``drawn_in`` styles its charts."""
    html = _followed(material, document)
    if annotators := _annotators(document, html):
        html = annotated(html, annotators, _SITE)
    tables = [material.sources.corpus.tables[path] for path in document.body.charts]
    html = with_charts(html, tables, _SITE)
    if tables:
        html = _DRAWING.sub(rf"\1<style>{drawn_in}</style>", html)
    html = _TAG.sub(partial(_led, leads), _ANCHOR.sub("", html))
    body, _, notes = html.partition(NOTES_MARK)
    # S704: our own Markdown's HTML, made XHTML.
    return Text(*(Markup(as_xhtml(part.strip())) for part in (body, notes)))  # noqa: S704


def _annotators(document: Document, html: str) -> list[Annotator]:
    """Return what the timeline and the archivist's notes lead to."""
    landmarks: list[Annotator] = [Landmarks()] if "<li" in html else []
    return landmarks + ([NoteMarks(document.text_notes)] if document.text_notes else [])


def _followed(material: Material, document: Document) -> str:
    """Return the HTML with addresses of the site where it leads to what the content has."""
    sources = material.sources

    def address(found: re.Match[str]) -> str:
        """Return an attribute with the address that its mark stands for."""
        path = entities.unescape(found["path"])
        match found["mark"]:
            case "filename":
                path = sources.documents[path].address
            case "static":
                path = ascii_path(path)
            case "category":
                path = f"chuyen-muc/{path}.html"
            case "index":
                path = "index.html"
        quote = found["quote"]
        return f"{found['name']}={quote}{_SITE}/{entities.escape(path)}{found['anchor']}{quote}"

    def follow(html: str) -> str:
        """Return HTML with all its marks followed."""
        return _TAG.sub(lambda tag: _MARKED.sub(address, tag[0]), html)

    html = sources.text(document.path).html
    return follow_links(document.path, html, sources.category_id, follow)


def _led(leads: Leads, tag: re.Match[str]) -> str:
    """Return a tag whose link leads to its place in the book; without a link if there is none."""
    found = _OF_SITE.search(tag[0])
    if not found:
        return tag[0]
    name, quote, address, anchor = found.groups()
    place = entities.unescape(address)
    target = (
        leads.image(place) if name == "src" else leads.link(place, entities.unescape(anchor or ""))
    )
    if target:
        changed = f" {name}={quote}{entities.escape(target)}{quote}"
        return tag[0][: found.start()] + changed + tag[0][found.end() :]
    if name == "src":  # an image that the book can't show leaves its description
        alt = _ALT.search(tag[0])
        return f'<span role="img" aria-label={alt[1] if alt else "Ảnh"}></span>'
    return tag[0][: found.start()] + tag[0][found.end() :]
