"""Builds the site: Pelican writes it aside, then it takes its place file by file."""

from portal.engine.answer import Answer
from portal.engine.builder import Builder
from portal.engine.gate import CACHE, PROJECT, build
from portal.engine.manifest import MANIFEST, manifest

__all__ = ["CACHE", "MANIFEST", "PROJECT", "Answer", "Builder", "build", "manifest"]
