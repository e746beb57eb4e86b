"""The files of a built tree as libzim takes them, and the words that pages are found by.

Readers fold what people type in different ways. Where ICU's data is complete, libzim drops the
marks of a query but knows no plain letter for đ (`điều lệ` becomes `đieu le`); without the data, as
in Debian's kiwix-serve, it leaves them (`điều lệ`); and people type without any (`dieu le`). libzim
takes index data of ours as they are, so a page is indexed in all three spellings.
"""

from __future__ import annotations

import re
import unicodedata

from libzim.writer import ContentProvider, FileProvider, Hint, IndexData, Item

from portal.archive.material import Material
from portal.archive.media_types import media_type
from portal.archive.pages import Page, is_page, read_page
from portal.vietnamese import fold

_MARKS = re.compile("[\u0300-\u036f]+")


class FileItem(Item):  # type: ignore[misc]  # on Windows, without libzim, its class is unknown
    """A file of the output by its address; pages have their titles, and words to be found by."""

    def __init__(self, material: Material, address: str) -> None:
        super().__init__()
        self._address = address
        self._path = material.output / address
        self._page = read_page(self._path, material.facts.title) if is_page(address) else None

    def get_path(self) -> str:
        """Return the address: links between pages stay as they are."""
        return self._address

    def get_title(self) -> str:
        """Return the title of a page; other files have none."""
        return self._page.title if self._page else ""

    def get_mimetype(self) -> str:
        """Return the media type."""
        return media_type(self._address)

    def get_contentprovider(self) -> ContentProvider:
        """Return what reads the file."""
        return FileProvider(self._path)

    def get_hints(self) -> dict[Hint, int]:
        """Tell which entries are pages: Kiwix suggests them, and opens one by chance."""
        return {Hint.FRONT_ARTICLE: int(self._page is not None)}

    def get_indexdata(self) -> IndexData | None:
        """Return the words that a page is found by."""
        return PageWords(self._page) if self._page else None


class PageWords(IndexData):  # type: ignore[misc]  # as above
    """Title and text of a page, in every spelling that a reader may ask for."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def has_indexdata(self) -> bool:
        """Tell that there are words."""
        return True

    def get_title(self) -> str:
        """Return the words of the title, which weigh more."""
        return spellings(self._page.title)

    def get_content(self) -> str:
        """Return the words of the text."""
        return spellings(self._page.text)

    def get_keywords(self) -> str:
        """Return none: title and text say all."""
        return ""

    def get_wordcount(self) -> int:
        """Return the number of words, which Kiwix shows."""
        return len(self._page.text.split())

    def get_geoposition(self) -> tuple[float, float] | None:
        """Return none: a page is no place."""
        return None


def spellings(text: str) -> str:
    """Return a text as it is, without marks, and with plain letters alone; equal ones once."""
    text = unicodedata.normalize("NFC", text)
    unmarked = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))
    return "\n".join(dict.fromkeys((text, unmarked, fold(text))))
