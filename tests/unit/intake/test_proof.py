"""Words before and after an import: what was lost, what was added, and where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.intake.proof import Difference, differences, words

TEXT = "Đại hội lần thứ III được tổ chức vào ngày 20-21/7/2006, theo Quyết định số 1385/QĐ-UBND."


@pytest.mark.parametrize(
    ("result", "elsewhere", "found"),
    [
        (TEXT, (), []),
        (TEXT.replace(" ", "\n\n"), (), []),
        (f"**{TEXT}**", (), []),
        (TEXT.replace("thứ III ", ""), (), [("III", 1), ("thứ", 1)]),
        (TEXT.replace("thứ III ", ""), ("Lần thứ III",), []),
        (f"{TEXT} Hết.", (), [("Hết", -1)]),
        (f"{TEXT} Hết.", ("Hết",), [("Hết", -1)]),
        (
            TEXT.replace("20-21/7/2006", "20-21/7/2016"),
            (),
            [("20-21/7/2006", 1), ("20-21/7/2016", -1)],
        ),
    ],
)
def test_each_word_lost_or_added_is_told(
    result: str, elsewhere: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    assert [(one.word, one.lost) for one in differences(TEXT, result, elsewhere)] == found


def test_a_difference_tells_where_it_stood() -> None:
    (difference,) = differences("một hai ba bốn năm sáu bảy", "một hai ba bốn sáu bảy")
    assert difference == Difference("năm", 1, "một hai ba bốn năm sáu bảy")


def test_letters_are_the_same_composed_or_not() -> None:
    assert words("Hợp tác") == words("Ho\u031b\u0323p ta\u0301c")


@given(st.lists(st.sampled_from(["hợp", "tác", "xã", "1.943", "HTX"]), max_size=8))
def test_the_order_of_words_plays_no_part(some: list[str]) -> None:
    assert not list(differences(" ".join(some), " ".join(reversed(some))))
