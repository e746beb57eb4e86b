"""An index that is mended equals one that is made anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.search.buckets import joined, keys, read, write
from portal.search.codec import bucket
from portal.search.files import Manifest, Place, data_of, script
from portal.search.index import bucket_counts, mended
from portal.search.leaves import leaves
from portal.search.words import Postings, postings
from portal.vietnamese import fold

SIZE = 256
WORDS = "hợp hop hớp tác tac xã 747 qđ ðà đà dieu điều constructor __proto__"
WORD = st.sampled_from(WORDS.split())
TEXT = st.lists(WORD, max_size=6).map(" ".join)
ARTICLE = st.builds(lambda title, text: postings(title, "", text), TEXT, TEXT)
CORPUS = st.dictionaries(st.integers(0, SIZE - 1), ARTICLE, max_size=5)
Corpus = dict[int, Postings]


def made(corpus: Corpus) -> dict[Place, str]:
    """Return an index that is made anew, without its empty buckets."""
    found = dict(mended(lambda _: "", [], sorted(corpus.items()), SIZE))
    return {place: data for place, data in found.items() if data}


@settings(deadline=None)
@given(CORPUS, CORPUS)
def test_mended_is_made_anew(before: Corpus, after: Corpus) -> None:
    index = made(before)
    gone = sorted((seat, before[seat]) for seat in before if before[seat] != after.get(seat))
    come = sorted((seat, after[seat]) for seat in after if after[seat] != before.get(seat))
    changed = dict(mended(lambda place: index.get(place, ""), gone, come, SIZE))
    now = index | changed
    assert {place: data for place, data in now.items() if data} == made(after)
    assert all(index.get(place) != data for place, data in changed.items() if data)


@settings(deadline=None)
@given(CORPUS)
def test_a_word_is_found_in_its_bucket_by_its_letters(corpus: Corpus) -> None:
    index, counts = made(corpus), bucket_counts(SIZE)
    for seat, found in corpus.items():
        for standing, words in enumerate(found):
            for word in words:
                kind = "doi" if " " in word else "don"
                data = index[kind, bucket(fold(word), counts[kind])]
                assert seat in read(data).words[word][standing]


def test_hints_tell_what_may_come_next() -> None:
    corpus = {n: postings("hợp tác xã 747" if n else "hội", "", "") for n in range(3)}
    hints: dict[str, dict[str, int]] = {}
    for data in made(corpus).values():
        hints |= read(data).hints
    assert hints["^h"] == {"hop": 2, "hoi": 1}
    assert hints[">hop"] == {"tac": 2}
    assert ">xa" not in hints  # nobody completes a number


@settings(deadline=None)
@given(CORPUS)
def test_what_a_bucket_holds_survives_writing_and_parting(corpus: Corpus) -> None:
    for data in made(corpus).values():
        assert write(read(data)) == data
        parts = leaves(data, 0)
        assert write(read(joined(parts.values()))) == data
        assert sorted(key for part in parts.values() if part for key in keys(part)) == sorted(
            keys(data)
        )
        assert data_of(script("don/1", data)) == data


@given(st.dictionaries(st.integers(0, 7), st.text("ab!~", min_size=1)))
def test_a_manifest_survives_being_written_down(data: dict[int, str]) -> None:
    buckets = {("don", number): {"a": text, "ba": "x", "bb": ""} for number, text in data.items()}
    manifest = Manifest.empty(SIZE, {"don": 8, "loc": 1}).renewed(buckets)
    assert Manifest.read(manifest.write()) == manifest
    files = {address for _, _, address in manifest.files()}
    assert len(files) == 2 * len(data)
    assert all(address.islower() and address.isascii() for address in files)
