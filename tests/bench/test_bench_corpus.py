"""The corpus of the bench is always the same, and good content."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

import pytest
from bench.corpora import write_hugo, write_portal, write_reports
from bench.corpus import CATEGORIES, head
from bench.formats import PELICAN, PORTAL
from harness import digests, run_build

HEADS = [head(number) for number in range(50)]


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_portal(tmp_path / name / "portal", [head(number) for number in range(50)])
        write_hugo(tmp_path / name / "hugo", [head(number) for number in range(50)])
        write_reports(tmp_path / name / "pelican", PELICAN, [head(number) for number in range(50)])
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    write_portal(tmp_path / "small", HEADS[:20])
    write_portal(tmp_path / "large", HEADS)
    assert digests(tmp_path / "small").items() <= digests(tmp_path / "large").items()


def test_it_builds_without_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_portal(tmp_path / "content", HEADS)
    outcome = run_build(tmp_path / "content", tmp_path / "output", capsys)
    assert (outcome.status, outcome.findings) == (0, [])
    reports = [a for a in outcome.addresses if re.fullmatch(r"bai-viet/.*\.html", a)]
    assert len(reports) == 50


def test_it_resembles_real_reports() -> None:
    heads = [head(number) for number in range(400)]
    texts = [PORTAL.text(heads, number) for number in range(400)]
    assert 4500 < statistics.median(len(text.encode()) for text in texts) < 5500
    assert {head.category for head in heads} == set(CATEGORIES)
    assert all(any(mark in text for text in texts) for mark in ("\n### ", "\n- ", "| ---", "](.."))
