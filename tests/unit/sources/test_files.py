"""Files that readers can fetch, and what is said of them."""

from __future__ import annotations

import pytest

from portal.sources import Attachment
from portal.sources.files import file_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "PDF"),
        ("a.DOCX", "Word"),
        ("thư mục.d/a.xls", "Excel"),
        ("a.tar.zip", "ZIP"),
        ("a.jpeg", "ảnh JPEG"),
        ("a.csv", "bảng CSV"),
        ("a.xyz", "tệp XYZ"),
        ("a", "tệp"),
        (".pdf", "tệp"),
    ],
)
def test_a_type_is_told_in_words(name: str, kind: str) -> None:
    assert file_kind(name) == kind


def test_type_and_size_are_told_together() -> None:
    assert Attachment("a.pdf", "a.pdf", "a.pdf", 1_300_000).told == "PDF, 1,2 MB"
