"""Seats depend on the names alone, and a new article moves few others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.search.seats import row_size, seat_all

NAMES = st.sets(st.text(max_size=8), max_size=60)


@given(NAMES)
def test_everybody_has_a_seat_in_the_row(names: set[str]) -> None:
    size = row_size(len(names))
    seats = seat_all(names, size)
    assert seats.keys() == names
    assert len(set(seats.values())) == len(names)
    assert all(0 <= seat < size for seat in seats.values())
    assert list(seats.values()) == sorted(seats.values())


@given(NAMES)
def test_a_row_that_is_full_seats_everybody_too(names: set[str]) -> None:
    assert set(seat_all(names, len(names)).values()) == set(range(len(names)))


def test_a_new_article_moves_few_others() -> None:
    names = [f"bai-{number}.md" for number in range(1000)]
    size = row_size(1001)
    before, after = seat_all(names, size), seat_all([*names, "moi.md"], size)
    assert sum(before[name] != after[name] for name in names) < 10
