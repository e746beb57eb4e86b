"""The handle of a building process: Ctrl+C never leaves a process behind that nobody knows."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from portal.engine.builder import Builder, Process


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_while_a_process_starts_waits_until_it_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Process] = []
    start = Builder._started

    def interrupted(builder: Builder) -> Process:
        os.kill(os.getpid(), signal.SIGINT)
        started.append(start(builder))
        return started[0]

    monkeypatch.setattr(Builder, "_started", interrupted)
    with pytest.raises(KeyboardInterrupt), Builder(tmp_path, tmp_path, tmp_path) as builder:
        builder.build()
    assert started[0].returncode is not None
