"""The organs that issue legal documents, as the last part of a symbol names them."""

from __future__ import annotations

import re
from typing import NamedTuple

LEVELS = ("central", "local", "own")
"""State and Party of the whole country; those of a province, town or commune; the alliance."""


class Issuer(NamedTuple):
    """An organ by its name, and its level; both are "" where a symbol names none that we know."""

    name: str
    level: str


_COMMITTEE = "Tỉnh ủy hoặc Thành ủy"
# An organ that each province has is not told apart by its symbol.
_NAMES = {
    "central": {
        "BBT": "Ban Bí thư Trung ương Đảng",
        "BCT": "Bộ Công Thương",
        "BGTVT": "Bộ Giao thông vận tải",
        "BKHĐT": "Bộ Kế hoạch và Đầu tư",
        "BLĐTBXH": "Bộ Lao động, Thương binh và Xã hội",
        "BNN": "Bộ Nông nghiệp và Phát triển nông thôn",
        "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
        "BNV": "Bộ Nội vụ",
        "BTC": "Bộ Tài chính",
        "BTNMT": "Bộ Tài nguyên và Môi trường",
        "BTP": "Bộ Tư pháp",
        "CP": "Chính phủ",
        "CTN": "Chủ tịch nước",
        "HĐBT": "Hội đồng Bộ trưởng",
        "LMHTXVN": "Liên minh Hợp tác xã Việt Nam",
        "NHNN": "Ngân hàng Nhà nước Việt Nam",
        "QH": "Quốc hội",
        "TTG": "Thủ tướng Chính phủ",
        "TW": "Trung ương Đảng",
        "TƯ": "Trung ương Đảng",
        "UBTVQH": "Ủy ban Thường vụ Quốc hội",
        "VPCP": "Văn phòng Chính phủ",
    },
    "local": {
        "HU": "Huyện ủy",
        "HĐND": "Hội đồng nhân dân",
        "SCT": "Sở Công Thương",
        "SKHĐT": "Sở Kế hoạch và Đầu tư",
        "SNN": "Sở Nông nghiệp và Phát triển nông thôn",
        "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn",
        "SNV": "Sở Nội vụ",
        "STC": "Sở Tài chính",
        "TU": _COMMITTEE,
        "UB": "Ủy ban nhân dân",
        "UBND": "Ủy ban nhân dân",
    },
    "own": {
        "LMHTX": "Liên minh Hợp tác xã",
    },
}
_ISSUERS = {
    symbol: Issuer(name, level) for level, names in _NAMES.items() for symbol, name in names.items()
}
_UNKNOWN = Issuer("", "")


def issuer_of(symbol: str, place: str = "") -> Issuer:
    """Return whom a symbol names (`QĐ-UBND`, `NĐ-CP`, `QH12`, `NQ/TW`), of which province."""
    last = re.split("[-/]", symbol)[-1].upper()
    issuer = _ISSUERS.get(last) or _ISSUERS.get(last.rstrip("0123456789"), _UNKNOWN)
    return issuer._replace(name=_of_place(issuer.name, place)) if place else issuer


def _of_place(organ: str, place: str) -> str:
    """Return what an organ of a province is called; the Party's committee has names of its own."""
    if organ == _COMMITTEE:
        return place.replace("tỉnh", "Tỉnh ủy").replace("thành phố", "Thành ủy")
    return f"{organ} {place}".strip() if organ else ""
