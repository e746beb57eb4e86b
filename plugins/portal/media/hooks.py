"""Connects images and files with Pelican: what articles show, and the versions of images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from portal.engine import session_of
from portal.media import Kept, Picture, media_of, with_media
from portal.sources import SOURCES, Sources

_FOLDER = "images"


class Versions(Generator):
    """Writes the versions of images that pages offer."""

    def generate_output(self, _: Writer) -> None:
        """Write what the output doesn't have yet; make what was never made."""
        session = session_of(self.settings)
        wanted = [
            (picture, version, address)
            for picture in _pictures(self.context)
            for version in picture.versions()
            for address in [picture.address_of(version)]
            if session.wants(address, picture.tag.encode())
        ]
        if wanted:
            kept = Kept(session.cache / _FOLDER)
            sources: Sources = self.settings[SOURCES]
            images = sources.corpus.images
            pictures = dict.fromkeys(picture for picture, *_ in wanted)
            made_of = [(images[picture.path], picture) for picture in pictures]
            kept.make(Path(self.settings["PATH"]), made_of, session.jobs)
            for picture, version, address in wanted:
                session.write(address, kept.read(picture, version))
            kept.clear()


def add_media(generators: Sequence[Generator]) -> None:
    """Put beside each article what it shows; a preview shows originals alone, to be quick."""
    context, settings = generators[0].context, generators[0].settings
    sources: Sources = settings[SOURCES]
    root, images = Path(settings["PATH"]), sources.corpus.images
    for item in _items(context):
        if found := media_of(item.document, images, root, versions=not sources.drafts):
            item.beside["media"] = found


def _pictures(context: Mapping[str, Any]) -> Iterable[Picture]:
    """Return the pictures of all pages, each once."""
    shown = (item.beside["media"] for item in _items(context) if "media" in item.beside)
    return dict.fromkeys(picture for media in shown for picture in media.pictures)


def _items(context: Mapping[str, Any]) -> Iterator[Any]:
    yield from context["articles"]
    yield from context["pages"]


def teach_templates(generator: Generator) -> None:
    """Let templates draw images and tell of files in an article's text."""
    generator.env.filters.update(with_media=with_media)


def _generators(_: object) -> type[Versions]:
    return Versions


def register() -> None:
    """Connect images and files."""
    signals.generator_init.connect(teach_templates)
    signals.all_generators_finalized.connect(add_media)
    signals.get_generators.connect(_generators)
