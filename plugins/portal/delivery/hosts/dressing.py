"""Adds to a build, once it stands, what web servers need and packages don't; or takes it away."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.delivery.hosts.apache import htaccess
from portal.delivery.hosts.iis import web_config
from portal.delivery.hosts.netlify import headers, redirects
from portal.delivery.hosts.nginx import snippet
from portal.delivery.hosts.rules import CODINGS, Rules, rules
from portal.delivery.hosts.stubs import stubs
from portal.delivery.hosts.twins import is_compressible, recipe, twins
from portal.engine import (
    CACHE,
    Store,
    addresses_below,
    digests_in,
    digests_of,
    in_processes,
    manifest,
    site_settings,
)

MOVED = "dia-chi-cu.json"  # part of the build: where the pages at old addresses are now
_FILES = {
    ".htaccess": htaccess,
    "_redirects": redirects,
    "_headers": headers,
    "web.config": web_config,
    "nginx.conf": snippet,
}
ADDED = "may-chu.sha512"  # what was added to a build, as `sha512sum` lists it
_DRESSED = "dressed"
_BATCH = 50

Digests = Mapping[str, str]  # SHA-512 by address


def for_hosts(output: Path, *, publish: bool) -> None:
    """Add host files and compressed twins to a build that is to be published, or take them away.

    Only what has changed since the last time is made anew. Files of the build itself are neither
    replaced nor removed.
    """
    before, listed = added_digests(output), digests_in(output)
    added = _add(output, before, listed) if publish else {}
    for address in sorted(before.keys() - added.keys() - listed.keys()):
        (output / address).unlink(missing_ok=True)
    if not publish:
        (output / ADDED).unlink(missing_ok=True)


def added_digests(output: Path) -> dict[str, str]:
    """Return the digests of what was added to a build, by address; nothing without the list."""
    return digests_in(output, ADDED)


def _add(output: Path, before: Digests, listed: Digests) -> dict[str, str]:
    """Write host files, twins, and the list of both."""
    wanted = _rules(output, listed)
    files = {name: write(wanted) for name, write in _FILES.items()} | dict(stubs(wanted, listed))
    added = _written(output, {name: text.encode() for name, text in files.items()}, listed)
    with closing(_store(output)) as store:
        dressing = _Dressing(output, before, listed, wanted.codings, store)
        added |= dressing.twins()
        text = manifest(added).encode()
        _write(output, ADDED, text)
        dressing.remember(text)
    return added


def _rules(output: Path, listed: Digests) -> Rules:
    settings = site_settings(publish=True)
    more = {"secure_only": settings["HSTS"], "zstandard": settings["ZSTANDARD"]}
    return rules(settings["SITEURL"], _moved(output), listed, **more)


@dataclass(frozen=True)
class _Dressing:
    """The twins of a build: those of texts that have changed since the last time are made.

    ``before`` is what was added then, ``listed`` what was built now.
    """

    output: Path
    before: Digests
    listed: Digests
    endings: Collection[str]
    store: Store

    def twins(self) -> dict[str, str]:
        """Write the twins that are needed, and return the digests of all of them."""
        texts = {a: digest for a, digest in self.listed.items() if is_compressible(a)}
        dressed = self._dressed()
        stay = {a for a, d in texts.items() if dressed.get(a) == d} - self._bereft()
        found = {a: d for a, d in self.before.items() if _text_of(a) in stay}
        if new := sorted(texts.keys() - stay):
            self.store.keep(_DRESSED, b"")  # should it be cut now, nothing is known of them
        packed = partial(_twins, self.output, tuple(self.endings))
        results = in_processes(packed, new, os.cpu_count() or 1, _BATCH)
        for address, made in zip(new, results, strict=True):
            files = {f"{address}.{ending}": data for ending, data in made.items()}
            found |= _written(self.output, files, self.listed)
        return {address: digest for address, digest in found.items() if address not in self.listed}

    def remember(self, added: bytes) -> None:
        """Keep what was dressed, once all of it lies there and is listed."""
        dressed = {**self.listed, ADDED: self._mark(added)}
        self.store.keep(_DRESSED, manifest(dressed).encode())

    def _dressed(self) -> Digests:
        """Return the digests of the build that was dressed, if the list of that time is there."""
        kept = digests_of(self.store.kept(_DRESSED) or b"")
        there = (self.output / ADDED).exists()
        added = (self.output / ADDED).read_bytes() if there else b""
        return kept if kept.get(ADDED) == self._mark(added) else {}

    def _mark(self, added: bytes) -> str:
        return _digest(added + recipe(self.endings).encode())

    def _bereft(self) -> set[str]:
        """Return the texts that had a twin which isn't there any more."""
        gone = self.before.keys() - {*addresses_below(self.output)}
        return {_text_of(address) for address in gone}


def _text_of(twin: str) -> str:
    text, _, ending = twin.rpartition(".")
    return text if ending in CODINGS else ""


def _written(output: Path, files: Mapping[str, bytes], listed: Digests) -> dict[str, str]:
    """Write files where the build has none, and return their digests."""
    free = {address: data for address, data in files.items() if address not in listed}
    for address, data in free.items():
        _write(output, address, data)
    return {address: _digest(data) for address, data in free.items()}


def _write(output: Path, address: str, data: bytes) -> None:
    path = output / address
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(data)
    os.replace(unfinished, path)  # noqa: PTH105  # atomic on every system, and says so


def _digest(data: bytes) -> str:
    return hashlib.sha512(data).hexdigest()


def _store(output: Path) -> Store:
    name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:16]
    return Store(CACHE / f"hosts-{name}.sqlite")


def _moved(output: Path) -> dict[str, str]:
    try:
        moved: dict[str, str] = json.loads((output / MOVED).read_bytes())
    except FileNotFoundError:
        return {}
    return moved


def _twins(
    output: Path, endings: Collection[str], addresses: Sequence[str]
) -> list[dict[str, bytes]]:
    return [twins((output / address).read_bytes(), endings) for address in addresses]
