"""The pages of the register: the table of all documents, and one page for each."""

from __future__ import annotations

from collections.abc import Iterator

from portal.documents.acts import FOLDER
from portal.documents.register import Record, Register
from portal.menus import Branch, Crumb, Place, SitePage, below_home

REGISTER = Crumb("Văn bản được nhắc đến", f"{FOLDER}/index.html")


def register_pages(register: Register) -> Iterator[SitePage]:
    """Yield the pages of the register; none where nothing is cited."""
    if register.records:
        rows = tuple(record.row for record in register.records)
        variables = {"place": below_home(REGISTER), "rows": rows}
        yield SitePage(REGISTER.address, "register", variables)
    for record in register.records:
        yield _page(record)


def _page(record: Record) -> SitePage:
    above = below_home(REGISTER)
    branch = Branch((*above.branch.crumbs, above.crumb))
    place = Place(branch, Crumb(record.row.act.name, record.row.address))
    return SitePage(record.row.address, "legal_document", {"place": place, "record": record})
