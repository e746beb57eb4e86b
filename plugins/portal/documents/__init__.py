"""Legal documents: where texts cite them."""

from portal.documents.citations import Citation, Mention, mentions

__all__ = ["Citation", "Mention", "mentions"]
