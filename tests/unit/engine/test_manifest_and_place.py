import hashlib
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from harness import digests

from portal.engine import MANIFEST, manifest
from portal.engine.gate import look
from portal.engine.manifest import digests_in
from portal.engine.place import place as place_of_job
from portal.engine.store import Store


def write(folder: Path, *files: str) -> Path:
    """Write files whose text is their address."""
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    return folder


def place(stage: Path, output: Path) -> None:
    """Put a stage into its place, all of it written anew."""
    store = Store(stage.parent / "store.sqlite")
    (stage.parent / "content").mkdir(exist_ok=True)
    job = look(stage.parent / "content", output, False, 1, store)
    place_of_job(stage, replace(job, cache=stage.parent), (), {})
    store.close()


def addresses(folder: Path) -> set[str]:
    return set(digests(folder)) - {MANIFEST}


def test_a_manifest_is_sorted_by_address() -> None:
    assert manifest({"a/b": "02", "a-b": "03", "B": "01"}) == "01  B\n03  a-b\n02  a/b\n"


@pytest.mark.skipif(not shutil.which("sha512sum"), reason="this system has no sha512sum")
def test_sha512sum_agrees(tmp_path: Path) -> None:
    place(write(tmp_path / "stage", "a/b.html", "c.html"), tmp_path / "output")
    command = ["sha512sum", "--check", "--strict", MANIFEST]
    assert subprocess.run(command, cwd=tmp_path / "output", check=False).returncode == 0


def test_a_build_takes_its_place_and_is_listed(tmp_path: Path) -> None:
    stage, output = write(tmp_path / "stage", "a/b.html", "c.html"), tmp_path / "deep" / "output"
    place(stage, output)
    assert addresses(output) == {"a/b.html", "c.html"} == digests_in(output).keys()
    assert digests_in(output)["c.html"] == hashlib.sha512(b"c.html").hexdigest()


def test_what_went_away_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    output = tmp_path / "output"
    place(write(tmp_path / "1", "a/b/c.html", "a/d/e.html", "f.html"), output)
    write(output, "a/d/cua-toi.txt")
    place(write(tmp_path / "2", "f.html"), output)
    assert addresses(output) == {"f.html", "a/d/cua-toi.txt"}
    assert not (output / "a" / "b").exists()


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    place(write(tmp_path / "1", "a.html", "b.html"), output)
    write(tmp_path / "1", "a.html", "b.html")
    (tmp_path / "1" / "b.html").write_text("khác", encoding="utf-8")
    before = (output / "a.html").stat()
    place(tmp_path / "1", output)
    after = (output / "a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (output / "b.html").read_text(encoding="utf-8") == "khác"
    assert not list(output.rglob("*.part"))


LISTS = [
    "",
    "\n\n",
    "abc",
    "abc  \n",
    "abc *cua-toi.txt\n",
    "abc  ../ngoai.txt\n",
    "abc  a/../../ngoai.txt\n",
    "abc  .\n",
    "abc  thu-muc\n",
    "abc  khong-co/a.html\n",
    "abc  {outside}\n",
    "abc  lien-ket/ngoai.txt\n",
    "\udcff",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_strange_manifest_does_no_harm(tmp_path: Path, text: str) -> None:
    outside = tmp_path / "ngoai.txt"
    outside.write_text("của người khác", encoding="utf-8")
    output = write(tmp_path / "output", "cua-toi.txt", "thu-muc/cua-toi.txt")
    (output / "lien-ket").symlink_to(tmp_path)
    (output / MANIFEST).write_text(
        text.format(outside=outside), encoding="utf-8", errors="surrogateescape"
    )
    place(write(tmp_path / "stage", "a.html"), output)
    assert outside.exists()
    assert {"a.html", "cua-toi.txt", "thu-muc/cua-toi.txt"} <= addresses(output)
    assert digests_in(output).keys() == {"a.html"}
