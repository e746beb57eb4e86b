"""What tells a legal document from others."""

from __future__ import annotations

import pytest

from portal.acts import Act, mentions


def act(text: str) -> Act:
    (mention,) = mentions(text)
    return Act.of(mention.citation)


@pytest.mark.parametrize(
    ("text", "name", "slug", "issuer"),
    [
        (
            "Quyết định số 747/QĐ-UB ngày 28/9/1994",
            "Quyết định số 747/QĐ-UB ngày 28/09/1994",
            "quyet-dinh-747-qd-ub-1994",
            "Ủy ban nhân dân",
        ),
        (
            "nghị định 67/2010/NĐ-CP ngày 15/9/2010",
            "Nghị định số 67/2010/NĐ-CP",
            "nghi-dinh-67-2010-nd-cp",
            "Chính phủ",
        ),
        ("Chỉ thị 20-CT/TW", "Chỉ thị số 20-CT/TW", "chi-thi-20-ct-tw", "Trung ương Đảng"),
        ("Luật số 51/2010/QH12", "Luật số 51/2010/QH12", "luat-51-2010-qh12", "Quốc hội"),
        (
            "Quyết định 2/QĐ-TTg",
            "Quyết định số 02/QĐ-TTg",
            "quyet-dinh-02-qd-ttg",
            "Thủ tướng Chính phủ",
        ),
        (
            "Quyết định số 2/2013/QĐ-UBND ngày 1/2/2013 của UBND tỉnh An Giang",
            "Quyết định số 02/2013/QĐ-UBND (tỉnh An Giang)",
            "quyet-dinh-02-2013-qd-ubnd-tinh-an-giang",
            "Ủy ban nhân dân tỉnh An Giang",
        ),
        (
            "Kế hoạch số 5-KH/TU ngày 1/2/2013 của Thành ủy Cần Thơ",
            "Kế hoạch số 05-KH/TU ngày 01/02/2013 (thành phố Cần Thơ)",
            "ke-hoach-05-kh-tu-2013-thanh-pho-can-tho",
            "Thành ủy Cần Thơ",
        ),
        (
            "Kế hoạch số 5-KH/TU",
            "Kế hoạch số 05-KH/TU",
            "ke-hoach-05-kh-tu",
            "Tỉnh ủy hoặc Thành ủy",
        ),
        (
            "Chương trình hành động số 4 ngày 28/12/2010",
            "Chương trình hành động số 04 ngày 28/12/2010",
            "chuong-trinh-hanh-dong-04-2010",
            "",
        ),
    ],
)
def test_a_document_has_a_name_an_address_and_an_issuer(
    text: str, name: str, slug: str, issuer: str
) -> None:
    found = act(text)
    assert (found.name, found.slug, found.issuer.name) == (name, slug, issuer)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Quyết định 2/QĐ-UB ngày 1/2/1994", "QUYẾT ĐỊNH SỐ 02/Q\u00d0 -UB ngày 01/02/1994", True),
        ("Nghị định 67/2010/NĐ-CP", "Nghị định số 67/2010/NĐ-CP ngày 15/9/2010", True),
        ("Quyết định 2/QĐ-UB ngày 1/2/1994", "Quyết định 2/QĐ-UB ngày 1/2/1995", False),
        ("Quyết định 2/QĐ-UB ngày 1/2/1994", "Quyết định 2/QĐ-UB ngày 2/2/1994", False),
        ("Quyết định 2/QĐ-UB ngày 1/2/1994", "Quyết định 2/QĐ-UB", False),
        ("Nghị định 67/2010/NĐ-CP", "Nghị định 67/2014/NĐ-CP", False),
        ("QĐ 2/2013/QĐ-UBND", "QĐ 2/2013/QĐ-UBND của UBND tỉnh An Giang", False),
        (
            "QĐ 2/2013/QĐ-UBND của UBND tỉnh An Giang",
            "QĐ 2/2013/QĐ-UBND của UBND tỉnh Cà Mau",
            False,
        ),
        (
            "QĐ 2/2013/QĐ-UBND của UBND tỉnh Hòa Bình",
            "QĐ 02/2013/QĐ-UBND ngày 1/2/2013 của Ủy ban nhân dân tỉnh Hoà Bình",
            True,
        ),
    ],
)
def test_numbers_come_back_every_year(one: str, other: str, same: bool) -> None:
    assert (act(one).identity == act(other).identity) is same
