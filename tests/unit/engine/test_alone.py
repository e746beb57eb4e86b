"""One build at a time: the next one waits, and says so only if it has to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from portal.engine.alone import alone


def test_those_that_begin_at_once_do_not_take_each_other_for_a_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = Barrier(2)

    def come_and_go(_: int) -> None:
        for _ in range(50):
            start.wait()
            with alone(tmp_path / "lock"):
                pass

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(come_and_go, range(2)))
    assert capsys.readouterr().err == ""


def test_only_one_is_inside(tmp_path: Path) -> None:
    inside: list[int] = []

    def work(number: int) -> list[int]:
        with alone(tmp_path / "lock"):
            inside.append(number)
            found = list(inside)
            inside.remove(number)
            return found

    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(work, range(40)))
    assert seen == [[number] for number in range(40)]
