"""What all tests share: how many random cases to try, and a harness that builds small sites."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from blinker import NamedSignal
from harness import MENU, PROJECT, Build, Outcome, run_build
from hypothesis import HealthCheck, settings
from pelican import signals

from portal.engine import build as build_portal
from portal.engine import gate

settings.register_profile(
    "sample",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile("long" if os.environ.get("PORTAL_LONG") else "sample")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let builds remember in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "CACHE", tmp_path_factory.mktemp("cache"))
        yield


@pytest.fixture(autouse=True)
def _fresh_pelican() -> Iterator[None]:
    """Leave nothing of a build to the next test: signals' receivers, log handlers."""
    handlers = list(logging.getLogger().handlers)
    yield
    for signal in vars(signals).values():
        if isinstance(signal, NamedSignal):
            signal.receivers.clear()
    logging.getLogger().handlers = handlers


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real content once, as readers get it."""
    output = tmp_path_factory.mktemp("portal") / "output"
    assert build_portal(PROJECT / "content", output) == 0
    return output


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real content once with the settings for publishing."""
    output = tmp_path_factory.mktemp("published") / "output"
    assert build_portal(PROJECT / "content", output, publish=True) == 0
    return output


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    """Build a small site from texts by path; menu.yaml is given unless a test brings its own."""

    def build(files: Mapping[str, str | bytes], *, publish: bool = False) -> Outcome:
        content = tmp_path / "content"
        for path, text in {"menu.yaml": MENU, **files}.items():
            target = content / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode() if isinstance(text, str) else text)
        return run_build(content, tmp_path / "output", capsys, publish=publish)

    return build
