"""Legal documents: where texts cite them, and the register of all that are cited."""

from portal.documents.acts import Act, meanings, resolved
from portal.documents.citations import Citation, Mention, mentions
from portal.documents.pages import register_pages
from portal.documents.register import (
    Cited,
    Linker,
    Record,
    Register,
    Row,
    cited_in,
    make_register,
)
from portal.documents.tables import CSV_ADDRESS, JSON_ADDRESS, as_csv, as_json
from portal.documents.unresolved import Unresolved, unresolved

__all__ = [
    "CSV_ADDRESS",
    "JSON_ADDRESS",
    "Act",
    "Citation",
    "Cited",
    "Linker",
    "Mention",
    "Record",
    "Register",
    "Row",
    "Unresolved",
    "as_csv",
    "as_json",
    "cited_in",
    "make_register",
    "meanings",
    "mentions",
    "register_pages",
    "resolved",
    "unresolved",
]
