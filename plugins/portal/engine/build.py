"""One build: check everything, let Pelican write aside, put the result in place."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pelican import Pelican
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings

from portal.engine.place import place
from portal.sources import PASSED_OVER, Corpus, has_errors, read_corpus, report

PROJECT = Path(__file__).resolve().parents[3]
_CACHE = PROJECT / ".cache"


def build(content: Path, output: Path, *, publish: bool = False) -> int:
    """Check ``content`` and build it into ``output``; return the exit status.

    With errors in the content (status 1) nothing is built and ``output`` stays as it was; 2 means
    that the folders themselves can't be used.
    """
    if problem := _unusable(content, output):
        sys.stderr.write(f"{problem}\n")
        return 2
    corpus = read_corpus(content)
    report(corpus.findings, content, sys.stdout)
    if has_errors(corpus.findings):
        sys.stdout.write("Chưa dựng gì: xin sửa các lỗi trên rồi chạy lại.\n")
        return 1
    _CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=_CACHE, prefix="stage-") as stage:
        write_site(content, Path(stage), publish=publish)
        try:
            place(Path(stage), output)
        except OSError as error:
            sys.stderr.write(f"Không ghi được “{error.filename}”: {error.strerror}.\n")
            return 2
    sys.stdout.write(_told(corpus, output))
    return 0


def write_site(content: Path, output: Path, *, publish: bool) -> None:
    """Let Pelican write the site of a checked content folder; raise where it meets an error."""
    init_logging(level=logging.WARNING, fatal="errors")
    console.quiet = True  # the task tells in Vietnamese what was done
    settings = read_settings(
        str(PROJECT / ("publishconf.py" if publish else "pelicanconf.py")),
        override={
            "PATH": str(content.resolve()),
            "OUTPUT_PATH": str(output),
            "IGNORE_FILES": [f"{mark}*" for mark in PASSED_OVER],
        },
    )
    Pelican(settings).run()


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
