"""Legal documents by name: how texts cite them, what tells one from another, who issues them."""

from portal.acts.act import FOLDER, Act
from portal.acts.citations import (
    KINDS,
    NAMED_KINDS,
    NEVER_ALONE,
    Citation,
    Mention,
    mentions,
    numbered,
    read_citation,
)
from portal.acts.issuers import LEVELS, Issuer, issuer_of
from portal.acts.places import is_same_place

__all__ = [
    "FOLDER",
    "KINDS",
    "LEVELS",
    "NAMED_KINDS",
    "NEVER_ALONE",
    "Act",
    "Citation",
    "Issuer",
    "Mention",
    "is_same_place",
    "issuer_of",
    "mentions",
    "numbered",
    "read_citation",
]
