"""Connects the engine with Pelican."""

from __future__ import annotations

from pelican import signals

from portal.engine.writer import PortalWriter


def _writer(_: object) -> type[PortalWriter]:
    return PortalWriter


def register() -> None:
    """Connect the writer."""
    signals.get_writer.connect(_writer)
