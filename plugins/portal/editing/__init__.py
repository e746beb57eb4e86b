"""What editors do at the command line: check their files, begin a new article."""

from portal.editing.checking import check
from portal.editing.drafts import new

__all__ = ["check", "new"]
