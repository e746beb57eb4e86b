"""Versions made once and kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from photos import photo

from portal.media import Kept, picture_of
from portal.media import kept as module
from portal.sources import look_at_images


def test_versions_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(photo(1000, 700))
    (image,) = look_at_images(tmp_path, ["a.jpg"])
    picture = picture_of(image, "", versions=True)
    kept = Kept(tmp_path / "kept")
    kept.make(tmp_path, [(image, picture)], jobs=1)
    versions = list(picture.versions())
    assert len(versions) == 9
    before = [kept.read(picture, version) for version in versions]
    monkeypatch.setattr(module, "encoded", None)
    kept.make(tmp_path, [(image, picture)], jobs=1)
    assert [kept.read(picture, version) for version in versions] == before
    assert [path.name for path in kept.folder.iterdir()] == [picture.tag]


def test_one_image_in_two_files_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(photo(1000, 700))
    images = look_at_images(tmp_path, ["a.jpg", "b.jpg"])
    wanted = [(image, picture_of(image, "", versions=True)) for image in images]
    made: list[object] = []

    def encoded(*given: object) -> list[object]:
        made.append(given)
        return []

    monkeypatch.setattr(module, "encoded", encoded)
    Kept(tmp_path / "kept").make(tmp_path, wanted, jobs=1)
    assert len(made) == 1


def test_what_nobody_has_needed_for_long_goes(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for name in ("old", "young"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "480.avif").write_bytes(b"")
    os.utime(tmp_path / "old", (0, 0))
    kept.clear()
    assert [path.name for path in tmp_path.iterdir()] == ["young"]
