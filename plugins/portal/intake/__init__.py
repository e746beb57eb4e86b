"""Brings in old pages, Word files and text dumps: articles that an editor only reads through."""

from portal.intake.draft import Draft, UnreadableError
from portal.intake.importing import import_files

__all__ = ["Draft", "UnreadableError", "import_files"]
