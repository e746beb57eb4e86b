"""What a reader makes of one old document, before it becomes an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.intake.proof import Passage
from portal.vietnamese import Moment


@dataclass(frozen=True)
class Draft:
    """An article as it was found in a saved page, a Word file, a dump.

    ``html`` is its text as clean HTML: p, h2–h6, ul, ol, li, table, blockquote, pre, img, a,
    strong, em, sup, sub, br, and nothing else; no scripts, no styles, no classes. ``words`` is all
    that the reader took the article's text from, for the proof that no word was lost or added.
    Where the article is a part of a page, ``page`` is all that the page says and ``left_out`` what
    of it is not in ``words``; together they are the page, word for word.
    ``files`` holds the bytes of images and attachments by the target that ``html`` has for them.
    ``section`` is the name of the section as the page gives it; ``doubts`` tell an editor, in
    Vietnamese, what to look at.
    """

    html: str
    words: str
    page: str = ""
    left_out: tuple[Passage, ...] = ()
    title: str = ""
    document_title: str = ""
    date: Moment | None = None
    printed_date: str = ""
    author: str = ""
    section: str = ""
    site: str = ""
    address: str = ""
    captured: Moment | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A document can't be read; the message says why and what to do, in Vietnamese."""
