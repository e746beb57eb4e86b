"""Seats survive being written down, and every sign can stand in a script."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.codec import bucket, hash32, pack, unpack

SEATS = st.sets(st.integers(0, 1_000_000)).map(sorted)


@given(SEATS)
def test_seats_come_back(seats: list[int]) -> None:
    text = pack(seats)
    assert unpack(text) == seats
    assert json.dumps(text) == f'"{text}"'  # nothing in it needs an escape
    assert not set(text) & set('!~\\" ')


@pytest.mark.parametrize(("gap", "length"), [(1, 1), (44, 1), (45, 2), (2024, 2), (2025, 3)])
def test_small_gaps_are_short(gap: int, length: int) -> None:
    assert len(pack([gap - 1])) == length


@given(st.text(max_size=20), st.integers(0, 14))
def test_a_key_has_one_bucket(key: str, bits: int) -> None:
    assert bucket(key, 1 << bits) == hash32(key) % (1 << bits) < 1 << bits


@pytest.mark.parametrize(
    ("key", "fnv"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)]
)
def test_the_hash_is_fnv_1a_with_its_upper_bits_mixed_in(key: str, fnv: int) -> None:
    assert hash32(key) == fnv ^ fnv >> 15  # values from FNV's own list of test vectors
