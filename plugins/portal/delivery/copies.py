"""The plain text of an article as a file beside its page: title, date, text, where it is from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from portal.delivery.plain_text import plain_text, underlined
from portal.menus import dateline_of
from portal.sources import NOTES_MARK, Document, Edition


def text_copy(
    document: Document, html: str, edition: Edition | None, archive: str, base: str
) -> bytes:
    r"""Return the file: UTF-8 in NFC, lines end with ``\n``.

    ``archive`` is the portal's name, ``base`` its address or "" while it has none.
    """
    text, _, notes = html.partition(NOTES_MARK)
    blocks = (
        "\n".join(_head(document, edition)),
        plain_text(text),
        "\n".join((*underlined("Chú thích", "-"), "", plain_text(notes))) if notes else "",
        "* * *",
        "\n".join(_origin(document, archive, base)),
    )
    told = "\n\n".join(block for block in blocks if block)
    return unicodedata.normalize("NFC", f"{told}\n").encode()


def _head(document: Document, edition: Edition | None) -> Iterator[str]:
    yield from underlined(document.title, "=")
    yield ""
    if document.document_title and document.document_title != document.title:
        yield document.document_title
    if document.date:
        yield dateline_of(edition, document.date)
    if document.author:
        yield f"Tác giả: {document.author}"


def _origin(document: Document, archive: str, base: str) -> Iterator[str]:
    if document.provenance:
        yield from (f"{row.label}: {row.value}" for row in document.provenance.rows)
    yield f"Kho lưu trữ: {archive}"
    yield f"Địa chỉ: {f'{base}/{document.address}' if base else document.address}"
