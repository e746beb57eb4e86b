"""The seal of a PDF: no byte changes without a word."""

from __future__ import annotations

from random import Random

import pytest

from portal.archive.seal import is_whole, sealed

PDF = (
    b"%PDF-1.7\n1 0 obj <</ID [<00><00>]>> endobj\ntrailer <</ID [(a) <0b>]>>\nstartxref 9\n%%EOF\n"
)


def test_what_is_sealed_is_whole_and_only_its_last_identifier_is_new() -> None:
    data = sealed(PDF)
    assert is_whole(data)
    assert data.startswith(PDF[: PDF.rindex(b"/ID")])
    assert data.endswith(b"startxref 9\n%%EOF\n")
    assert sealed(data) == data


def test_every_flipped_bit_breaks_it() -> None:
    data = sealed(PDF)
    random = Random(6)  # no secret
    for at in range(len(data)):
        broken = bytearray(data)
        broken[at] ^= 1 << random.randrange(8)
        assert not is_whole(bytes(broken)), at


@pytest.mark.parametrize("change", [b"\n", b"%", b"/ID [<00><00>]"])
def test_what_is_added_breaks_it(change: bytes) -> None:
    assert not is_whole(sealed(PDF) + change)


def test_without_an_identifier_there_is_no_seal() -> None:
    assert not is_whole(PDF)
    with pytest.raises(ValueError, match="identifier"):
        sealed(b"%PDF-1.7")
