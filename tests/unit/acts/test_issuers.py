"""Who issues a legal document, and at which level, as far as its symbol tells."""

from __future__ import annotations

import pytest

from portal.acts import LEVELS, issuer_of


@pytest.mark.parametrize(
    ("symbol", "name", "level"),
    [
        ("NĐ-CP", "Chính phủ", "central"),
        ("QH12", "Quốc hội", "central"),
        ("UBTVQH11", "Ủy ban Thường vụ Quốc hội", "central"),
        ("QĐ-TTg", "Thủ tướng Chính phủ", "central"),
        ("TT-BTC", "Bộ Tài chính", "central"),
        ("CT/TW", "Trung ương Đảng", "central"),
        ("QĐ-LMHTXVN", "Liên minh Hợp tác xã Việt Nam", "central"),
        ("QĐ-UBND", "Ủy ban nhân dân", "local"),
        ("QĐ-UB", "Ủy ban nhân dân", "local"),
        ("NQ-HĐND", "Hội đồng nhân dân", "local"),
        ("NQ/TU", "Tỉnh ủy hoặc Thành ủy", "local"),
        ("TB-SKHĐT", "Sở Kế hoạch và Đầu tư", "local"),
        ("BC-LMHTX", "Liên minh Hợp tác xã", "own"),
        ("QĐ-XYZ", "", ""),
        ("", "", ""),
    ],
)
def test_a_symbol_names_its_issuer(symbol: str, name: str, level: str) -> None:
    assert issuer_of(symbol) == (name, level)
    assert not level or level in LEVELS
