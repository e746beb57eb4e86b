import unicodedata

import pytest

from portal.vietnamese import is_syllable

SYLLABLES = """
    a à ơi ở ý yêu yến ưa ừ ao anh ích ếch oái oẳn uyên uỷ ủy
    hòa hoà thủy thuỷ khỏe khoẻ hoàn huỳnh khuỷu khuya ngoáy ngoằn xoong quần
    quý Quí quốc quyển quỳnh quýt quơ quà qua của cửa gì gìn già giết giếng giữa giặt
    nghĩa nghề nghiêng ghế ghi kính kẻ ngữ ngọt ương được tuyết thuở thuế muỗng rượu người
    Đại ĐẢNG Ðảng tỷ tỉ lý Kạn trường phường xã huyện TỈNH Nguyễn
"""

OTHERS = """
    b đ QĐ HTX façade naïve Köln café hôtel ế́ ậc̀ hàt hảc bàch hòach hóan muà cuả
    cé gé nge ngé ghà qốc zà wá fê jơ tiêg nguyễnn 2011 số2 nãmm ôô ươ iê hợptác
"""


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_knows_what_is_spelled_in_vietnamese(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["", *OTHERS.split()])
def test_knows_what_is_not(word: str) -> None:
    assert not is_syllable(word)
