"""Adds to a build, once it stands, what web servers need and packages don't; or takes it away."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from portal.delivery.hosts.apache import htaccess
from portal.delivery.hosts.iis import web_config
from portal.delivery.hosts.netlify import headers, redirects
from portal.delivery.hosts.nginx import snippet
from portal.delivery.hosts.rules import rules
from portal.delivery.hosts.stubs import stubs
from portal.delivery.hosts.twins import is_compressible, twins
from portal.engine import CACHE, Store, digests_in, in_processes, manifest, site_settings

MOVED = "dia-chi-cu.json"  # part of the build: where the pages at old addresses are now
_FILES = {
    ".htaccess": htaccess,
    "_redirects": redirects,
    "_headers": headers,
    "web.config": web_config,
    "nginx.conf": snippet,
}
ADDED = "may-chu.sha512"  # what was added to a build, as `sha512sum` lists it
_MADE = "made"
_BATCH = 50

Digests = Mapping[str, str]  # SHA-512 by address
Made = dict[str, tuple[str, dict[str, str]]]
"""By the address of a text its digest, and the digests of its twins by their addresses."""


def for_hosts(output: Path, *, publish: bool) -> None:
    """Add host files and compressed twins to a build that is to be published, or take them away.

    Only what has changed since the last time is made anew. Files of the build itself are neither
    replaced nor removed.
    """
    before, listed = added_digests(output), digests_in(output)
    added = _add(output, before, listed) if publish else {}
    _write(output, ADDED, manifest(added).encode())
    for address in sorted(before.keys() - added.keys() - listed.keys()):
        (output / address).unlink(missing_ok=True)
    if not publish:
        (output / ADDED).unlink()


def added_digests(output: Path) -> dict[str, str]:
    """Return the digests of what was added to a build, by address; nothing without the list."""
    return digests_in(output, ADDED)


def _add(output: Path, before: Digests, listed: Digests) -> dict[str, str]:
    settings = site_settings(publish=True)
    wanted = rules(settings["SITEURL"], _moved(output), listed, secure_only=settings["HSTS"])
    files = {name: write(wanted) for name, write in _FILES.items()} | dict(stubs(wanted, listed))
    added = {}
    for address, text in files.items():
        if address not in listed:
            _write(output, address, text.encode())
            added[address] = _digest(text.encode())
    return added | _add_twins(output, before, listed)


def _add_twins(output: Path, before: Digests, listed: Digests) -> dict[str, str]:
    texts = {address: digest for address, digest in listed.items() if is_compressible(address)}
    with closing(_store(output)) as store:
        known: Made = json.loads(store.kept(_MADE) or b"{}")
        made = {a: known[a] for a in texts if _stands(output, before, known.get(a), texts[a])}
        new = sorted(texts.keys() - made.keys())
        results = in_processes(partial(_twins, output), new, os.cpu_count() or 1, _BATCH)
        for address, found in zip(new, results, strict=True):
            twins_of = {f"{address}.{ending}": data for ending, data in found.items()}
            made[address] = texts[address], _written(output, twins_of, listed)
        store.keep(_MADE, json.dumps(made).encode())
    return {twin: digest for _, twins_of in made.values() for twin, digest in twins_of.items()}


def _stands(
    output: Path, before: Digests, known: tuple[str, dict[str, str]] | None, digest: str
) -> bool:
    """Tell whether the twins of a text were made of what it is now, and are there."""
    if known is None or known[0] != digest:
        return False
    return all(before.get(a) == d and (output / a).exists() for a, d in known[1].items())


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


def _twins(output: Path, addresses: Sequence[str]) -> list[dict[str, bytes]]:
    return [twins((output / address).read_bytes()) for address in addresses]
