"""The task ``publish``: what it shows, what it asks, and what it refuses."""

from __future__ import annotations

import getpass
import platform
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.archive import NoReleaseError, head_commit
from portal.delivery import ADDED, added_digests, for_hosts
from portal.engine import (
    CACHE,
    MANIFEST,
    PROJECT,
    alone,
    build,
    digests_in,
    site_settings,
)
from portal.publishing.past import Past, Release, digest_of, short
from portal.publishing.patient import Patient
from portal.publishing.records import FOLDER, holder_of, past_of
from portal.publishing.sending import Shipment, Source, prepared, send, source_on
from portal.publishing.settings import target_of
from portal.publishing.target import Target, TargetError
from portal.vietnamese import file_size

_PLACEHOLDER = ".example"  # RFC 2606: no address that anybody has
_SHOWN = 20


class RefusedError(Exception):
    """Publishing stops before it has changed anything; the message is for people."""


@dataclass(frozen=True)
class Wishes:
    """What people allow without being asked."""

    yes: bool = False
    allow_delete: bool = False
    take_over: bool = False


def publish(content: Path, name: str, wishes: Wishes, *, back: bool = False) -> int:
    """Build ``content`` and bring it to the target of that name, or go back to an earlier release.

    Return 0 when the target has it, 1 where content or target stopped it, 2 for wrong use.
    """
    try:
        settings = site_settings(publish=True)
        _refuse_placeholder(str(settings["SITEURL"]))
        target = Patient(target_of(name, settings.get("PUBLISH", {}), CACHE))
    except (RefusedError, TargetError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    output = CACHE / "publish"
    if not back:
        if status := build(content, output, publish=True):
            return status
        for_hosts(output, publish=True)
    try:
        with closing(target), alone(CACHE / "publish.lock"):
            past = _past(target, wishes)
            _bring_back(target, past, wishes) if back else _bring(output, target, past, wishes)
    except (RefusedError, TargetError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _refuse_placeholder(address: str) -> None:
    if (urlsplit(address).hostname or _PLACEHOLDER).endswith(_PLACEHOLDER):
        raise RefusedError(
            f"publishconf.py: SITEURL còn là địa chỉ mẫu “{address}”; ghi địa chỉ thật của trang"
        )


def _past(target: Target, wishes: Wishes) -> Past:
    """Read what the target remembers, unless somebody else is publishing there."""
    holder = holder_of(target)
    if holder not in {"", _me()} and not wishes.take_over:
        raise RefusedError(
            f"{target.place}: {holder} đang đưa lên, hoặc đã bị ngắt giữa chừng; đợi họ xong."
            f" Nếu chắc chắn không còn ai làm việc ấy, thêm --take-over"
        )
    return past_of(target)


def _bring(output: Path, target: Target, past: Past, wishes: Wishes) -> None:
    release = Release(past.present.number + 1, _told(), _digests(output))
    shipment = prepared(target, past, release)
    size = sum(_size(output / a, release.digests[a]) for a in shipment.plan.order)
    if size:
        sys.stdout.write(f"{target.place}: cần gửi {file_size(size)}.\n")
    _ship(shipment, target, lambda address: (output / address).read_bytes(), wishes)


def _digests(output: Path) -> dict[str, str]:
    """Return the digests of a build: of what was built, what was added, and both lists."""
    listed = digests_in(output) | added_digests(output)
    lists = {name: digest_of((output / name).read_bytes()) for name in (MANIFEST, ADDED)}
    return {address: short(digest) for address, digest in listed.items()} | lists


def _size(path: Path, digest: str) -> int:
    """Return the size of a file that is to be sent; refuse one that is not what was built."""
    data = path.read_bytes() if path.is_file() else b""
    if digest_of(data) != digest:
        raise RefusedError(f"{path}: không còn như lúc dựng; xóa thư mục {CACHE} rồi chạy lại")
    return len(data)


def _bring_back(target: Target, past: Past, wishes: Wishes) -> None:
    number = _chosen(target, past, wishes)
    earlier = past.back_to(number)
    if earlier is None:
        raise RefusedError(f"{target.place}: không có bản {number} để lùi về")
    told = f"như bản {number} ({earlier.told})"
    shipment = prepared(target, past, Release(past.present.number + 1, told, earlier.digests))
    _ship(shipment, target, source_on(target, shipment), wishes)


def _chosen(target: Target, past: Past, wishes: Wishes) -> int:
    """Show the releases that one can go back to, and return the number of the one chosen."""
    earlier = [(step.number, step.told) for step in past.steps]
    if past.foreign:
        earlier.append((0, "những tệp có ở đây trước khi cổng đưa lên"))
    if not earlier:
        raise RefusedError(f"{target.place}: chưa có bản nào trước bản đang có")
    sys.stdout.write(f"Đang có: bản {past.present.number}, {past.present.told}\n")
    for number, told in earlier:
        sys.stdout.write(f"  bản {number}: {told}\n")
    nearest = earlier[0][0]
    answer = "" if wishes.yes else _asked(f"Lùi về bản nào? [{nearest}] ")
    if not answer.strip().removeprefix("bản").strip().isdecimal():
        return nearest
    return int(answer.strip().removeprefix("bản"))


def _ship(shipment: Shipment, target: Target, source: Source, wishes: Wishes) -> None:
    plan = shipment.plan
    _show(shipment, target)
    if plan.is_empty and not shipment.past.open:
        return
    if plan.deletes_much and not wishes.allow_delete:
        raise RefusedError(
            f"Sẽ xóa {len(plan.deleted)} trong {len(plan.present)} tệp: nhiều hơn thường lệ."
            f" Nếu đúng ý, thêm --allow-delete"
        )
    if not (wishes.yes or _asked("Đưa lên? [c/K] ").strip().lower() in {"c", "có", "co"}):
        raise RefusedError("Chưa đưa gì lên.")
    after = send(shipment, target, source, _me())
    sys.stdout.write(f"{target.place}: đã có bản {after.present.number}.\n")


def _show(shipment: Shipment, target: Target) -> None:
    plan = shipment.plan
    if plan.is_empty:
        sys.stdout.write(f"{target.place}: đã giống bản này, không có gì để đưa lên.\n")
    for what, addresses in (
        ("Thêm", plan.added),
        ("Thay", plan.changed),
        ("Xóa", plan.deleted),
    ):
        if addresses:
            sys.stdout.write(f"{what} {len(addresses)} tệp: {_listed(addresses)}\n")
    if strange := sorted(shipment.foreign.keys() - shipment.past.foreign.keys()):
        sys.stdout.write(
            f"Trong đó {len(strange)} tệp do người khác để ở đây, sẽ được giữ trong"
            f" {FOLDER}: {_listed(strange)}\n"
        )


def _listed(addresses: Sequence[str]) -> str:
    more = len(addresses) - _SHOWN
    return ", ".join(addresses[:_SHOWN]) + (f" và {more} tệp nữa" if more > 0 else "")


def _asked(question: str) -> str:
    """Ask; without a terminal to answer, refuse."""
    try:
        return input(question)
    except EOFError:
        raise RefusedError("Không có ai trả lời; thêm --yes để khỏi hỏi") from None


def _told() -> str:
    """Say what is being published: the commit and its day."""
    try:
        commit = head_commit(PROJECT)
    except NoReleaseError:
        return "không rõ commit"
    changed = " và những thay đổi chưa commit" if commit.changed else ""
    return f"commit {commit.id[:12]}, ngày {commit.moment:%d/%m/%Y}{changed}"


def _me() -> str:
    return f"{getpass.getuser()} ở máy {platform.node()}"
