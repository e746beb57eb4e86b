"""Numbers and sizes as Vietnamese readers expect them."""

from __future__ import annotations

import pytest

from portal.vietnamese import decimal, file_size, number


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (999, "999"), (1943, "1.943"), (1234567, "1.234.567")]
)
def test_a_number_has_points_between_thousands(value: int, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (3456, "3,4 KB"),
        (5 * 1024**2, "5 MB"),
        (3 * 1024**4, "3072 GB"),
    ],
)
def test_a_size_has_a_unit_and_a_comma(size: int, written: str) -> None:
    assert file_size(size) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0"),
        (1943.0, "1.943"),
        (97.5, "97,5"),
        (-1234.25, "-1.234,25"),
        (123456789012.3, "123.456.789.012,3"),
        (0.00001, "0,00001"),
    ],
)
def test_a_decimal_has_a_comma_before_its_decimals(value: float, written: str) -> None:
    assert decimal(value) == written
