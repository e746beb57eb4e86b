"""Legal documents that articles hold or cite, and the register of them all."""

from portal.documents.citing import Cited, Linker, cited_in
from portal.documents.meanings import meanings, resolved
from portal.documents.pages import REGISTER, register_pages
from portal.documents.records import Held, Record, Related, Row
from portal.documents.register import Register, make_register
from portal.documents.shares import Amount, Share, with_shares
from portal.documents.tables import CSV_ADDRESS, JSON_ADDRESS, as_csv, as_json
from portal.documents.unresolved import Unresolved, unresolved

__all__ = [
    "CSV_ADDRESS",
    "JSON_ADDRESS",
    "REGISTER",
    "Amount",
    "Cited",
    "Held",
    "Linker",
    "Record",
    "Register",
    "Related",
    "Row",
    "Share",
    "Unresolved",
    "as_csv",
    "as_json",
    "cited_in",
    "make_register",
    "meanings",
    "register_pages",
    "resolved",
    "unresolved",
    "with_shares",
]
