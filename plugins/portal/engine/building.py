"""The building process of a preview: ``python -m portal.engine.building CONTENT FOLDER``.

It builds once and answers with a line of JSON; then it reads lines, each a list of files that have
changed, and answers each. It ends when its input does, or when there is no good build to stay for.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from pelican import signals

from portal.engine.answer import Answer, Outcome, Told
from portal.engine.gate import PROJECT, Job, prepared, remember
from portal.engine.live import Live, OutdatedError
from portal.engine.making import read, write
from portal.engine.trouble import trouble
from portal.sources import Corpus, Finding, Weight, has_errors, shown_folder


def main(content: Path, folder: Path) -> None:
    """Build, then answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anybody prints is for people, not an answer
    folder.mkdir(parents=True, exist_ok=True)
    with prepared(content, folder / "output", publish=False, jobs=0, cache=folder) as plain:
        job = replace(plain, drafts=True)
        live = _build(job, answers)
        gc.freeze()  # what a build leaves stays: looking through it again would only delay answers
        while live and (line := sys.stdin.readline()):
            _send(answers, _edit(job, live, json.loads(line)))


def _build(job: Job, answers: TextIO) -> Live | None:
    """Build and answer; return what stays in memory, None if there were errors."""
    generators: list[Any] = []
    signals.all_generators_finalized.connect(generators.extend, weak=False)
    try:
        corpus = read(job)
        if not has_errors(corpus.findings):
            remember(job, "", write(job, corpus))
    except Exception as error:  # noqa: BLE001  # whatever a template or a setting does wrong is told
        _send(answers, _told("errors", [_of_project(trouble(error, PROJECT))]))
        return None
    findings = _of_content(job, corpus.findings)
    if has_errors(corpus.findings):
        _send(answers, _told("errors", findings))
        return None
    _send(answers, _told("built", findings, corpus=corpus))
    return Live(job, corpus, generators)


def _edit(job: Job, live: Live, paths: Sequence[str]) -> Answer:
    try:
        findings, pages, others = live.edit(paths)
    except OutdatedError:
        return _told("outdated", [])
    except Exception as error:  # noqa: BLE001  # as above
        return _told("errors", [_of_project(trouble(error, PROJECT))])
    written: Outcome = "partly" if others else "built" if pages else "same"
    outcome: Outcome = "errors" if has_errors(findings) else written
    return _told(outcome, _of_content(job, findings), pages=pages)


def _told(
    outcome: Outcome, findings: list[Told], *, pages: int = 0, corpus: Corpus | None = None
) -> Answer:
    documents = [reading.document for reading in corpus.readings] if corpus else []
    addresses = {document.path: document.address for document in documents if document}
    drafts = [document.address for document in documents if document and document.is_draft]
    return {
        "outcome": outcome,
        "findings": findings,
        "pages": pages,
        "addresses": addresses,
        "drafts": drafts,
    }


def _of_content(job: Job, findings: Iterable[Finding]) -> list[Told]:
    return [_as_told(finding, job.content) for finding in findings]


def _of_project(finding: Finding) -> Told:
    return _as_told(finding, PROJECT)


def _as_told(finding: Finding, folder: Path) -> Told:
    text = f"{shown_folder(folder)}/{finding}".removeprefix("./")
    return {"text": text, "weight": "ERROR" if finding.weight is Weight.ERROR else "WARNING"}


def _send(answers: TextIO, answer: Answer) -> None:
    try:
        print(json.dumps(answer), file=answers, flush=True)
    except BrokenPipeError:
        os._exit(0)  # nobody is there to be answered


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
