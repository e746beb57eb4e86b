"""What a target remembers of what was published there: the present release and the way back.

The present release is known file by file; each earlier one by what differs from its successor.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

STEPS_BACK = 3
_LENGTH = 32  # digits of SHA-512's 128: 128 bits tell all files apart, and the record stays short
_DIGEST = re.compile(rf"[0-9a-f]{{{_LENGTH}}}")

Digests = Mapping[str, str]  # by address; in a step "" where the file wasn't there


@dataclass(frozen=True)
class Release:
    """One state of the portal; ``told`` says for people what it is."""

    number: int = 0
    told: str = ""
    digests: Digests = field(default_factory=dict)


@dataclass(frozen=True)
class Past:
    """The present release, the steps back from it (nearest first), and a publishing under way.

    ``foreign`` are files that lay in our way, put there by somebody else; ``open`` are addresses
    that a publishing which has not ended may have changed.
    """

    present: Release = field(default_factory=Release)
    steps: tuple[Release, ...] = ()
    foreign: Digests = field(default_factory=dict)
    open: frozenset[str] = frozenset()

    @property
    def unsure(self) -> frozenset[str]:
        """Return where a copy that has the release before may differ from the present one."""
        step = self.steps[0].digests if self.steps else {}
        return self.open.union(step)

    def back_to(self, number: int) -> Release | None:
        """Return an earlier release, whole; 0 is what was there before any. None if unknown."""
        if number == 0:
            return Release(0, "trước lần đưa lên đầu tiên", self.foreign)
        digests = dict(self.present.digests)
        for step in self.steps:
            digests |= step.digests
            if step.number == number:
                return Release(number, step.told, {a: d for a, d in digests.items() if d})
        return None

    def needed(self) -> set[str]:
        """Return the digests of files that only the way back has."""
        back = {digest for step in self.steps for digest in step.digests.values()}
        return (back | {*self.foreign.values()}) - {*self.present.digests.values(), ""}

    def followed_by(self, release: Release, foreign: Digests) -> Past:
        """Return the past once a release has taken its place; the same again is no new one."""
        before, after = self.present.digests, release.digests
        different = {a for a in before.keys() | after.keys() if before.get(a) != after.get(a)}
        if not different and self.present.number:
            return Past(self.present, self.steps, foreign)
        back = {address: before.get(address, "") for address in sorted(different)}
        step = Release(self.present.number, self.present.told, back)
        steps = (step, *self.steps) if self.present.number else ()
        return Past(release, steps[:STEPS_BACK], foreign)

    def to_bytes(self) -> bytes:
        """Return the record of it."""
        record = {
            "present": _as_record(self.present),
            "steps": [_as_record(step) for step in self.steps],
            "foreign": self.foreign,
            "open": sorted(self.open),
        }
        return json.dumps(record, ensure_ascii=False).encode()


def from_bytes(data: bytes) -> Past:
    """Read a record; ValueError unless it is one, and no address leads out of the target."""
    try:
        record = json.loads(data)
        present, *steps = map(_as_release, (record["present"], *record["steps"]))
        return Past(present, tuple(steps), _sound(record["foreign"]), frozenset(record["open"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no record: {error}") from error


def digest_of(data: bytes) -> str:
    """Return the digest of a file."""
    return short(hashlib.sha512(data).hexdigest())


def short(sha_512: str) -> str:
    """Return the part of a SHA-512 that files are told apart by."""
    return sha_512[:_LENGTH]


def _as_record(release: Release) -> dict[str, Any]:
    return {"number": release.number, "told": release.told, "files": dict(release.digests)}


def _as_release(record: dict[str, Any]) -> Release:
    return Release(int(record["number"]), str(record["told"]), _sound(record["files"]))


def _sound(digests: dict[str, str]) -> Digests:
    for address, digest in digests.items():
        if digest and not _DIGEST.fullmatch(digest):
            raise ValueError(f"no digest: {digest}")
        if not {"", ".", ".."}.isdisjoint(address.split("/")) or "\\" in address:
            raise ValueError(f"no address: {address}")
    return digests
