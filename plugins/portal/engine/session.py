"""One build as it goes on: what the last one left, what this one wants, and what it has written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.engine.gate import CACHE
from portal.engine.snapshot import addresses_below
from portal.engine.spares import take_spare
from portal.engine.store import Store

if TYPE_CHECKING:  # the gate looks at this room before anything heavy is imported
    from portal.engine.fingerprints import Templates

SESSION = "PORTAL_SESSION"
"""The setting that holds the session of a build."""


@dataclass(slots=True)
class Session:
    """One build into ``output`` by way of ``stage``: the last one's pages, and this one's.

    ``spares`` is a folder of files that can be written over, ``cache`` one for what is made once
    and kept for other outputs too.

    ``before`` and ``pages`` hold fingerprints by address, ``inputs`` and ``outputs`` the digests of
    files in the content and the output; ``stays`` are the addresses that need no writing,
    ``written`` the digests of what lies in the stage, by address. ``works`` are those that make
    what is derived of each article, by kind.
    """

    store: Store
    stage: Path
    spares: Path
    cache: Path
    output: Path
    base: bytes
    before: Mapping[str, bytes]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    jobs: int
    pages: dict[str, bytes] = field(default_factory=dict)
    stays: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)
    queue: list[Callable[[], None]] = field(default_factory=list)
    templates: Templates | None = None
    works: dict[str, Callable[..., list[Any]]] = field(default_factory=dict)

    def wants(self, address: str, fingerprint: bytes | None) -> bool:
        """Tell whether a page has to be rendered, and remember its fingerprint."""
        self.pages[address] = fingerprint or b""
        if fingerprint and self.before.get(address) == fingerprint:
            self.stays.add(address)
            return False
        return True

    def make_later(self, address: str, mark: bytes, make: Callable[[], bytes]) -> None:
        """Queue a file that is no page; it stays while the mark of what it is made of does."""
        told = hashlib.blake2b(self.base + mark, digest_size=16).digest()
        if self.wants(address, told):
            self.queue.append(lambda: self.write(address, make()))

    @property
    def addresses(self) -> set[str]:
        """Return the addresses of all that the build has so far, what is queued included."""
        return {*self.pages, *self.stays, *self.written, *addresses_below(self.stage)}

    def write(self, address: str, data: bytes) -> None:
        """Write a file into the stage, unless the output has it with the same bytes."""
        digest = hashlib.sha512(data).hexdigest()
        if self.outputs.get(address) == digest:
            self.stays.add(address)
            return
        path = f"{self.stage}/{address}"
        take_spare(self.spares, address, path)
        try:
            file = open(path, "wb")  # noqa: PTH123, SIM115  # thousands of times
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120  # as above
            file = open(path, "wb")  # noqa: PTH123, SIM115  # as above
        with file:
            file.write(data)
        self.written[address] = digest

    def leaves(self, address: str, source: str) -> bool:
        """Tell whether a file lies in the output as it is in the content."""
        if self.outputs.get(address) == self.inputs.get(source, ""):
            self.stays.add(address)
            return True
        return False


def session_of(settings: Mapping[str, Any]) -> Session:
    """Return the session of a build; for Pelican on its own, one that remembers nothing."""
    output = Path(settings["OUTPUT_PATH"])
    return settings.get(SESSION) or Session(
        Store(Path(":memory:")), output, output, CACHE, output, b"", {}, {}, {}, jobs=1
    )
