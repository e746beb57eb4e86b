"""What is worked out of each article, kept from one build to the next."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from portal.engine.pool import in_processes
from portal.engine.session import Session

if TYPE_CHECKING:  # the gate looks at this room before anything heavy is imported
    from portal.sources import Document, Sources

    Work = Callable[[Sequence[tuple[Document, str]]], list[Any]]


def fingerprint(document: Document) -> bytes:
    """Return a mark of all that an article says."""
    return f"{document.mark} {document.body.digest}".encode()


def derived(
    session: Session, sources: Sources, documents: Mapping[str, Document], kind: str, work: Work
) -> dict[str, Any]:
    """Return what ``work`` makes of each document, by path; only changed ones are worked on.

    ``work`` gets documents with their HTML, and is a function of a module, for other processes, or
    a partial one: where what that is given changes, every document is worked on again. Where it
    finds nothing, that is left out. The store knows it by its kind.
    """
    session.works[kind] = work
    store, before = session.store, session.store.derived(kind)
    given = _given(work)
    marks = {path: fingerprint(one) + given for path, one in documents.items()}
    changed = [path for path, mark in marks.items() if before.get(path) != mark]
    articles = ((documents[path], sources.text(path).html) for path in changed)
    with store.transaction():
        store.drop_derived(kind, before.keys() - documents.keys())
        for path, found in zip(changed, in_processes(work, articles, session.jobs), strict=True):
            data = pickle.dumps(found) if found else b""
            store.put_derived(kind, path, marks[path], data)
    values = store.derived_values(kind)
    return {path: _value(value) for path, value in values if value}


def is_derived_anew(session: Session, document: Document, html: str) -> bool:
    """Tell whether an article's text makes something else of it than what the build has derived."""
    kept = session.store.derived_value
    return any(
        (work([(document, html)])[0] or None) != _value(kept(kind, document.path))
        for kind, work in session.works.items()
    )


def _value(kept: bytes) -> Any:  # noqa: ANN401  # whatever the work has found
    return pickle.loads(kept) if kept else None  # noqa: S301  # our own


def _given(work: Work) -> bytes:
    """Return a mark of what a partial function is given; plain texts and tuples of them."""
    told = repr(work.args) if isinstance(work, partial) else ""
    return hashlib.blake2b(told.encode(), digest_size=8).digest()
