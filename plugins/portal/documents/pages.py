"""The pages of the register: the table of all documents, and one page for each."""

from __future__ import annotations

from collections.abc import Iterator

from portal.acts import FOLDER
from portal.documents.records import Record
from portal.documents.register import Register
from portal.menus import Branch, Crumb, Place, SitePage, below_home

REGISTER = Crumb("Danh mục văn bản", f"{FOLDER}/index.html")


def register_pages(register: Register) -> Iterator[SitePage]:
    """Yield the pages of the register; none where nothing is held or cited."""
    if register.records:
        rows = tuple(record.row for record in register.records)
        held = sum(row.held is not None for row in rows)
        variables = {"place": below_home(REGISTER), "rows": rows, "held": held}
        yield SitePage(REGISTER.address, "register", variables)
    for record in register.records:
        crumb = Crumb(record.row.act.name, record.row.address)
        if not record.row.held:  # a held one has its article's page
            variables = {"place": _below(REGISTER, crumb), "record": record}
            yield SitePage(crumb.address, "legal_document", variables)
        yield from _years(record, crumb)


def _years(record: Record, above: Crumb) -> Iterator[SitePage]:
    """Yield a page for each year in which articles cite a document that many cite."""
    for counted in record.years:
        crumb = Crumb(f"Năm {counted.year}", counted.address)
        variables = {
            "place": _below(REGISTER, above, crumb),
            "act": record.row.act,
            "citing": record.by_year[counted.year],
            "year": counted.year,
            "years": record.years,
        }
        yield SitePage(crumb.address, "legal_document_year", variables)


def _below(*crumbs: Crumb) -> Place:
    """Return the place of the page that is the last of these steps from the home page."""
    *above, crumb = crumbs
    home = below_home(crumb).branch.crumbs
    return Place(Branch((*home, *above)), crumb)
