"""Brings a release to a target so that at every moment readers find whole pages.

What comes is announced, what would be lost is kept, then files are put in their order and read
back; deletions come last. A run that was cut short is known by its announcement and completed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.engine import told
from portal.publishing.past import Digests, Past, Release, digest_of
from portal.publishing.planning import Plan, plan
from portal.publishing.records import FOLDER, announce, holder_of, keep, kept_address, remember
from portal.publishing.target import Target, TargetError, unfinished

Source = Callable[[str], bytes]

_FEW = 50  # so many files are looked at one by one rather than in a list of all
_TURNS = 3


@dataclass(frozen=True)
class Shipment:
    """A release on its way: the plan of it, what was before, and foreign files in its way."""

    release: Release
    plan: Plan
    past: Past
    foreign: Digests


def prepared(target: Target, past: Past, release: Release) -> Shipment:
    """Compare a release with what lies on the target.

    Files that somebody else put where ours belong count as changed; they are kept for ever.
    """
    left = dict.fromkeys(past.open, "") | _digests(target, past.open)
    present = {a: d for a, d in {**past.present.digests, **left}.items() if d}
    strange = _digests(target, _there(target, release.digests.keys() - present.keys()))
    planned = plan(release.digests, present | strange)
    in_the_way = {address: strange[address] for address in planned.changed if address in strange}
    return Shipment(release, planned, past, {**in_the_way, **past.foreign})


def send(shipment: Shipment, target: Target, source: Source, me: str) -> Past:
    """Publish as planned, and return what the target remembers of it.

    ``source`` gives the bytes of an address, ``me`` names who does it.
    """
    todo, past = shipment.plan, shipment.past
    opened = past.open.union(todo.added, todo.changed, todo.deleted)
    announce(target, me, opened, shipment.foreign)
    target.begin(past.present.digests.keys(), past.unsure)
    lost = {todo.present[address]: address for address in (*todo.changed, *todo.deleted)}
    for digest in _each("Giữ bản cũ", sorted(lost)):
        keep(target, lost[digest], digest)
    _put(shipment, target, source)
    if holder_of(target) != me:
        raise TargetError(
            f"{target.place}: một người khác vừa bắt đầu đưa lên; đợi họ xong rồi chạy lại"
        )
    for address in _each("Xóa", todo.deleted):
        target.delete(address)
    for address in _there(target, map(unfinished, past.open.difference(todo.order))):
        target.delete(address)
    after = past.followed_by(shipment.release, shipment.foreign)
    remember(target, after)
    target.finish()
    return after


def source_on(target: Target, shipment: Shipment) -> Source:
    """Return the bytes of an earlier release, from what the target has kept of it."""
    todo = shipment.plan
    stays = todo.present.keys() - {*todo.changed, *todo.deleted}
    where = {todo.present[address]: address for address in sorted(stays)}

    def read(address: str) -> bytes:
        digest = shipment.release.digests[address]
        data = target.read(where.get(digest) or kept_address(digest))
        if digest_of(data) != digest:
            raise TargetError(f"{target.place}: bản được giữ của {address} không còn nguyên vẹn")
        return data

    return read


def _each(what: str, things: Sequence[str]) -> Iterable[str]:
    return told(what, things) if things else ()


def _there(target: Target, addresses: Iterable[str]) -> list[str]:
    """Return those addresses at which a file may lie."""
    wanted = sorted(addresses)
    if len(wanted) <= _FEW:
        return wanted
    there = {address for address in target.addresses() if not address.startswith(FOLDER)}
    return [address for address in wanted if address in there]


def _digests(target: Target, addresses: Iterable[str]) -> dict[str, str]:
    return {a: d for a in sorted(addresses) if (d := _digest(target, a))}


def _digest(target: Target, address: str) -> str:
    try:
        return digest_of(target.read(address))
    except FileNotFoundError:
        return ""


def _put(shipment: Shipment, target: Target, source: Source) -> None:
    """Put files and read them back; what didn't arrive is put again."""
    wanted, addresses = shipment.release.digests, shipment.plan.order
    for _ in range(_TURNS):
        for address in _each("Đưa lên", addresses):
            target.put(address, source(address))
        addresses = [a for a in _each("Đọc lại", addresses) if _digest(target, a) != wanted[a]]
        if not addresses:
            return
    raise TargetError(f"{target.place}: {addresses[0]} không giữ đúng những gì được đưa lên")
