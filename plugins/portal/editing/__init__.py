"""What editors do at the command line: check their files, begin a new article, see it."""

from portal.editing.checking import check
from portal.editing.drafts import new
from portal.editing.preview import preview

__all__ = ["check", "new", "preview"]
