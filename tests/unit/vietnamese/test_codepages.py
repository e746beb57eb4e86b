import pytest

from portal.vietnamese.codepages import DECODERS, windows_bytes
from portal.vietnamese.viqr import viqr

SMALL_LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"

VNI = [
    ("Hôïp taùc xaõ", "Hợp tác xã"),
    ("ÑAÏI HOÄI LIEÂN MINH", "ĐẠI HỘI LIÊN MINH"),
    ("nhöõng ngöôøi ôû tænh Kieân Giang", "những người ở tỉnh Kiên Giang"),
    ("naêm, baéc, kyõ, kyø, kî", "năm, bắc, kỹ, kỳ, kỵ"),
]

VIQR = [
    ("Ho+.p ta'c xa~", "Hợp tác xã"),
    ("DDa.i ho^.i tha`nh vie^n", "Đại hội thành viên"),
    ("na(m, ba('c, tu+` dda^u dde^'n?", "năm, bắc, từ đâu đến?"),
    ("Ta ve^`. Xong la.", "Ta về. Xong la."),
    ("Cu? tranh, mo. pha`, thi., thi?", "Củ tranh, mọ phà, thị, thi?"),
    ("QUA? THU+.C", "QUẢ THỰC"),
    ("plain words, 5 + 5", "plain words, 5 + 5"),
    ("don't add www.a.vn, a(b), <a href='ta'>", "don't add www.a.vn, a(b), <a href='ta'>"),
]


@pytest.mark.parametrize("name", ["TCVN3 (ABC)", "VISCII", "VPS"])
def test_every_small_letter_has_one_byte(name: str) -> None:
    upper_half = DECODERS[name](bytes(range(0x80, 0x100)))
    assert {letter: upper_half.count(letter) for letter in SMALL_LETTERS} == dict.fromkeys(
        SMALL_LETTERS, 1
    )


@pytest.mark.parametrize("name", ["VISCII", "VPS"])
def test_every_capital_has_one_byte(name: str) -> None:
    letters = DECODERS[name](bytes(range(0x100)))
    capitals = SMALL_LETTERS.upper()
    assert {letter: letters.count(letter) for letter in capitals} == dict.fromkeys(capitals, 1)


def test_rare_capitals_stand_among_the_control_characters() -> None:
    assert DECODERS["VISCII"](b"\x02\x05\x06\x14\x19\x1e\t\n\r") == "ẲẴẪỶỸỴ\t\n\r"
    assert DECODERS["VPS"](b"\x02\x03\x04\x05\x06\x10\x11\x12") == "ẠẬẶẸỆỊỌỘ"
    assert DECODERS["VPS"](b"\x13\x14\x15\x19\x1c\x1d\x91\x92") == "ỢỤỰỴẪỮ‘’"


@pytest.mark.parametrize(("shown", "meant"), VNI)
def test_vni_marks_stand_behind_their_vowels(shown: str, meant: str) -> None:
    assert DECODERS["VNI-Windows"](windows_bytes(shown)) == meant


@pytest.mark.parametrize(("typed", "meant"), VIQR)
def test_viqr_marks_stand_behind_their_vowels(typed: str, meant: str) -> None:
    assert viqr(typed) == meant


@pytest.mark.parametrize("text", ["", "Hîp t¸c x·", "“1 – 2”…", "Œuvre\x81\xad"])
def test_windows_bytes_are_what_windows_shows(text: str) -> None:
    assert windows_bytes(text).decode("cp1252", "replace") == text.replace("\x81", "\ufffd")


def test_windows_has_no_bytes_for_other_letters() -> None:
    with pytest.raises(UnicodeEncodeError):
        windows_bytes("Hợp")
