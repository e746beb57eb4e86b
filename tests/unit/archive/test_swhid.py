"""SWHIDs: what git says of the same files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.archive.swhid import blob_of, folder_swhid

NAMES = st.text("ab-.0z", min_size=1, max_size=4).filter(lambda name: name.strip("."))
ADDRESSES = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().strip()


def write(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    for address, data in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(data)
    return {address: blob_of(folder / address) for address in files}


def test_a_folder_has_the_name_that_git_write_tree_gives_it(tmp_path: Path) -> None:
    files = {
        "a/b": b"1",
        "a.b": b"2",  # git sorts the folder `a` behind it, as `a/`
        "a0": b"3",
        "index.html": "Hợp tác xã".encode(),
        "bai-viet/2011/bai.html": b"",
    }
    blobs = write(tmp_path, files)
    git(tmp_path, "init", "-q")
    git(tmp_path, "-c", "core.autocrlf=false", "add", "-A")
    assert folder_swhid(blobs) == f"swh:1:dir:{git(tmp_path, 'write-tree')}"


def test_an_empty_folder_is_gits_empty_tree() -> None:
    assert folder_swhid({}) == "swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904"


@given(st.dictionaries(ADDRESSES, st.binary(min_size=20, max_size=20), max_size=6))
def test_the_order_of_the_files_plays_no_part(blobs: dict[str, bytes]) -> None:
    backwards = dict(reversed(blobs.items()))
    try:
        named = folder_swhid(blobs)
    except ValueError:
        with pytest.raises(ValueError, match="one name"):
            folder_swhid(backwards)
    else:
        assert folder_swhid(backwards) == named


@given(st.dictionaries(NAMES, st.binary(min_size=20, max_size=20), min_size=1, max_size=6))
def test_every_changed_byte_changes_the_name(blobs: dict[str, bytes]) -> None:
    address = min(blobs)
    changed = blobs | {address: bytes([blobs[address][0] ^ 1, *blobs[address][1:]])}
    assert folder_swhid(changed) != folder_swhid(blobs)
