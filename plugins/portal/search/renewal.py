"""Renews the index from one build to the next: only what changes of it is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from portal.engine import Session, fingerprint
from portal.search.buckets import joined
from portal.search.cards import other_buckets
from portal.search.files import Manifest, Place, data_of, manifest_file, script
from portal.search.index import WORDS, bucket_counts, mended
from portal.search.leaves import leaves
from portal.search.memory import Memory
from portal.search.seats import row_size, seat_all
from portal.search.texts import cut, text_files
from portal.search.words import plain
from portal.sources import Document, Sources

_KEPT = "index"
_MARK = b"named by what it holds"
_MANY = 4  # where more than one article in so many has changed, a new index is made sooner


@dataclass(frozen=True, slots=True)
class _Row:
    """The row of seats ``before`` and ``now``, by the paths of the articles.

    ``changed`` and ``gone`` are what is other than the engine remembers, ``moved`` all that the
    last index has otherwise.
    """

    size: int
    before: Mapping[str, int]
    now: Mapping[str, int]
    changed: Sequence[Document]
    gone: Collection[str]
    moved: Collection[str]


def renew(session: Session, sources: Sources, documents: Mapping[str, Document]) -> str:
    """Write what changes of the index; return the address of its manifest.

    ``documents`` are the published articles, by path.
    """
    memory = Memory(session, sources)
    row = _seated(memory.fingerprints(), documents)
    last = _last(session, row.size)
    if last is None or len(row.moved) * _MANY > len(documents):
        last = Manifest.empty(row.size, bucket_counts(row.size))
        row = replace(row, before={}, moved={*documents})
    changed = _renewed_words(session, memory, row, last)
    changed |= other_buckets(documents, row.now, _touched(row), sources.corpus.menu)
    buckets = {place: _leaves(place, data, last) for place, data in changed.items()}
    manifest = last.renewed(buckets)
    for place, leaf, address in manifest.files():
        if session.wants(address, _MARK):
            name = "{}/{}{}".format(*place, leaf)
            session.write(address, script(name, buckets[place][leaf]))
    for document in documents.values():
        if files := _wanted_texts(session, document):
            session.queue.append(partial(_write_remembered, session, sources, document.path, files))
    address, data = manifest_file(manifest)
    if session.wants(address, _MARK):
        session.write(address, data)
    with session.store.transaction():
        session.store.keep(_KEPT, manifest.write().encode())
    return address


def _seated(before: Mapping[str, bytes], documents: Mapping[str, Document]) -> _Row:
    """Seat the articles; ``before`` are those of the last index, by what they were."""
    size = row_size(len(documents))
    seats = seat_all(documents, size)
    seats_before = seats if before.keys() == documents.keys() else seat_all(before, size)
    changed = [one for path, one in documents.items() if before.get(path) != fingerprint(one)]
    gone = before.keys() - documents.keys()
    elsewhere = (path for path, seat in seats.items() if seats_before.get(path) != seat)
    moved = {*elsewhere, *gone, *(document.path for document in changed)}
    return _Row(size, seats_before, seats, changed, gone, moved)


def _touched(row: _Row) -> set[int]:
    """Return the seats that somebody has left or taken, or where somebody has changed."""
    return {seats[path] for path in row.moved for seats in (row.before, row.now) if path in seats}


def _renewed_words(session: Session, memory: Memory, row: _Row, last: Manifest) -> dict[Place, str]:
    """Return the buckets of words that have changed; write the texts that were read for them."""
    leaving = sorted((row.before[path], path) for path in row.moved if path in row.before)
    gone = [(seat, memory.postings(path)) for seat, path in leaving]
    for document, text in memory.refresh(row.changed, row.gone):
        _write_text(session, _wanted_texts(session, document), text)
    come = ((seat, memory.postings(path)) for path, seat in row.now.items() if path in row.moved)
    return dict(mended(partial(_data, session, last), gone, come, row.size))


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


def _wanted_texts(session: Session, document: Document) -> list[tuple[str, str]]:
    """Return name and address of the files of an article's text; none where they are there."""
    files = text_files(document)
    if files[0][1] in session.pages:
        return []  # asked already: another article may have the same text
    wanted = [address for _, address in files if session.wants(address, _MARK)]
    return files if wanted else []


def _write_text(session: Session, files: Sequence[tuple[str, str]], text: str) -> None:
    for (name, address), part in zip(files, cut(text, len(files)), strict=False):
        session.write(address, script(name, part))


def _write_remembered(
    session: Session, sources: Sources, path: str, files: Sequence[tuple[str, str]]
) -> None:
    _write_text(session, files, plain(sources.text(path).html))
