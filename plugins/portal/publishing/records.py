"""Where a target keeps what publishing remembers: one folder, which readers are not led to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portal.publishing.past import Digests, Past, digest_of, from_bytes
from portal.publishing.target import Target, TargetError

FOLDER = ".phat-hanh/"
RECORD = f"{FOLDER}so.json"  # the past; putting it is what makes a release the present one
_COMING = f"{FOLDER}dang-dua-len.json"  # the same with what is open, while somebody publishes
_HOLDER = f"{FOLDER}ai-dang-dua-len.txt"
_KEPT = f"{FOLDER}kho"


def past_of(target: Target) -> Past:
    """Read what a target remembers; TargetError where it can't be understood."""
    try:
        past = from_bytes(_read(target, RECORD) or Past().to_bytes())
        coming = _read(target, _COMING)
        if coming is None:
            return past
        under_way = from_bytes(coming)
        return replace(past, foreign={**under_way.foreign, **past.foreign}, open=under_way.open)
    except ValueError as error:
        raise TargetError(
            f"{target.place}: sổ ghi {FOLDER} trên đích bị hỏng; đổi tên thư mục ấy rồi chạy lại"
            f" (khi đó không còn lùi về các bản trước được)"
        ) from error


def holder_of(target: Target) -> str:
    """Return who is publishing; "" where nobody is."""
    return (_read(target, _HOLDER) or b"").decode("utf-8", "replace")


def announce(target: Target, holder: str, opened: Iterable[str], foreign: Digests) -> None:
    """Tell others, and a later run, who is publishing and what may change."""
    target.put(_HOLDER, holder.encode())
    target.put(_COMING, Past(foreign=foreign, open=frozenset(opened)).to_bytes())


def remember(target: Target, past: Past) -> None:
    """Let a past take the place of the last one, and delete bytes that it doesn't need any more.

    Those are looked for on the target: runs that were cut may have left some, even half of them.
    """
    target.put(RECORD, past.to_bytes())
    target.delete(_COMING)
    needed = set(map(kept_address, past.needed()))
    for address in sorted({*target.addresses(_KEPT)} - needed):
        target.delete(address)
    target.delete(_HOLDER)


def keep(target: Target, address: str, digest: str) -> None:
    """Keep the bytes of a file that will be replaced or deleted."""
    data = target.read(address)
    if digest_of(data) != digest:
        raise TargetError(
            f"{target.place}: {address} vừa bị ai đó đổi trên đích; chạy lại để so sánh lại"
        )
    target.put(kept_address(digest), data)


def kept_address(digest: str) -> str:
    """Return where the bytes of a file lie that the present release doesn't have any more."""
    return f"{_KEPT}/{digest}"


def _read(target: Target, address: str) -> bytes | None:
    try:
        return target.read(address)
    except FileNotFoundError:
        return None
