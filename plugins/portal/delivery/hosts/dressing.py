"""Adds to a build, once it stands, what web servers need and packages don't; or takes it away."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from portal.delivery.hosts.apache import htaccess
from portal.delivery.hosts.iis import web_config
from portal.delivery.hosts.netlify import headers, redirects
from portal.delivery.hosts.nginx import snippet
from portal.delivery.hosts.rules import CODINGS, Rules, rules
from portal.delivery.hosts.stubs import stubs
from portal.delivery.hosts.twins import is_compressible, twins
from portal.engine import CACHE, Store, digests_in, in_processes, site_settings

MOVED = "dia-chi-cu.json"  # part of the build: where the pages at old addresses are now
_FILES = {
    ".htaccess": htaccess,
    "_redirects": redirects,
    "_headers": headers,
    "web.config": web_config,
    "nginx.conf": snippet,
}
_MADE = "made"
_BATCH = 50


def for_hosts(output: Path, *, publish: bool) -> None:
    """Add host files and compressed twins to a build that is to be published, or take them away.

    Only what has changed since the last time is made anew.
    """
    with _Made(output) as made:
        if publish:
            settings = site_settings(publish=True)
            _dress(output, made, settings["SITEURL"], secure_only=settings["HSTS"])
        else:
            made.keep_only(())


def _dress(output: Path, made: _Made, site: str, *, secure_only: bool) -> None:
    listed = digests_in(output)
    texts = {address: digest for address, digest in listed.items() if is_compressible(address)}
    wanted = rules(site, _moved(output), secure_only=secure_only)
    made.keep_only({"", *texts})
    _add_files(made, {a: t for a, t in _host_files(wanted) if a not in listed})
    _add_twins(output, made, texts)


def added_addresses(folder: Path) -> frozenset[str]:
    """Return the addresses that may have been added to the build in a folder."""
    pages = (address for address, _ in stubs(rules("", _moved(folder))))
    both = (f"{address}.{ending}" for address in digests_in(folder) for ending in CODINGS)
    return frozenset((*_FILES, *pages, *both))


class _Made:
    """What was added to an output: the digest that each was made of, and the addresses added."""

    def __init__(self, output: Path) -> None:
        self._output = output
        name = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:16]
        self._store = Store(CACHE / f"hosts-{name}.sqlite")
        self.of: dict[str, list[str]] = json.loads(self._store.kept(_MADE) or b"{}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.keep(_MADE, json.dumps(self.of).encode())
        self._store.close()

    def stands(self, source: str, digest: str) -> bool:
        """Tell whether what was made of a source is there and still right."""
        known, *added = self.of.get(source, [""])
        return known == digest and all((self._output / address).exists() for address in added)

    def put(self, source: str, digest: str, added: Mapping[str, bytes]) -> None:
        """Add files that were made of a source, in place of those made of it before."""
        for address, data in added.items():
            path = self._output / address
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_name(f"{path.name}.part")
            unfinished.write_bytes(data)
            os.replace(unfinished, path)  # noqa: PTH105  # atomic on every system, and says so
        self._remove(set(self.of.get(source, [""])[1:]) - added.keys())
        self.of[source] = [digest, *added]

    def keep_only(self, sources: Iterable[str]) -> None:
        """Take away what was made of other sources."""
        for source in self.of.keys() - set(sources):
            self._remove(self.of.pop(source)[1:])

    def _remove(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            (self._output / address).unlink(missing_ok=True)


def _moved(output: Path) -> dict[str, str]:
    try:
        moved: dict[str, str] = json.loads((output / MOVED).read_bytes())
    except FileNotFoundError:
        return {}
    return moved


def _host_files(wanted: Rules) -> Iterator[tuple[str, str]]:
    yield from ((name, write(wanted)) for name, write in _FILES.items())
    yield from stubs(wanted)


def _add_files(made: _Made, files: Mapping[str, str]) -> None:
    """Add the host files; they are made of no file, so their source is ""."""
    text = json.dumps(dict(files))
    if not made.stands("", text):
        made.put("", text, {address: text.encode() for address, text in files.items()})


def _add_twins(output: Path, made: _Made, texts: Mapping[str, str]) -> None:
    new = [address for address, digest in texts.items() if not made.stands(address, digest)]
    results = in_processes(partial(_twins, output), new, os.cpu_count() or 1, _BATCH)
    for address, found in zip(new, results, strict=True):
        made.put(address, texts[address], {f"{address}.{e}": data for e, data in found.items()})


def _twins(output: Path, addresses: Sequence[str]) -> list[dict[str, bytes]]:
    return [twins((output / address).read_bytes()) for address in addresses]
