"""Renews the index from one build to the next: only what changes of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from portal.engine import Session
from portal.search.buckets import joined
from portal.search.cards import Seated, other_buckets, text_digest
from portal.search.files import Manifest, Place, data_of, manifest_file, script, text_file
from portal.search.index import WORDS, bucket_counts, mended
from portal.search.leaves import leaves
from portal.search.memory import Memory, fingerprint
from portal.search.seats import row_size, seat_all
from portal.search.words import plain
from portal.sources import Document, Sources

_KEPT = "index"
_MARK = b"named by what it holds"
_MANY = 4  # where more than one article in so many has changed, a new index is made sooner


def renew(session: Session, sources: Sources, documents: Mapping[str, Document]) -> str:
    """Write what changes of the index; return the address of its manifest.

    ``documents`` are the published articles, by path.
    """
    size = row_size(len(documents))
    seats = seat_all(documents, size)
    articles = [Seated(seat, documents[path]) for path, seat in seats.items()]
    last, changed = _renewed_words(session, Memory(session, sources), documents, seats, size)
    changed |= other_buckets(articles, sources.corpus.menu, size)
    buckets = {place: _leaves(place, data, last) for place, data in changed.items()}
    manifest = last.renewed(buckets)
    for place, leaf, address in manifest.files():
        if session.wants(address, _MARK):
            name = "{}/{}{}".format(*place, leaf)
            session.write(address, script(name, buckets[place][leaf]))
    for article in articles:
        _queue_text(session, sources, article.document)
    address, data = manifest_file(manifest)
    if session.wants(address, _MARK):
        session.write(address, data)
    with session.store.transaction():
        session.store.keep(_KEPT, manifest.write().encode())
    return address


def _renewed_words(
    session: Session,
    memory: Memory,
    documents: Mapping[str, Document],
    seats: Mapping[str, int],
    size: int,
) -> tuple[Manifest, dict[Place, str]]:
    """Return the manifest of the index that was mended, and the buckets that have changed."""
    before = memory.fingerprints()
    last = _last(session, size)
    seats_before = seat_all(before, size)
    moved = {
        path
        for path in before.keys() | documents.keys()
        if path not in before
        or path not in documents
        or before[path] != fingerprint(documents[path])
        or seats_before[path] != seats[path]
    }
    if last is None or len(moved) * _MANY > len(documents):
        last, before, moved = Manifest.empty(size, bucket_counts(size)), {}, {*documents}
    leaving = sorted((seats_before[path], path) for path in moved if path in before)
    gone = [(seat, memory.postings(path)) for seat, path in leaving]
    memory.refresh(documents)
    come = ((seat, memory.postings(path)) for path, seat in seats.items() if path in moved)
    buckets = mended(partial(_data, session, last), gone, come, size)
    return last, dict(buckets)


def _last(session: Session, size: int) -> Manifest | None:
    """Return the manifest of the last index, if it can be mended: if all of it is there."""
    kept = session.store.kept(_KEPT)
    if kept is None:
        return None
    last = Manifest.read(kept.decode())
    there = all(address in session.before for _, _, address in last.files())
    return last if there and last.size == size else None


def _data(session: Session, last: Manifest, place: Place) -> str:
    """Return what a bucket held in the last index."""
    files = (session.output / address for _, address in last.files_of(place))
    return joined(data_of(file.read_bytes()) for file in files)


def _leaves(place: Place, data: str, last: Manifest) -> dict[str, str]:
    """Return the leaves of a bucket; only words are looked up by their hashes."""
    kind, _ = place
    count = len(last.kinds[kind])
    return leaves(data, count.bit_length() - 1) if kind in WORDS else {"": data}


def _queue_text(session: Session, sources: Sources, document: Document) -> None:
    """Let the text of an article be written where it is not there yet."""
    name, address = text_file(text_digest(document))
    if address not in session.pages and session.wants(address, _MARK):
        write = partial(_write_text, session, sources, document.path, name, address)
        session.queue.append(write)


def _write_text(session: Session, sources: Sources, path: str, name: str, address: str) -> None:
    session.write(address, script(name, plain(sources.text(path).html)))
