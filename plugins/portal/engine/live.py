"""The pages of a finished build, ready to be rendered again when the text of an article changes.

Most saves of an editor change the text of one article and nothing else: its page alone shows that
(feeds, search, copies, lists of files aside, which wait for the next build). Then the file is
parsed, the checks that it can affect are repeated, and Pelican's own generator writes the one page.
Where other pages show what is derived of the text too (a citation, an event), they wait for a build
that has to follow. Whatever else changes needs a build.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.writers import Writer

from portal.engine.derived import is_derived_anew
from portal.engine.gate import Job
from portal.engine.session import SESSION, Session
from portal.engine.writer import PortalWriter
from portal.sources import (
    SOURCES,
    Corpus,
    Finding,
    Reading,
    Sources,
    Surroundings,
    Text,
    broken_links,
    files_of,
    has_errors,
    image_problems,
    images_of,
    parse_files,
    read_document,
)


class OutdatedError(Exception):
    """Something has changed that needs a build."""


class Live:
    """What a build has left in memory; ``corpus`` has no errors."""

    def __init__(self, job: Job, corpus: Corpus, generators: Sequence[Generator]) -> None:
        self._job = job
        (self._articles,) = (g for g in generators if isinstance(g, ArticlesGenerator))
        (self._pages,) = (g for g in generators if isinstance(g, PagesGenerator))
        self._good = {reading.path: reading for reading in corpus.readings}
        self._changed: dict[str, tuple[Reading, Text]] = {}
        self._images = corpus.images
        of_texts = {finding for reading in corpus.readings for finding in reading.findings}
        of_texts.update(image_problems(corpus.readings, corpus.images))
        self._of_the_rest = [finding for finding in corpus.findings if finding not in of_texts]
        # As the build saw it, so that what has gone since then is known to have been there.
        self._around = Surroundings.of(job.content, corpus.menu, corpus.files)

    def edit(self, paths: Iterable[str]) -> tuple[list[Finding], int, bool]:
        """Read the changed files at these absolute paths again, and write the pages they make.

        Return all findings, the number of pages written, and whether others wait for a build. With
        errors no page is written, but they are once the errors are gone. Raise OutdatedError where
        a build has to write them.
        """
        for path in filter(None, map(self._article, paths)):
            self._read(path)
        findings = self._findings()
        if has_errors(findings):
            return findings, 0, False
        if not all(map(self._is_other_text, self._changed)):
            raise OutdatedError
        for path in self._changed:
            self._write(path)
        written, others = len(self._changed), any(map(self._concerns_others, self._changed))
        self._good |= {path: reading for path, (reading, _) in self._changed.items()}
        self._changed.clear()
        return findings, written, others

    def _article(self, path: str) -> str | None:
        """Return the path of an article that is still there; None for what came and went."""
        file = Path(path)
        if not file.is_relative_to(self._job.content):
            raise OutdatedError
        inside = file.relative_to(self._job.content).as_posix()
        if inside in self._good and file.is_file() and not file.is_symlink():
            return inside
        known = (path == inside or path.startswith(f"{inside}/") for path in self._around.paths)
        if os.path.lexists(file) or any(known):
            raise OutdatedError
        return None

    def _read(self, path: str) -> None:
        ((parsed, text),) = parse_files(self._around.root, [path])
        reading = read_document(parsed, self._around)
        self._changed[path] = reading, text
        if reading == self._good[path]:
            del self._changed[path]

    def _findings(self) -> list[Finding]:
        changed = [reading for reading, _ in self._changed.values()]
        readings = self._good | {reading.path: reading for reading in changed}
        # The last build had no broken link: a text breaks its own, or others' to its headings.
        lost = any(_ids(self._good[path]) - _ids(readings[path]) for path in self._changed)
        checked = readings.values() if lost else changed
        return sorted(
            [
                *self._of_the_rest,
                *(finding for reading in readings.values() for finding in reading.findings),
                *image_problems(readings.values(), self._images),
                *broken_links(checked, readings, self._around.paths, self._around.menu),
            ]
        )

    def _is_other_text(self, path: str) -> bool:
        before, after = self._good[path].document, self._changed[path][0].document
        if before is None or after is None:
            return False
        same_files = files_of(before) == files_of(after)
        same_drawn = before.body.charts == after.body.charts
        same_images = images_of(before.body) == images_of(after.body)
        return (
            replace(before, body=after.body) == after and same_files and same_drawn and same_images
        )

    def _concerns_others(self, path: str) -> bool:
        """Tell whether other pages show something of a text that was not in it before."""
        reading, text = self._changed[path]
        content = self._articles.context["generated_content"][path]
        session: Session = self._articles.settings[SESSION]
        if not isinstance(content, Article) or reading.document is None:
            return False
        return is_derived_anew(session, reading.document, text.html)

    def _write(self, path: str) -> None:
        """Let Pelican write the page of one document, from a generator that has no other."""
        reading, text = self._changed[path]
        settings = {**self._articles.settings, SESSION: None}
        sources: Sources = settings[SOURCES]
        if reading.document is None:
            return
        shown = sources.shown(reading.document)
        content = self._articles.context["generated_content"][path].with_text(shown, text)
        with TemporaryDirectory(dir=self._job.cache, prefix="page-") as stage:
            self._generate(content, PortalWriter(stage, settings))
            os.replace(  # noqa: PTH105  # atomic on every system, and says so
                Path(stage, content.save_as), self._job.output / content.save_as
            )

    def _generate(self, content: Content, writer: Writer) -> None:
        if isinstance(content, Article):
            articles = copy(self._articles)
            articles.articles = [content]
            relative = articles.settings["RELATIVE_URLS"]
            articles.generate_articles(partial(writer.write_file, relative_urls=relative))
        else:
            pages = copy(self._pages)
            pages.pages = [content]
            pages.generate_output(writer)


def _ids(reading: Reading) -> frozenset[str]:
    return reading.body.ids if reading.body else frozenset()
