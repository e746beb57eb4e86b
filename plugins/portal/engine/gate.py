"""One build, and the gate before it: when nothing has changed, it ends before Pelican is imported.

This module and what it imports stay light; what a real build needs is in ``making``.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from portal.engine.alone import alone
from portal.engine.manifest import MANIFEST, digests_in
from portal.engine.repository import Head, head_of
from portal.engine.snapshot import Snapshot, contents, files_below, from_bytes, take, to_bytes
from portal.engine.store import Store

PROJECT = Path(__file__).resolve().parents[3]
CACHE = PROJECT / ".cache"
_SETTINGS = ("pelicanconf.py", "publishconf.py")


@dataclass(frozen=True, slots=True)
class Job:
    """A build to be done: from where, to where, how, and what was seen of both before it.

    ``drafts`` are shown in a preview; ``read`` and ``known`` are the inputs and the output of the
    last build as it saw and left them, ``inputs`` and ``outputs`` what they are now. ``head`` is
    the commit that git has the content at: articles show the history of their files.
    """

    content: Path
    output: Path
    publish: bool
    jobs: int
    project: Path
    cache: Path
    store: Store
    read: Snapshot
    inputs: Snapshot
    known: Snapshot
    outputs: Snapshot
    head: Head | None
    drafts: bool = False

    @property
    def stage(self) -> str:
        """Return what the names of this output's stages in the cache begin with."""
        return f"stage-{_name(self.output)}-"

    @property
    def spares(self) -> Path:
        """Return the folder of this output's spare files."""
        return self.cache / f"spare-{_name(self.output)}"

    @property
    def code(self) -> bytes:
        """Return a digest of the code and of the libraries that it was installed with."""
        ours = (str(self.project / "plugins"), str(self.project / "requirements.txt"))
        return _digest(sys.version, *_seen(self.inputs, ours))

    @property
    def base(self) -> bytes:
        """Return a digest of what all pages depend on: code, settings, the way of building."""
        files = tuple(str(self.project / name) for name in _SETTINGS)
        way = f"{self.publish} {self.drafts}"
        return _digest(self.code.hex(), *_seen(self.inputs, files), way)


def build(
    content: Path, output: Path, *, publish: bool = False, drafts: bool = False, jobs: int = 0
) -> int:
    """Check ``content`` and build it into ``output``; return the exit status.

    With errors in the content (status 1) nothing is built and ``output`` stays as it was; 2 means
    that the folders themselves can't be used. ``drafts`` shows drafts as if they were published;
    ``jobs`` is the number of processes, 0 for as many as there are cores.
    """
    if problem := _unusable(content, output):
        sys.stderr.write(f"{problem}\n")
        return 2
    with prepared(content, output, publish, jobs, CACHE) as job:
        return _build(replace(job, drafts=drafts), content, output)


@contextmanager
def prepared(content: Path, output: Path, publish: bool, jobs: int, cache: Path) -> Iterator[Job]:
    """Hold the output folder, and what ``cache`` knows of it; other builds of it wait."""
    gc.disable()  # what is read stays: looking through it for garbage took a quarter of the time
    cache.mkdir(exist_ok=True)
    with alone(cache / f"{_name(output)}.lock"):
        store = Store(cache / f"{_name(content, output, publish)}.sqlite")
        try:
            job = look(content.resolve(), output.resolve(), publish, jobs, store)
            yield replace(job, cache=cache)
        finally:
            store.close()


def _build(job: Job, content: Path, output: Path) -> int:
    if _nothing_changed(job):
        job.store.keep("inputs", to_bytes(job.inputs))
        sys.stdout.write((job.store.kept("told") or b"").decode())
        sys.stdout.write("Không có gì thay đổi từ lần dựng trước.\n")
        return 0
    from portal.engine.making import make  # noqa: PLC0415  # not before the gate

    return make(job, content, output)


def remember(job: Job, told: str, outputs: Snapshot) -> None:
    """Keep what the next build compares with, once the output is in place."""
    with job.store.transaction():
        job.store.keep("told", told.encode())
        job.store.keep("base", job.base)
        job.store.keep("head", repr(job.head).encode())
        job.store.keep("inputs", to_bytes(job.inputs))
        job.store.keep("outputs", to_bytes(outputs))


def look(content: Path, output: Path, publish: bool, jobs: int, store: Store) -> Job:
    """Look at what there is to build, and at what the last build has left."""
    read, known = from_bytes(store.kept("inputs")), from_bytes(store.kept("outputs"))
    return Job(
        content=content,
        output=output,
        publish=publish,
        jobs=jobs or os.cpu_count() or 1,
        project=PROJECT,
        cache=CACHE,
        store=store,
        read=read,
        inputs=take(_inputs(content), read),
        known=known,
        outputs=_outputs(output, known),
        head=head_of(content),
    )


def _nothing_changed(job: Job) -> bool:
    return (
        bool(job.known)
        and contents(job.inputs) == contents(job.read)
        and contents(job.outputs) == contents(job.known)
        and job.store.kept("base") == job.base
        and job.store.kept("head") == repr(job.head).encode()
    )


def _inputs(content: Path) -> list[str]:
    folders = (str(content), str(PROJECT / "theme"), str(PROJECT / "plugins"))
    files = [str(PROJECT / name) for name in (*_SETTINGS, "requirements.txt")]
    return sorted([*files, *(path for folder in folders for path in files_below(folder))])


def _outputs(output: Path, before: Snapshot) -> Snapshot:
    listed = {f"{output}/{address}" for address in (*digests_in(output), MANIFEST)}
    # Nobody but us is expected to write there, so that young files can be trusted.
    return take(sorted(listed | before.keys()), before, settled=True)


def _seen(snapshot: Snapshot, starts: tuple[str, ...]) -> list[str]:
    return [f"{path} {seen.digest}" for path, seen in snapshot.items() if path.startswith(starts)]


def _name(*parts: object) -> str:
    return _digest(*(str(p.resolve() if isinstance(p, Path) else p) for p in parts)).hex()[:16]


def _digest(*texts: str) -> bytes:
    return hashlib.sha256("\n".join(texts).encode()).digest()


def _unusable(content: Path, output: Path) -> str | None:
    if not content.is_dir():
        return f"Không có thư mục nội dung “{content}”."
    if output.exists() and not output.is_dir():
        return f"“{output}” là một tệp, không phải thư mục: chọn thư mục khác sau --output."
    if output.resolve().is_relative_to(content.resolve()):
        return f"Thư mục kết quả “{output}” nằm trong nội dung: chọn thư mục khác sau --output."
    if content.resolve().is_relative_to(output.resolve()):
        return f"Thư mục kết quả “{output}” chứa nội dung: chọn thư mục khác sau --output."
    return None
