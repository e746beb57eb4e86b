"""What a build does once the gate has let it through: read, check, let Pelican write, place."""

from __future__ import annotations

import io
import logging
import shutil
import sys
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import FileSystemBytecodeCache
from pelican import Pelican, signals
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings

from portal.engine.file_versions import file_versions, missing_versions
from portal.engine.gate import Job, remember
from portal.engine.place import place
from portal.engine.remembering import Remembering, RememberingImages, remembered_text
from portal.engine.session import SESSION, Session
from portal.engine.snapshot import Snapshot, below
from portal.sources import (
    SOURCES,
    Corpus,
    Sources,
    has_errors,
    is_served,
    read_corpus,
    report,
)


def make(job: Job, content: Path, output: Path) -> int:
    """Do a build; ``content`` and ``output`` are the folders as people named them."""
    corpus = read(job)
    told = io.StringIO()
    report(corpus.findings, content, told)
    sys.stdout.write(told.getvalue())
    if has_errors(corpus.findings):
        sys.stdout.write("Chưa dựng gì: xin sửa các lỗi trên rồi chạy lại.\n")
        return 1
    try:
        outputs = write(job, corpus)
    except OSError as error:
        sys.stderr.write(f"Không ghi được “{error.filename}”: {error.strerror}.\n")
        return 2
    remember(job, told.getvalue(), outputs)
    sys.stdout.write(_told(corpus, output))
    return 0


def read(job: Job) -> Corpus:
    """Read the content, but for what the store remembers of it."""
    if job.store.kept("code") != job.code:
        job.store.clear(job.code)
    known = job.store, below(job.inputs, job.content), job.jobs
    corpus = read_corpus(job.content, Remembering(*known), RememberingImages(*known))
    return replace(corpus, findings=(*corpus.findings, *missing_versions(job)))


def write(job: Job, corpus: Corpus) -> Snapshot:
    """Write what has changed, aside at first, and put it in its place; OSError if that fails.

    Return what the output holds then.
    """
    # A page asks for its text twice in a row: for the HTML and for the headings.
    text = lru_cache(maxsize=1)(partial(remembered_text, job.store))
    sources = Sources(corpus, text, job.drafts, file_versions(job, corpus))
    for left in job.cache.glob(f"{job.stage}*"):  # of a build that was killed
        shutil.rmtree(left)
    with TemporaryDirectory(dir=job.cache, prefix=job.stage) as stage:
        session = _session(job, Path(stage))
        write_site(job, sources, session)
        written = {} if _may_change_pages() else session.written
        outputs = place(Path(stage), job, session.stays, written)
    with job.store.transaction():
        job.store.put_pages(session.pages)
        if session.templates:
            job.store.keep("templates", session.templates.pack())
    return outputs


def write_site(job: Job, sources: Sources, session: Session) -> None:
    """Let Pelican write what has changed into the stage; raise where it meets an error."""
    init_logging(level=logging.WARNING, fatal="errors")
    console.quiet = True  # the task tells in Vietnamese what was done
    settings = read_settings(
        str(job.project / ("publishconf.py" if job.publish else "pelicanconf.py")),
        override={
            "PATH": str(job.content),
            "OUTPUT_PATH": str(session.stage),
            SOURCES: sources,
            SESSION: session,
        },
    )
    compiled = job.cache / "templates"
    compiled.mkdir(exist_ok=True)
    settings["JINJA_ENVIRONMENT"]["bytecode_cache"] = FileSystemBytecodeCache(str(compiled))
    # Not as an override: Pelican would compare each with every other.
    settings["STATIC_PATHS"] = [path for path in sources.corpus.files if is_served(path)]
    settings["IGNORE_FILES"] = []
    Pelican(settings).run()


def _may_change_pages() -> bool:
    """Tell whether somebody asks to be told of written pages: then only a file itself can tell."""
    return bool(signals.content_written.receivers)


def _session(job: Job, stage: Path) -> Session:
    outputs, known = below(job.outputs, job.output), below(job.known, job.output)
    return Session(
        store=job.store,
        stage=stage,
        spares=job.spares,
        cache=job.cache,
        output=job.output,
        base=job.base,
        before={a: mark for a, mark in job.store.pages().items() if outputs.get(a) == known.get(a)},
        inputs=below(job.inputs, job.content),
        outputs={} if _may_change_pages() else outputs,
        jobs=job.jobs,
    )


def _told(corpus: Corpus, output: Path) -> str:
    documents = [reading.document for reading in corpus.readings if reading.document]
    published = [document for document in documents if not document.is_draft]
    articles = sum(document.date is not None for document in published)
    drafts = len(documents) - len(published)
    aside = f", để lại {drafts} bản nháp" if drafts else ""
    return (
        f"Đã dựng {articles} bài, {len(published) - articles} trang{aside}. "
        f"Mở {output / 'index.html'} để xem.\n"
    )
