"""Which images articles show, and what is wrong with them, told where they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.sources.body import Body
from portal.sources.documents import Reading
from portal.sources.findings import Finding, quoted, warning
from portal.sources.image_files import ImageFile


def images_of(body: Body) -> frozenset[str]:
    """Return the paths of the images in a text."""
    return frozenset(path for path, _ in _in_text(body))


def images_shown(readings: Iterable[Reading]) -> set[str]:
    """Return the paths of all images that are shown, or stand for an article elsewhere."""
    return {path for reading in readings for path, _ in _places(reading)}


def image_problems(
    readings: Iterable[Reading], images: Mapping[str, ImageFile]
) -> Iterator[Finding]:
    """Yield what is wrong with images, at each place where one is shown."""
    for reading in readings:
        for path, line in _places(reading):
            image = images.get(path)  # a missing one is a broken link
            if image and image.error:
                what, remedy = image.error
                yield Finding(reading.path, line, f"ảnh {quoted(path)} {what}", remedy)
            elif image and image.caution:
                what, remedy = image.caution
                yield warning(reading.path, line, f"ảnh {quoted(path)} {what}", remedy)


def _places(reading: Reading) -> Iterator[tuple[str, int]]:
    if reading.body:
        yield from _in_text(reading.body)
    if reading.document and reading.document.image:
        yield reading.document.image.path, reading.line_of("image")


def _in_text(body: Body) -> Iterator[tuple[str, int]]:
    for located in body.references:
        if located.reference.tag == "img" and located.target.kind == "file":
            yield located.target.path, located.line
