"""Brings in old pages, Word files and text dumps: articles that an editor only reads through."""

from portal.intake.draft import Draft, UnreadableError
from portal.intake.found_files import beside, links_of
from portal.intake.markdown import to_markdown
from portal.intake.mht import read_mht
from portal.intake.mirror import pages_in, read_mirror, read_saved
from portal.intake.outline import outline, outlined
from portal.intake.warc import read_warc
from portal.intake.web import read_page

__all__ = [
    "Draft",
    "UnreadableError",
    "beside",
    "links_of",
    "outline",
    "outlined",
    "pages_in",
    "read_mht",
    "read_mirror",
    "read_page",
    "read_saved",
    "read_warc",
    "to_markdown",
]
