"""Builds the site: Pelican writes it aside, then it takes its place file by file."""

from portal.engine.alone import alone
from portal.engine.answer import Answer
from portal.engine.builder import Builder
from portal.engine.derived import derived, fingerprint
from portal.engine.gate import CACHE, PROJECT, build
from portal.engine.manifest import MANIFEST, digests_in, digests_of, manifest
from portal.engine.pool import in_processes
from portal.engine.progress import told
from portal.engine.session import SESSION, Session, session_of
from portal.engine.snapshot import addresses_below
from portal.engine.sources import built_sources, site_settings
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
    "addresses_below",
    "alone",
    "build",
    "built_sources",
    "derived",
    "digests_in",
    "digests_of",
    "fingerprint",
    "in_processes",
    "manifest",
    "session_of",
    "site_settings",
    "told",
]
