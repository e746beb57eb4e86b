"""What machines read of an article."""

from __future__ import annotations

import pytest
from samples import document

from portal.delivery import citation, linked_data
from portal.sources import Attachment, Provenance
from portal.sources.provenance import Row

CAPTURE = Attachment("originals/A.txt", "A.txt", "originals/a.txt", 12)
ORIGIN = Provenance(
    (
        Row("source_title", "Trang gốc", "Cổng cũ"),
        Row("source_url", "Địa chỉ gốc", "http://cu.example/1", "http://cu.example/1"),
    ),
    "ab" * 32,
    CAPTURE,
)
ARTICLE = document("Báo cáo", "2018-02-21T14:45+07:00", author="Nguyễn Quí", provenance=ORIGIN)


def test_linked_data_says_what_the_article_is_based_on() -> None:
    data = linked_data(ARTICLE, "Liên minh", "https://vi.example")
    assert data["headline"] == "Báo cáo"
    assert data["datePublished"] == "2018-02-21T14:45+07:00"
    assert data["isBasedOn"] == {
        "@type": "WebPage",
        "name": "Cổng cũ",
        "url": "http://cu.example/1",
    }
    assert data["archivedAt"] == "https://vi.example/originals/a.txt"
    assert data["url"] == "https://vi.example/bai-viet/2018/Báo cáo.html"


def test_linked_data_leaves_out_what_is_not_known() -> None:
    data = linked_data(document("Tin"), "Liên minh", "")
    assert not {"url", "author", "isBasedOn", "archivedAt", "abstract"} & set(data)
    unknown = Provenance((Row("source_url", "Địa chỉ gốc", "không rõ"),), "", None)
    assert "url" not in linked_data(document("Tin", provenance=unknown), "", "")["isBasedOn"]


@pytest.mark.parametrize(
    ("author", "cited"),
    [("Nguyễn Quí", "Nguyễn, Quí"), ("Trần Thị Bé", "Trần, Thị Bé"), ("HTX", "HTX")],
)
def test_zotero_reads_the_family_name_first(author: str, cited: str) -> None:
    assert dict(citation(document("Tin", author=author), "LM"))["citation_author"] == cited


def test_a_citation_has_title_date_and_institution() -> None:
    pairs = dict(citation(ARTICLE, "Liên minh"))
    assert pairs["citation_title"] == "Báo cáo"
    assert pairs["citation_publication_date"] == "2018/02/21"
    assert pairs["citation_technical_report_institution"] == "Liên minh"
    assert pairs["dcterms.source"] == "http://cu.example/1"
