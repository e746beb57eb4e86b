import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import sort_key

ORDERED = [
    "a < ă < â < b < c < d < đ < e < ê < f < g < h < i < j < k < l < m < n < o < ô < ơ",
    "ơ < p < q < r < s < t < u < ư < v < w < x < y < z",
    "ma < mà < mả < mã < má < mạ",
    "mận < mập < mât < mầt < mẩt < mẫt < mất < mật",
    # Letters decide over the whole word before any tone does.
    "cá < cạ < cac < càc < cam",
    "lán < lạn < làng",
    "hòa bình < hoa hồng < hòa hợp",
    # Then tones, then small before capital.
    "an < An < ân < Ân",
    "da < Da < dà < đa < Đa < Đà",
    "an toàn < anh < ánh sáng < anh tài",
    "- < 1 < 12a < 2 < a",
    "(HTX) < 02/QĐ-UBND < HTX < Ω",
    "Köln < kom < kơm",
    "Ðại hội < Đại Hội < Đại hội IV",
]


@pytest.mark.parametrize("words", [order.split(" < ") for order in ORDERED])
def test_sorts_as_a_dictionary_does(words: list[str]) -> None:
    jumbled = words[::-1]
    assert sorted(jumbled, key=sort_key) == words


def test_eth_sorts_as_crossed_d() -> None:
    assert sort_key("Ðảng") == sort_key("Đảng")


@given(st.text())
def test_nfc_and_nfd_have_equal_keys(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)
