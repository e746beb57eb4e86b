"""Which legal document a short form means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.acts import KINDS, mentions
from portal.documents import meanings, resolved
from portal.sources import ShortForm
from portal.sources.short_forms import read_short_forms

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


ANY_KINDS = st.sampled_from([*KINDS, "Bản tin", "Luật Đầu tư"])
SYMBOLS = st.from_regex(r"[A-ZĐƯ]{2,5}[a-z]?(-[A-ZĐƯ]{2,6}){0,2}", fullmatch=True)
SHORTS = st.sampled_from(["{}", "số {}", "{}/QĐ-UB", "số {}/QĐ-UB", "{}/QĐ-UB ngày 1/2/1994"])
FULL = st.sampled_from(["{}/{}", "{}/2010/{}", "{}/{} ngày 1/2/1994", "{}/{} ngày 31/2/1994"])


@given(ANY_KINDS, SHORTS, FULL, st.integers(1, 99999), SYMBOLS)
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
