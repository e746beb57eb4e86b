"""Builds the site: Pelican writes it aside, then it takes its place file by file."""

from portal.engine.gate import build
from portal.engine.manifest import MANIFEST, manifest

__all__ = ["MANIFEST", "build", "manifest"]
