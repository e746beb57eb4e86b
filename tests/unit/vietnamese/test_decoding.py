"""Reads the originals' paragraphs, sentences of their words and titles in each old encoding."""

import random
import time
import unicodedata
from pathlib import Path

import pytest
from clean_texts import CLEAN, WESTERN
from hypothesis import given
from hypothesis import strategies as st
from old_encodings import ENCODERS, misread, plain

from portal.vietnamese import decode, repair
from portal.vietnamese.codepages import DECODERS

ORIGINALS = sorted((Path(__file__).parents[3] / "content" / "originals").glob("*.txt"))
PARAGRAPHS = [
    plain(unicodedata.normalize("NFC", line.replace("\xa0", " ").strip()))
    for original in ORIGINALS
    for line in original.read_text("utf-8").splitlines()
    if line.strip()
]
WORDS = [word for paragraph in PARAGRAPHS for word in paragraph.split()]

# The share of texts that come back exactly: paragraphs, sentences of 8 to 40 words, and titles in
# capitals. VIQR confuses tones and full stops; TCVN3 has lost some capitals.
EXACT = {
    **dict.fromkeys(ENCODERS, (1, 0.99, 0.98)),
    "TCVN3 (ABC)": (0.88, 0.88, 0.98),
    "TCVN3 in UTF-8": (0.85, 0.88, 0.95),
    "VNI in UTF-8": (0.94, 0.99, 0.98),
    "VIQR": (0.75, 0.65, 0.85),
}

FEW = [("Giới thiệu", "TCVN3 (ABC)"), ("Nguyễn Quí", "VNI-Windows"), ("Dự án", "VISCII")]


def _sentences(fewest: int, most: int) -> list[str]:
    chance = random.Random(7)
    return [" ".join(chance.choices(WORDS, k=chance.randint(fewest, most))) for _ in range(150)]


SENTENCES = _sentences(8, 40)
TITLES = [sentence.upper() for sentence in _sentences(5, 12)]


@pytest.mark.parametrize("name", ENCODERS)
def test_what_was_written_comes_back(name: str) -> None:
    for texts, exact in zip((PARAGRAPHS, SENTENCES, TITLES), EXACT[name], strict=True):
        wrong = [text for text in texts if decode(ENCODERS[name](text)).text != text]
        assert 1 - len(wrong) / len(texts) >= exact, wrong


@pytest.mark.parametrize("name", [name for name in ENCODERS if name != "VIQR"])
def test_but_for_capitals_every_sentence_comes_back(name: str) -> None:
    read = [decode(ENCODERS[name](text)) for text in SENTENCES]
    same = [got.text.lower() == text.lower() for got, text in zip(read, SENTENCES, strict=True)]
    assert sum(same) / len(same) >= 0.99
    assert sum(not got.doubts for got in read) / len(read) >= 0.97


@pytest.mark.parametrize("name", [name for name in ENCODERS if name in DECODERS])
def test_encodings_have_their_names(name: str) -> None:
    assert {decode(ENCODERS[name](text)).encoding for text in SENTENCES} == {name}


@pytest.mark.parametrize(("text", "name"), FEW)
def test_few_words_are_read_and_told_as_uncertain(text: str, name: str) -> None:
    decoded = decode(ENCODERS[name](text))
    assert decoded.text == text
    assert any("quá ngắn" in doubt for doubt in decoded.doubts)


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays(text: str) -> None:
    for given_text in (text, unicodedata.normalize("NFD", text)):
        decoded = decode(given_text.encode())
        assert decoded.text == unicodedata.normalize("NFC", text)
        assert decoded.doubts == ()
    assert decode(text.encode()).encoding == ("ASCII" if text.isascii() else "UTF-8")
    assert repair(text).encoding == ""


@pytest.mark.parametrize("text", WESTERN)
def test_western_text_is_never_taken_for_vietnamese(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.encoding in {"windows-1252", "ASCII"}


@pytest.mark.parametrize("name", [name for name in ENCODERS if not name.startswith("VIQR")])
def test_markup_does_not_matter(name: str) -> None:
    page = (
        '<html><head><style>a:hover{color:#f00}</style><script>var a=f(a("x"));</script></head>\n'
        "<body><p align='center'>{}</p>&nbsp;&copy; 2004 &#7893;</body></html>"
    )
    text = page.replace("{}", SENTENCES[0])
    assert decode(ENCODERS[name](text)).text.lower() == text.lower()


def test_viqr_in_a_page_leaves_its_tags_alone() -> None:
    page = "<p id='a' class='ve^'><a href='o.html'>Ho+.p ta'c xa~</a> no^ng nghie^.p</p>"
    assert decode(page.encode()).text == (
        "<p id='a' class='ve^'><a href='o.html'>Hợp tác xã</a> nông nghiệp</p>"
    )


def test_utf_8_that_was_cut_is_read_and_told() -> None:
    decoded = decode("Liên minh hợp tác xã tỉnh Kiên Giang".encode()[:-2] + b"\xe1\xbb")
    assert decoded.text == "Liên minh hợp tác xã tỉnh Kiên Gia\ufffd"
    assert decoded.encoding == "UTF-8"
    assert decoded.doubts


def test_a_garbled_stretch_is_repaired_and_told() -> None:
    sound = "Đại hội Liên minh hợp tác xã tỉnh Kiên Giang đã bầu Ban Chấp hành mới.\n"
    repaired = repair(sound + "Liªn minh hîp t¸c x· tØnh Kiªn Giang")
    assert repaired.text == sound + "Liên minh hợp tác xã tỉnh Kiên Giang"
    assert repaired.encoding == "TCVN3 (ABC)"
    assert any("một phần" in doubt for doubt in repaired.doubts)


def test_several_garbled_encodings_in_one_text_are_all_repaired() -> None:
    garbled = (
        "Liªn minh hîp t¸c x·\nHôïp taùc xaõ noâng nghieäp\n" + misread("xã viên mới").decode()
    )
    assert repair(garbled).text == "Liên minh hợp tác xã\nHợp tác xã nông nghiệp\nxã viên mới"


def test_misread_quotes_are_repaired_in_any_language() -> None:
    assert repair("donâ€™t, â€œyesâ€\x9d â€“ noâ€¦").text == "don’t, “yes” – no…"


@given(st.binary())
def test_any_bytes_are_some_text_in_nfc(data: bytes) -> None:
    decoded = decode(data)
    assert unicodedata.is_normalized("NFC", decoded.text)
    assert decoded == decode(data)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    once = repair(text).text
    assert unicodedata.is_normalized("NFC", once)
    assert repair(once).text == once


@given(
    st.lists(st.sampled_from(sorted({w for w in WORDS if w.isalpha()})), min_size=12, max_size=40)
)
def test_sound_sentences_stay(words: list[str]) -> None:
    text = " ".join(words)
    assert repair(text) == repair(unicodedata.normalize("NFC", text))
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    "piece",
    [b"\xe9", b"a^'", b"<a", b"\xb8\xb8 ", "Ã£".encode(), "Ã£ ".encode(), bytes(range(256))],
)
def test_time_is_linear_in_hostile_bytes(piece: bytes) -> None:
    start = time.process_time()
    decode((piece * 100_000)[:200_000])
    assert time.process_time() - start < 5
