"""What an article's page shows of images and files, beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.media.attached import with_remarks
from portal.media.markup import with_pictures
from portal.media.pictures import Picture, picture_of
from portal.sources import Attachment, Document, ImageFile, attachment, images_of


@dataclass(frozen=True, slots=True)
class Media:
    """The pictures in an article's text and the files that it links to, by path."""

    pictures: tuple[Picture, ...]
    files: tuple[Attachment, ...]
    editorial: bool


def media_of(
    document: Document, images: Mapping[str, ImageFile], root: Path, *, versions: bool
) -> Media | None:
    """Return what a document shows of images and files of the content folder ``root``, if any.

    Without ``versions``, its images have none but the originals. A table that is drawn as a chart
    says itself what it is.
    """
    shown = sorted(images_of(document.body))
    pictures = (
        picture_of(images[path], attachment(root, path).told, versions=versions) for path in shown
    )
    files = (attachment(root, path) for path in _linked(document))
    media = Media(tuple(pictures), tuple(files), editorial=document.provenance is None)
    return media if media.pictures or media.files else None


def _linked(document: Document) -> list[str]:
    linked = {
        located.target.path
        for located in document.body.references
        if located.reference.tag == "a" and located.target.kind == "file"
    }
    return sorted(linked.difference(document.body.charts))


def with_media(html: str, media: Media | None, root: str) -> str:
    """Return an article's HTML with its images drawn and its files told of.

    ``root`` leads to the site's root.
    """
    if media is None:
        return html
    html = with_remarks(html, media.files, root, editorial=media.editorial)
    return with_pictures(html, media.pictures, root)
