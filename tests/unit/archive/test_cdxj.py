"""The index of a WARC: its keys are those of all web archives."""

from __future__ import annotations

from importlib import import_module

import pytest

from portal.archive.cdxj import cdxj, read_cdxj, surt
from portal.archive.warc import Capture


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://cong.invalid/", "invalid,cong)/"),
        ("https://www.lmhtx.vn/index.html", "vn,lmhtx)/index.html"),
        ("http://www2.lmhtx.vn/A/B.PDF", "vn,lmhtx)/a/b.pdf"),
        ("https://nhom.lmhtx.gov.vn:8443/kho/", "vn,gov,lmhtx,nhom:8443)/kho"),
    ],
)
def test_keys_are_as_the_library_of_the_archives_makes_them(url: str, key: str) -> None:
    assert surt(url) == key
    assert import_module("surt").surt(url) == key


def test_what_is_written_is_read_again_sorted_and_anything_else_passed_over() -> None:
    captures = [
        Capture("http://cong.invalid/b.html", "b.html", "sha256:0b", 20, 9),
        Capture("http://cong.invalid/a.html", "a.html", "sha256:0a", 5, 15),
    ]
    text = cdxj(captures, "2026-11-27T23:30:00Z", "data.warc.gz")
    assert text.splitlines()[0].startswith("invalid,cong)/a.html 20261127233000 {")
    broken = 'a b c\na b {"url": 1}\n\na b []\n'
    assert list(read_cdxj(broken + text)) == [
        ("http://cong.invalid/a.html", 5, 15),
        ("http://cong.invalid/b.html", 20, 9),
    ]
