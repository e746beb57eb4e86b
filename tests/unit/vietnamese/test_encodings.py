"""The samples were made with iconv; those of VNI and VPS, which it lacks, from two other tables."""

import pytest

from portal.vietnamese import old_encoding
from portal.vietnamese.codepages import DECODERS

TEXT = (
    "Hợp tác xã nông nghiệp được hỗ trợ vốn để mở rộng sản xuất, đời sống xã viên từng bước ổn định"
)

SAMPLES = {
    "TCVN3 (ABC)": (
        b"H\xeep t\xb8c x\xb7 n\xabng nghi\xd6p \xae\xad\xeec h\xe7 tr\xee v\xe8n \xae\xd3 "
        b"m\xeb r\xe9ng s\xb6n xu\xcat, "
        b"\xae\xeai s\xe8ng x\xb7 vi\xaan t\xf5ng b\xad\xedc \xe6n \xae\xdenh"
    ),
    "VISCII": (
        b"H\xfep t\xe1c x\xe3 n\xf4ng nghi\xaep \xf0\xdf\xfec h\xb2 tr\xfe v\xafn \xf0\xac "
        b"m\xb7 r\xb5ng s\xe4n xu\xa4t, "
        b"\xf0\xb6i s\xafng x\xe3 vi\xean t\xd7ng b\xdf\xbec \xb1n \xf0\xb8nh"
    ),
    "windows-1258": (
        b"H\xf5\xf2p t\xe1c xa\xde n\xf4ng nghi\xea\xf2p \xf0\xfd\xf5\xf2c h\xf4\xde "
        b"tr\xf5\xf2 v\xf4\xecn \xf0\xea\xd2 m\xf5\xd2 r\xf4\xf2ng sa\xd2n xu\xe2\xect, "
        b"\xf0\xf5\xcci s\xf4\xecng xa\xde vi\xean t\xfd\xccng b\xfd\xf5\xecc \xf4\xd2n "
        b"\xf0i\xf2nh"
    ),
    "VNI-Windows": (
        b"H\xf4\xefp ta\xf9c xa\xf5 no\xe2ng nghie\xe4p \xf1\xf6\xf4\xefc ho\xe3 tr\xf4\xef "
        b"vo\xe1n \xf1e\xe5 m\xf4\xfb ro\xe4ng sa\xfbn xua\xe1t, "
        b"\xf1\xf4\xf8i so\xe1ng xa\xf5 vie\xe2n t\xf6\xf8ng b\xf6\xf4\xf9c o\xe5n \xf1\xf2nh"
    ),
    "VPS": (
        b"H\xaep t\xe1c x\xe3 n\xf4ng nghi\x8cp \xc7\xdc\xaec h\x87 tr\xae v\xd3n \xc7\x8b "
        b"m\xaa r\xb6ng s\xe4n xu\xc3t, "
        b"\xc7\xa9i s\xd3ng x\xe3 vi\xean t\xd8ng b\xdc\xa7c \xb0n \xc7\xcenh"
    ),
    "UTF-16": TEXT.encode("utf-16"),
}

UNSURE = [
    b"",
    b"\xff",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10",
    "façade, naïveté, Noël".encode("latin-1"),
    "Die Genossenschaften führen ihre Bücher für größere Städte".encode("cp1252"),
    "tôi".encode("latin-1"),  # the same in several
    TEXT.encode()[1:] + b"\xe1\xbb",  # UTF-8 that was cut
]


@pytest.mark.parametrize("name", SAMPLES)
def test_names_the_encoding_of_a_sentence(name: str) -> None:
    assert old_encoding(SAMPLES[name]) == name


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "UTF-16"])
def test_reads_the_letters_of_each_table(name: str) -> None:
    assert DECODERS[name](SAMPLES[name]) == TEXT


def test_knows_utf_16_without_its_mark() -> None:
    assert old_encoding(TEXT.encode("utf-16-le")) == "UTF-16"
    assert old_encoding(TEXT.encode("utf-16-be")) == "UTF-16"


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "UTF-16"])
def test_front_matter_in_ascii_does_not_matter(name: str) -> None:
    page = b"---\ndate: 2011-03-21\nauthor: HTX - THT, UBND\n---\n\n- " + SAMPLES[name] + b"\n"
    assert old_encoding(page) == name


@pytest.mark.parametrize("data", UNSURE)
def test_says_nothing_when_unsure(data: bytes) -> None:
    assert old_encoding(data) is None
