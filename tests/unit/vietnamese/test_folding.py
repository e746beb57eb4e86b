import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.vietnamese import fold

CASES = [
    ("", ""),
    ("Kien Giang", "kien giang"),
    ("Đại hội", "dai hoi"),
    ("Ðại hội", "dai hoi"),  # U+00D0
    ("HỢP TÁC XÃ", "hop tac xa"),
    ("tỉnh tình tinh tính", "tinh tinh tinh tinh"),
    ("ăâêôơư ĂÂÊÔƠƯ", "aaeoou aaeoou"),
    ("thủy thuỷ", "thuy thuy"),
    ("747/QĐ-UB", "747/qd-ub"),
    ("façade, Köln", "facade, koln"),
]


@pytest.mark.parametrize(("text", "plain"), CASES)
def test_folds(text: str, plain: str) -> None:
    assert fold(text) == plain


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_nfc_and_nfd_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_marks_of_other_scripts_are_letters_and_stay() -> None:
    assert fold("हिन्दी") == "हिन्दी"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
