"""Readers in bounds of time and memory; what they stumble over is told, and the rest is read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

import pytest

from portal.intake import Draft, UnreadableError
from portal.intake.bounded import Bounded

# Work stands at the top of the module: another process imports it.


def works(what: str) -> Iterator[Draft | None]:  # noqa: C901  # a table of wiles
    """Do what is asked, and then give two drafts: what was asked, and by which process."""
    match what:
        case "endless":
            while True:
                time.sleep(0.01)
        case "slow":
            for _ in range(30):
                time.sleep(0.1)
                yield None
        case "hungry":
            yield Draft(html="", words=str(bytearray(8 << 30)))
        case "dying":
            os._exit(11)
        case "deep":
            yield from works(what)
        case "refusing":
            raise UnreadableError("lý do riêng")
        case "mistaken":
            sys.stderr.write("Traceback (most recent call last):")
            raise IndexError(what)
        case "half":
            yield Draft(html="", words="một")
            raise UnreadableError("lý do riêng")
    yield Draft(html="", words=what)
    yield Draft(html="", words=str(os.getpid()))


@pytest.fixture(scope="module")
def bounded() -> Iterator[Bounded]:
    with Bounded(works, seconds=1) as reader:
        yield reader


def test_one_process_does_all(bounded: Bounded) -> None:
    said, process = (draft.words for draft in bounded("tốt"))
    assert said == "tốt"
    with pytest.raises(UnreadableError, match="lý do riêng"):
        list(bounded("refusing"))
    assert [draft.words for draft in bounded("hai")] == ["hai", process]
    assert process != str(os.getpid())


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("endless", "quá lâu"),
        ("dying", "hỏng"),
        ("deep", "RecursionError"),
        ("mistaken", r"IndexError ở test_bounds\.py:\d+"),
        pytest.param("hungry", "quá lớn", marks=pytest.mark.skipif(
            sys.platform != "linux", reason="only Linux bounds memory")),
    ],
)  # fmt: skip
def test_what_hurts_is_told_and_the_next_is_read(
    what: str, why: str, bounded: Bounded, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnreadableError, match=why):
        list(bounded(what))
    assert next(bounded("sau")).words == "sau"
    assert capfd.readouterr().err == ""


def test_signs_let_long_work_go_on(bounded: Bounded) -> None:
    assert next(bounded("slow")).words == "slow"


def test_what_was_found_before_a_failure_is_kept(bounded: Bounded) -> None:
    found = bounded("half")
    assert next(found).words == "một"
    with pytest.raises(UnreadableError, match="lý do riêng"):
        next(found)


def test_what_nobody_wants_disturbs_no_other(bounded: Bounded) -> None:
    left = bounded("đầu")
    next(left)
    left.close()
    assert next(bounded("sau")).words == "sau"
