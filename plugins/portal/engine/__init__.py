"""Builds the site: Pelican writes it aside, then it takes its place file by file."""

from portal.engine.answer import Answer
from portal.engine.builder import Builder
from portal.engine.derived import derived, fingerprint
from portal.engine.gate import CACHE, PROJECT, build
from portal.engine.manifest import MANIFEST, manifest
from portal.engine.pool import in_processes
from portal.engine.session import SESSION, Session, session_of
from portal.engine.store import Store

__all__ = [
    "CACHE",
    "MANIFEST",
    "PROJECT",
    "SESSION",
    "Answer",
    "Builder",
    "Session",
    "Store",
    "build",
    "derived",
    "fingerprint",
    "in_processes",
    "manifest",
    "session_of",
]
