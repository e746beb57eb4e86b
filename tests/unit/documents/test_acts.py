"""What tells a legal document from others, and which one a short form means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.documents import Act, meanings, mentions, resolved
from portal.sources import LEGAL_KINDS, ShortForm
from portal.sources.short_forms import read_short_forms


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
    assert (found.name, found.slug, found.issuer) == (name, slug, issuer)


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


FORMS = (
    ShortForm("Nghị định 67", "67/2010/NĐ-CP", ("2011/bai.md",), "Suy đoán"),
    ShortForm("Nghị định 67", "67/2014/NĐ-CP", ("2018",)),
    ShortForm("Quyết định 2/QĐ-UB", "2/QĐ-UB ngày 1/2/1994"),
    ShortForm("Bản 5", "5/QĐ-UB"),
)


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        ("Nghị định 67 của Chính phủ", "2011/bai.md", "Nghị định số 67/2010/NĐ-CP"),
        ("nghị định số 067", "2011/bai.md", None),
        ("nghị định số 67", "2018/b.md", "Nghị định số 67/2014/NĐ-CP"),
        ("Nghị định 67 của Chính phủ", "2012/b.md", None),
        ("Nghị quyết 67 của Chính phủ", "2011/bai.md", None),
        ("Nghị định 67/2013 của Chính phủ", "2011/bai.md", None),
        ("Quyết định số 2/QĐ-UB", "x.md", "Quyết định số 02/QĐ-UB ngày 01/02/1994"),
        ("Quyết định 02/QĐ-UB ngày 1/1/2002", "x.md", "Quyết định số 02/QĐ-UB ngày 01/01/2002"),
        ("Nghị định 5 ngày 1/1/2002", "x.md", "Nghị định số 05 ngày 01/01/2002"),
        (
            "Quyết định 2/QĐ-UB của UBND tỉnh An Giang",
            "x.md",
            "Quyết định số 02/QĐ-UB ngày 01/02/1994 (tỉnh An Giang)",
        ),
    ],
)
def test_a_short_form_means_what_an_editor_says(text: str, path: str, name: str | None) -> None:
    (mention,) = mentions(text)
    found = resolved(mention.citation, path, meanings(FORMS))
    assert (found[0].name if found else None) == name


KINDS = st.sampled_from([*LEGAL_KINDS, "Bản tin", "Luật Đầu tư"])
SYMBOLS = st.from_regex(r"[A-ZĐƯ]{2,5}[a-z]?(-[A-ZĐƯ]{2,6}){0,2}", fullmatch=True)
SHORTS = st.sampled_from(["{}", "số {}", "{}/QĐ-UB", "số {}/QĐ-UB", "{}/QĐ-UB ngày 1/2/1994"])
FULL = st.sampled_from(["{}/{}", "{}/2010/{}", "{}/{} ngày 1/2/1994", "{}/{} ngày 31/2/1994"])


@given(KINDS, SHORTS, FULL, st.integers(1, 99999), SYMBOLS)
def test_what_is_sound_in_the_editors_file_means_a_document(
    kind: str, short: str, full: str, number: int, symbol: str
) -> None:
    document = full.format(number, symbol)
    text = f"- short: {kind} {short.format(number)}\n  document: {document}\n"
    forms, findings = read_short_forms(text.encode(), ())
    found = meanings(forms)
    assert bool(found) is (findings == [])
    for meaning in found:
        assert meaning.short.kind == meaning.act.kind
        assert kind.startswith(meaning.act.kind)
        assert meaning.act.symbol == symbol
