import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.sources.findings import has_errors
from portal.sources.text import decode, line_at

SENTENCE = "Báo cáo kết quả của Liên minh Hợp tác xã tỉnh về đại hội thành viên"
TCVN3 = "B¸o c¸o kÕt qu¶ cña Liªn minh Hîp t¸c x· tØnh vÒ ®¹i héi thµnh viªn"
VNI = "Baùo caùo keát quaû cuûa Lieân minh Hôïp taùc xaõ tænh veà ñaïi hoäi thaønh vieân"

SOUND = [
    (b"", ""),
    (SENTENCE.encode(), SENTENCE),
    (codecs.BOM_UTF8 + b"a", "a"),
    (b"a\r\nb\rc\n", "a\nb\nc\n"),
    (b"a\tb", "a\tb"),
    ("a\u00a0b\u200b\u00ad".encode(), "a\u00a0b\u200b\u00ad"),
    ("Forêt, café, Müller, Ðà".encode(), "Forêt, café, Müller, Ðà"),
    ("日本語 🙂".encode(), "日本語 🙂"),
]

# Bytes, the line of the error, and words of what is told.
BROKEN = [
    (SENTENCE.encode("utf-16"), 1, "UTF-16"),
    (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), 1, "UTF-16"),
    (SENTENCE.encode("utf-16-le"), 1, "UTF-16"),
    (SENTENCE.encode("utf-16-be"), 1, "UTF-16"),
    ("chi co ASCII".encode("utf-16-le"), 1, "UTF-16"),
    (b"mot\n" + TCVN3.encode("latin-1"), 2, "TCVN3"),
    (b"mot\n\n" + VNI.encode("latin-1"), 3, "VNI"),
    (unicodedata.normalize("NFC", "H\u00f4\u0323i").encode() + b"\n\xff", 2, "UTF-8"),
    (b"mot\nhai \xc3", 2, "UTF-8"),
    (b"\xed\xa0\x80", 1, "UTF-8"),
    (b"a\nb\0c", 2, "U+0000"),
    (b"a\n\nb\x1b[31m", 3, "U+001B"),
    (b"a\x7f", 1, "U+007F"),
    ("a\r\nb\x85".encode(), 2, "U+0085"),
    ("a\nb\u2028c".encode(), 2, "U+2028"),
    ("a\ufffe".encode(), 1, "U+FFFE"),
    (f"mot\n{TCVN3}".encode(), 2, "TCVN3"),
    (f"mot\n{VNI}".encode(), 2, "VNI"),
    (("mot\n" + SENTENCE.encode().decode("cp1252", "replace")).encode(), 2, "windows-1252"),
]


@pytest.mark.parametrize(("data", "text"), SOUND)
def test_sound_text_is_read_without_a_word(data: bytes, text: str) -> None:
    assert decode("a.md", data) == (text, [])


@pytest.mark.parametrize(("data", "line", "words"), BROKEN)
def test_broken_text_yields_one_error_and_no_text(data: bytes, line: int, words: str) -> None:
    text, (finding,) = decode("a.md", data)
    assert text == ""
    assert has_errors([finding])
    assert finding.line == line
    assert words in finding.what


def test_windows_1258_with_marks_of_its_own() -> None:
    data = unicodedata.normalize("NFD", SENTENCE)
    for letter in "âêôăơưÂÊÔĂƠƯ":
        data = data.replace(unicodedata.normalize("NFD", letter), letter)
    for mixed in ("a\u0323\u0302", "e\u0323\u0302", "o\u0323\u0302"):
        data = data.replace(mixed, unicodedata.normalize("NFC", mixed[0] + mixed[2]) + mixed[1])
    _, (finding,) = decode("a.md", data.encode("cp1258"))
    assert "windows-1258" in finding.what


def test_decomposed_marks_are_a_warning_at_their_first_line_and_composed() -> None:
    text, (finding,) = decode("a.md", "mot\nHo\u0300a\nHo\u0300a".encode())
    assert text == "mot\nHòa\nHòa"
    assert finding.line == 2
    assert not has_errors([finding])
    assert "check --fix" in finding.remedy


def test_lost_characters_are_a_warning() -> None:
    text, (finding,) = decode("a.md", "mot\nhai \ufffd".encode())
    assert text.endswith("\ufffd")
    assert finding.line == 2
    assert not has_errors([finding])


def test_line_at() -> None:
    assert [line_at("a\nb\n", offset) for offset in (0, 1, 2, 4)] == [1, 1, 2, 3]


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    text, findings = decode("a.md", data)
    assert not (text and has_errors(findings))
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    for finding in findings:
        assert 1 <= finding.line <= data.count(b"\n") + data.count(b"\r") + 1
