"""Pelican's writer, with the same line ends on every system."""

from __future__ import annotations

from io import TextIOWrapper

from pelican.writers import Writer


class PortalWriter(Writer):
    r"""Writes ``\\n`` on Windows too, so that the same commit gives the same bytes everywhere."""

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> TextIOWrapper:
        file: TextIOWrapper = super()._open_w(filename, encoding, override)
        file.reconfigure(newline="\n")
        return file
