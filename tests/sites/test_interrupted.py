"""A build may be killed, meet another one, or find the disk full: the output stays whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from harness import MENU, PROJECT, article, digests

from portal.engine import build, gate, making

KILLS = 100 if os.environ.get("PORTAL_LONG") else 6
PROGRAM = f"""
import sys
sys.path.insert(0, {str(PROJECT / "plugins")!r})
from pathlib import Path
from portal.engine import build, gate
gate.CACHE = Path(sys.argv[3])
sys.exit(build(Path(sys.argv[1]), Path(sys.argv[2])))
"""

on_posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")


def write(content: Path, edition: int) -> None:
    content.mkdir(exist_ok=True)
    (content / "menu.yaml").write_text(MENU, encoding="utf-8")
    for number in range(30 + edition % 3):
        text = article(f"Lần {edition}.", title=f"Bài {number}", date=f"20{number % 5 + 10}")
        (content / f"{number}.md").write_text(text, encoding="utf-8")
    for path in content.glob("*.md"):
        if int(path.stem) >= 30 + edition % 3:
            path.unlink()


def started(content: Path, output: Path, cache: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-X", "utf8", "-c", PROGRAM, str(content), str(output), str(cache)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def finished(process: subprocess.Popen[str]) -> str:
    """Wait for a build that must succeed; return what it complained of."""
    said = process.communicate()[1]
    assert process.returncode == 0, said
    return said


@on_posix
def test_a_killed_build_leaves_whole_files_and_the_next_one_mends_it(tmp_path: Path) -> None:
    content, output, cache = (tmp_path / name for name in ("content", "output", "cache"))
    dice = random.Random(1)  # a moment, no secret
    write(content, 0)
    finished(started(content, output, cache))
    for edition in range(1, KILLS + 1):
        old = digests(output)
        write(content, edition)
        process = started(content, output, cache)
        time.sleep(dice.uniform(0.1, 0.9))
        process.kill()
        process.communicate()
        between = digests(output)
        finished(started(content, output, cache))
        new = digests(output)
        for address, digest in between.items():
            if not address.endswith(".part"):
                assert digest in {old.get(address), new.get(address)}, address
    clean = tmp_path / "clean"
    finished(started(content, clean, tmp_path / "other"))
    assert digests(output) == digests(clean)
    assert not list(cache.glob("stage-*"))


def test_of_two_builds_at_once_one_waits(tmp_path: Path) -> None:
    content, output, cache = (tmp_path / name for name in ("content", "output", "cache"))
    write(content, 0)
    cache.mkdir()
    builds = [started(content, output, cache) for _ in range(2)]
    said = [finished(process) for process in builds]
    assert sum("Một lần dựng khác đang chạy" in text for text in said) <= 1
    finished(started(content, tmp_path / "clean", tmp_path / "other"))
    assert digests(output) == digests(tmp_path / "clean")


def test_a_full_disk_is_told_in_a_line_and_the_output_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    monkeypatch.setattr(gate, "CACHE", tmp_path / "cache")
    write(content, 0)
    assert build(content, output) == 0
    before = digests(output)
    write(content, 1)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(output / "index.html"))

    monkeypatch.setattr(making, "write_site", full)
    capsys.readouterr()
    assert build(content, output) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "Không ghi được" in line
    assert digests(output) == before


def test_one_process_and_many_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "content", 0)
    for number in range(200, 420):
        text = article("Chữ.", title=f"Bài {number}", date=f"20{number % 5 + 10}")
        (tmp_path / "content" / f"{number}.md").write_text(text, encoding="utf-8")
    found = []
    for jobs in (1, 3):
        monkeypatch.setattr(gate, "CACHE", tmp_path / f"cache-{jobs}")
        assert build(tmp_path / "content", tmp_path / f"output-{jobs}", jobs=jobs) == 0
        found.append(digests(tmp_path / f"output-{jobs}"))
    assert found[0] == found[1]
