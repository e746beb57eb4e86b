"""Packages that outlive the server, and the proof that nothing in them has changed."""

from portal.archive.formats import DEFAULT, FORMATS
from portal.archive.making import archive
from portal.archive.material import Facts
from portal.archive.media_types import media_type
from portal.archive.release import NoReleaseError, head_commit
from portal.archive.verifying import verify

__all__ = [
    "DEFAULT",
    "FORMATS",
    "Facts",
    "NoReleaseError",
    "archive",
    "head_commit",
    "media_type",
    "verify",
]
