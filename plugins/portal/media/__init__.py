"""Images and files in articles: versions of an image for each screen; links that tell of a file."""

from portal.media.attached import with_remarks
from portal.media.kept import Kept
from portal.media.markup import with_pictures
from portal.media.pictures import Picture, Version, picture_of, widths
from portal.media.shown import Media, media_of, with_media

__all__ = [
    "Kept",
    "Media",
    "Picture",
    "Version",
    "media_of",
    "picture_of",
    "widths",
    "with_media",
    "with_pictures",
    "with_remarks",
]
