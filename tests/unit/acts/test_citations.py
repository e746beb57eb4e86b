"""What is a citation of a legal document, and what only looks like one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.acts import Citation, mentions
from portal.sources import Flow, read_sources

CONTENT = Path(__file__).resolve().parents[3] / "content"

# A text, and `kind|number|symbol|year|date` of each citation in it.
CITED = [
    ("Quyết định số 747/QĐ-UB ngày 28/9/1994", "Quyết định|747|QĐ-UB||1994-09-28"),
    ("Quyết định số 02/QĐ-UBND ngày 28/1/2002", "Quyết định|02|QĐ-UBND||2002-01-28"),
    ("Chỉ thị số 20-CT/TW", "Chỉ thị|20|CT/TW||"),
    ("Nghị định 67/2010/NĐ-CP", "Nghị định|67|NĐ-CP|2010|"),
    ("Luật số 51/2010/QH12", "Luật|51|QH12|2010|"),
    ("Luật Hợp tác xã số 17/2023/QH15", "Luật|17|QH15|2023|"),
    ("Luật Hợp tác xã năm 2012 (số 23/2012/QH13)", "Luật|23|QH13|2012|"),
    ("Bộ luật Lao động số 45/2019/QH14", "Bộ luật|45|QH14|2019|"),
    ("Luật Đầu tư và Luật Hợp tác xã số 17/2023/QH15", "Luật|17|QH15|2023|"),
    ("một số điều của Luật Hợp tác xã số 17/2023/QH15", "Luật|17|QH15|2023|"),
    ("Pháp lệnh Thi hành án số 13/2004/PL-UBTVQH11", "Pháp lệnh|13|PL-UBTVQH11|2004|"),
    ("Thông tư liên tịch số 14/2015/TTLT-BNNPTNT", "Thông tư liên tịch|14|TTLT-BNNPTNT|2015|"),
    ("Thông tư liên tịch số 06/2013/TTLT/BKHĐT-BTC", "Thông tư liên tịch|06|TTLT/BKHĐT-BTC|2013|"),
    ("Thông tư số 83/2015/TT-BTC.", "Thông tư|83|TT-BTC|2015|"),
    ("Thông tư 09/2020/TT-BNN&PTNT,", "Thông tư|09|TT-BNN&PTNT|2020|"),
    ("Nghị quyết số 18/2022/NQ- HĐND", "Nghị quyết|18|NQ-HĐND|2022|"),
    ("Nghị quyết số 18/2022/NQ -HĐND", "Nghị quyết|18|NQ-HĐND|2022|"),
    ("Nghị quyết liên tịch số 01/NQLT-HND-LMHTX", "Nghị quyết liên tịch|01|NQLT-HND-LMHTX||"),
    ("Nghị quyết 30a/2008/NQ-CP", "Nghị quyết|30a|NQ-CP|2008|"),
    ("Nghị định 67 và Nghị định 132 của Chính phủ", "Nghị định|67|||;Nghị định|132|||"),
    ("theo nghị định 67, có hiệu lực", "Nghị định|67|||"),
    ("Nghị định 67 ngày 15/9/2010", "Nghị định|67|||2010-09-15"),
    ("Nghị định 67/2010 của Chính phủ", "Nghị định|67||2010|"),
    ("Nghị định số 67", "Nghị định|67|||"),
    ("Nghị định số 67.", "Nghị định|67|||"),
    ("Quyết định 747 ngày 28 tháng 9 năm 1994", "Quyết định|747|||1994-09-28"),
    ("Công văn số 12 của Sở", "Công văn|12|||"),
    (
        "Chương trình hành động số 04 ngày 28/12/2010 của Tỉnh ủy",
        "Chương trình hành động|04|||2010-12-28",
    ),
    ("Chương trình hành động số 12-CTr/TU", "Chương trình hành động|12|CTr/TU||"),
    ("khoản 2 Điều 7 Nghị định số 42/2022/NĐ-CP", "Nghị định|42|NĐ-CP|2022|"),
    ("QUYẾT ĐỊNH SỐ 747/QĐ-UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết Định số 747/QĐ-UB", "Quyết định|747|QĐ-UB||"),
    ("quyết định số 747/QĐ-UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết định số: 747/QĐ-UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết định (số 747/QĐ-UB)", "Quyết định|747|QĐ-UB||"),
    ("Quyết\u00a0định số\u00a0747/QĐ-UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết định số 747/Q\u00d0-UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết định số 747/QĐ–UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết định số 80/2002/QĐ-TTg", "Quyết định|80|QĐ-TTg|2002|"),
    ("Quyết định số 2010/QĐ-UBND", "Quyết định|2010|QĐ-UBND||"),
    ("Nghị định 90-CP", "Nghị định|90|CP||"),
    ("theo 747/QĐ-UB ngày 28-9-1994", "Quyết định|747|QĐ-UB||1994-09-28"),
    ("các Quyết định 747/QĐ-UB, 02/QĐ-UBND", "Quyết định|747|QĐ-UB||;Quyết định|02|QĐ-UBND||"),
    ("Quyết định của UBND tỉnh số 747/QĐ-UB", "Quyết định|747|QĐ-UB||"),
    ("Quyết định giao Sở theo Công văn số 5/CV-SNN", "Công văn|5|CV-SNN||"),
    ("Quyết định số 747/QĐ-UB, ngày 28.9.1994", "Quyết định|747|QĐ-UB||1994-09-28"),
    ("Quyết định số 747/QĐ-UB (ban hành ngày 28/9/1994)", "Quyết định|747|QĐ-UB||1994-09-28"),
    ("Quyết định số 747/QĐ-UB ký ngày 28/9/1994", "Quyết định|747|QĐ-UB||1994-09-28"),
    ("Quyết định số 747/QĐ-UB ngày 31/9/1994", "Quyết định|747|QĐ-UB||"),
    ("Quyết định số 747/QĐ-UB ngày 28/9", "Quyết định|747|QĐ-UB||"),
    ("Quyết định số 747/QĐ-UB - HTX Tân Hiệp", "Quyết định|747|QĐ-UB||"),
    ("Kết luận số 70-KL/TW của Bộ Chính trị", "Kết luận|70|KL/TW||"),
    ("Tờ trình số 15/TTr-LMHTX", "Tờ trình|15|TTr-LMHTX||"),
]

NOT_CITED = [
    "tỷ lệ 50/50",
    "lô 15A",
    "mở cửa 24/7",
    "theo Quyết định 50 hộ nghèo",
    "số ĐT 077-3863-123",
    "điện thoại số 0773863123",
    "thông báo số 077-3863-123",
    "thông báo số điện thoại 0773",
    "ngày 20-21/7/2006",
    "ngày 28/9/1994",
    "nhiệm kỳ 2011 – 2015",
    "quyết định 5 ngày nghỉ",
    "quyết định 50, 60 hộ",
    "quyết định 2 và 3",
    "Kế hoạch 5 năm",
    "kế hoạch 10 ngày, 20 ngày",
    "báo cáo số 13",
    "chương trình số 2 của Đài",
    "Nghị định 67 quy định",
    "Nghị định 67,5",
    "Nghị định số 67.000",
    "Nghị quyết số 50/50",
    "Nghị quyết số 12%",
    "Luật 15 điều",
    "kỷ luật 5 cán bộ và",
    "quyết định số phận của 5 HTX",
    "Điều 7, khoản 2",
    "97 tỷ 155 triệu đồng",
    "13/HTX",
    "15 HTX/THT",
    "12/KT-XH",
    "3A, 4A và 5A",
    "A4/QĐ-UB",
    "Quyết định\n747/QĐ",
    "Nghị định\n67 của Chính phủ",
    "tháng 12/2010",
    "Đại hội IX",
    "",
]


def told(citation: Citation) -> str:
    date = citation.date.iso if citation.date else ""
    year = str(citation.year or "")
    return f"{citation.kind}|{citation.number}|{citation.symbol}|{year}|{date}"


def cited(text: str) -> str:
    return ";".join(told(mention.citation) for mention in mentions(text))


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_citation_is_found(text: str, expected: str) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert cited(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theo Quyết định số 747/QĐ-UB ngày 28/9/1994.", "Quyết định số 747/QĐ-UB ngày 28/9/1994"),
        ("Nghị định 67 và", "Nghị định 67"),
        ("Luật Hợp tác xã số 17/2023/QH15,", "Luật Hợp tác xã số 17/2023/QH15"),
        ("theo 747/QĐ-UB, ngày 31/9/1994", "747/QĐ-UB"),
        ("NQ\u00a0Nghị\u00a0quyết 18/NQ- HĐND tỉnh", "Nghị\u00a0quyết 18/NQ- HĐND"),
    ],
)
def test_a_mention_covers_the_words_that_name_the_document(text: str, words: str) -> None:
    (mention,) = mentions(text)
    assert text[mention.start : mention.end] == words


def test_the_originals_have_their_twelve_mentions_and_no_other() -> None:
    sources = read_sources(CONTENT)
    by_year: dict[str, list[str]] = {}
    for path in sorted(sources.documents):
        text = Flow.of(sources.text(path).html).text
        by_year.setdefault(path.partition("/")[0], []).extend(
            told(mention.citation) for mention in mentions(text)
        )
    assert by_year == {
        "pages": [],
        "2011": [
            "Chỉ thị|20|CT/TW||",
            "Nghị định|67|||",
            "Nghị định|132|||",
            "Chương trình hành động|04|||2010-12-28",
            "Chương trình hành động|04|||2010-12-28",
            "Nghị định|67|||",
            "Nghị định|132|||",
        ],
        "2018": [
            "Quyết định|747|QĐ-UB||1994-09-28",
            "Quyết định|02|QĐ-UBND||2002-01-28",
            "Quyết định|1385|QĐ-UBND||2006-08-29",
            "Quyết định|374|QĐ-UBND||2011-02-09",
            "Quyết định|1189|QĐ-UBND||2016-05-20",
        ],
    }


PLACED = [
    (
        "Quyết định số 02/2013/QĐ-UBND ngày 1/2/2013 của Ủy ban nhân dân tỉnh An Giang",
        "tỉnh An Giang",
    ),
    ("Quyết định số 02/2013/QĐ-UBND của Uỷ ban nhân dân tỉnh An Giang ban hành", "tỉnh An Giang"),
    ("Quyết định 02/QĐ-UBND, của Chủ tịch UBND tỉnh An Giang Ban hành quy định", "tỉnh An Giang"),
    ("Quyết định 02/QĐ-UB (ngày 1/2/1994) của UBND\u00a0tỉnh\u00a0Minh Hải", "tỉnh Minh Hải"),
    ("QUYẾT ĐỊNH SỐ 02/QĐ-UBND CỦA UBND TỈNH AN GIANG", ""),
    ("Quyết định số 02/QĐ-UBND của UBND TỈNH AN GIANG", "tỉnh An Giang"),
    ("Nghị quyết số 18/2022/NQ-HĐND của HĐND tỉnh Thanh Hoá", "tỉnh Thanh Hóa"),
    ("Nghị quyết số 18/2022/NQ-HĐND của Hội đồng nhân dân tỉnh Đắc Lắc.", "tỉnh Đắk Lắk"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Bà Rịa-Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Hà Nam Ninh", "tỉnh Hà Nam Ninh"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Hà Nam, Ninh Bình", "tỉnh Hà Nam"),
    ("Quyết định số 5/QĐ-UBND của UBND thành phố Cần Thơ", "thành phố Cần Thơ"),
    ("Quyết định số 5/QĐ-UB của UBND tỉnh Cần Thơ", "tỉnh Cần Thơ"),
    ("Quyết định số 5/QĐ-UBND của UBND TP. Cần Thơ", "thành phố Cần Thơ"),
    ("Quyết định số 5/QĐ-UBND của UBND TP.HCM", "thành phố Hồ Chí Minh"),
    ("Quyết định số 5/QĐ-UBND của tỉnh An Giang", "tỉnh An Giang"),
    ("Chương trình hành động số 04 ngày 28/12/2010 của Tỉnh ủy An Giang", "tỉnh An Giang"),
    ("Chương trình hành động số 12-CTr/TU của Ban Thường vụ Tỉnh uỷ An Giang", "tỉnh An Giang"),
    ("Kế hoạch số 5-KH/TU của Thành ủy Cần Thơ", "thành phố Cần Thơ"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh", ""),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh và An Giang", ""),
    ("Quyết định số 5/QĐ-UBND của UBND huyện An Biên, tỉnh An Giang", ""),
    ("Quyết định số 5/QĐ-UBND của UBND thành phố Rạch Giá", ""),
    ("Quyết định số 5/QĐ-UBND. UBND tỉnh An Giang", ""),
    ("Quyết định số 5/QĐ-UBND\ncủa UBND tỉnh An Giang", ""),
    # The plan is the province's, what it puts into effect isn't.
    ("Kế hoạch thực hiện Nghị định số 67/2010/NĐ-CP của UBND tỉnh An Giang", ""),
    ("Kế hoạch thực hiện Nghị định số 67 của UBND tỉnh An Giang", ""),
    ("Kế hoạch thực hiện Nghị quyết số 18/NQ-HĐND của UBND tỉnh An Giang", ""),
]


@pytest.mark.parametrize(("text", "place"), PLACED)
def test_the_province_whose_organ_issued_it_is_read_behind_a_citation(
    text: str, place: str
) -> None:
    (mention,) = mentions(text)
    assert mention.citation.place == place


WORDS = [
    "của UBND tỉnh An Giang",
    "Quyết định",
    "Luật",
    "số",
    "747/QĐ-UB",
    "67",
    "/",
    "-",
    ",",
    "và",
    "ngày 1/2/2003",
    "\n",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=12).map(" ".join))
def test_mentions_stand_in_order_and_hold_their_number(text: str) -> None:
    last = 0
    for mention in mentions(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.citation.number in text[mention.start : mention.end]
        assert re.fullmatch("[0-9]{1,5}[a-e]?", mention.citation.number)
        last = mention.end
