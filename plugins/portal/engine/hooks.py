"""Connects the engine with Pelican: the writer, the files that can stay, the queue of pages."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import StaticGenerator

from portal.engine.rendering import render
from portal.engine.session import SESSION, Session
from portal.engine.writer import PortalWriter


def _writer(_: object) -> type[PortalWriter]:
    return PortalWriter


def leave_files(generator: StaticGenerator) -> None:
    """Let files that lie in the output as they are in the content stay where they are."""
    session: Session | None = generator.settings.get(SESSION)
    if session:
        generator.context["staticfiles"] = [
            file
            for file in generator.staticfiles
            if not session.leaves(file.save_as, file.get_relative_source_path())
        ]


def render_queue(pelican: Pelican) -> None:
    """Render the pages that Pelican wants written, once it has named them all."""
    session: Session | None = pelican.settings.get(SESSION)
    if session:
        render(session)


def register() -> None:
    """Connect the writer, the files and the queue."""
    signals.get_writer.connect(_writer)
    signals.static_generator_finalized.connect(leave_files)
    signals.finalized.connect(render_queue)
