"""Documents and menus for tests that need no files."""

from __future__ import annotations

from typing import Any

from portal.sources import Body, Document, Edition, Entry, Menu
from portal.vietnamese import Moment

CENTRAL = Entry("trung-uong", "Trung ương")
LOCAL = Entry("dia-phuong", "Địa phương")
DOCUMENTS = Entry("van-ban", "VĂN BẢN", children=(CENTRAL, LOCAL))
NEWS = Entry("tin-tuc", "Tin tức")
ACTIVITY = Entry("hoat-dong", "Hoạt động")
FIRST = Edition("2011", "Một", (NEWS, DOCUMENTS), 1, dateline="Ngày: {d}-{m}-{yyyy}")
SECOND = Edition("2018", "Hai", (ACTIVITY,), 2)
MENU = Menu((FIRST, SECOND))
EMPTY = Body((), frozenset(), 0, is_empty=True, digest="")


def document(title: str, date: str = "2011-03-21", entry: Entry = NEWS, **more: Any) -> Document:
    """Return an article; its path and slug are its title."""
    return Document(
        path=f"{title}.md",
        title=title,
        slug=title,
        date=Moment.parse(date),
        entry=entry,
        body=EMPTY,
        **more,
    )


def page(title: str) -> Document:
    """Return a page."""
    return Document(
        path=f"pages/{title}.md", title=title, slug=title, date=None, entry=None, body=EMPTY
    )
