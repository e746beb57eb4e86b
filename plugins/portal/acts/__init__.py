"""Legal documents by name: how texts cite them, what tells one from another, who issues them."""

from portal.acts.act import FOLDER, Act
from portal.acts.citations import KINDS, Citation, Mention, mentions, numbered, read_citation
from portal.acts.issuers import LEVELS, Issuer, issuer_of

__all__ = [
    "FOLDER",
    "KINDS",
    "LEVELS",
    "Act",
    "Citation",
    "Issuer",
    "Mention",
    "issuer_of",
    "mentions",
    "numbered",
    "read_citation",
]
