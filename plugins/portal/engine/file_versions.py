"""The versions of the content's files: git's log, read once for each commit."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping

from portal.engine.fingerprints import digest
from portal.engine.gate import Job
from portal.engine.repository import log_of
from portal.sources import Corpus, Finding, Version, Weight, is_article, versions_in

_Versions = Mapping[str, tuple[Version, ...]]


def file_versions(job: Job, corpus: Corpus) -> _Versions:
    """Return the versions of the articles' files, by path; none without git."""
    if job.head is None:
        return {}
    paths = [path for path in corpus.files if is_article(path)]
    key = digest(job.head.commit, *paths)
    kept_for, kept = pickle.loads(job.store.kept("versions") or _NOTHING)  # noqa: S301  # our own
    if kept_for == key:
        versions: _Versions = kept
        return versions
    versions = versions_in(log_of(job.content), paths)
    job.store.keep("versions", pickle.dumps((key, versions)))
    return versions


def missing_versions(job: Job) -> Iterator[Finding]:
    """Yield a finding where git has the last commits alone: an error when publishing."""
    if job.head and job.head.shallow:
        what = "git chỉ có những commit cuối (shallow clone), nên lịch sử của các bài không đủ"
        remedy = "chạy “git fetch --unshallow” rồi dựng lại"
        yield Finding("", 1, what, remedy, Weight.ERROR if job.publish else Weight.WARNING)


_NOTHING = pickle.dumps((None, {}))
