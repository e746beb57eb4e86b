"""The texts of articles, from which the search takes its snippets; long ones in parts."""

from __future__ import annotations

from portal.search.files import FOLDER
from portal.sources import Document

_SIGNS = 12  # of a text's digest, 4 bits each
_WORDS = 1000  # in a part: all of most reports, and about 2 KB for a reader


def text_digest(document: Document) -> str:
    """Return the digest that the files of an article's text are named by."""
    return document.body.digest[:_SIGNS]


def text_files(document: Document) -> list[tuple[str, str]]:
    """Return name and address of each part of an article's text."""
    digest = text_digest(document)
    start = f"{FOLDER}/chu/{digest[:2]}/{digest[2:]}"
    count = max(1, -(-document.body.words // _WORDS))
    return [(f"chu/{digest}.{part}", f"{start}.{part}.js") for part in range(count)]


def cut(text: str, count: int) -> list[str]:
    """Cut a text at line ends into parts of about one length; with long lines, the last are empty.

    A part that another one follows ends with its line end: so the script knows that there is more.
    """
    parts: list[str] = []
    start = 0
    for number in range(1, count):
        line_end = text.find("\n", max(start, len(text) * number // count))
        end = line_end + 1 or len(text)
        parts.append(text[start:end])
        start = end
    return [*parts, text[start:]]
