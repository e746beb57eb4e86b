"""Which format a package's name tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.archive.formats import format_of


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("kho-20260902.zip", "zip"),
        ("kho-20260902-bagit.zip", "bagit"),
        ("kho-20260902-pdf.zip", "pdf"),
        ("kho-20260902.pdf", "pdf"),
        ("kho-20260902.epub", "epub"),
        ("kho-20260902.docx", ""),
    ],
)
def test_the_longest_ending_tells_the_format(name: str, form: str) -> None:
    found = format_of(Path(name))
    assert (found.name if found else "") == form
