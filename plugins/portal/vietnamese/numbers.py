"""Numbers as Vietnamese writes them: a point between thousands, a comma before decimals."""

from __future__ import annotations

from decimal import Decimal

_UNITS = ("byte", "KB", "MB", "GB")
_STEP = 1024


def number(value: int) -> str:
    """Write a whole number: ``12000`` → ``12.000``."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float) -> str:
    """Write a number with the decimals that it has: ``1943.0`` → ``1.943``, ``97.5`` → ``97,5``."""
    whole, _, rest = f"{Decimal(repr(value)):,f}".partition(".")
    decimals = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def file_size(size: int) -> str:
    """Write a size in bytes for people, to one decimal: ``3456`` → ``3,4 KB``."""
    scaled = float(size)
    for unit in _UNITS:
        if scaled < _STEP or unit == _UNITS[-1]:
            break
        scaled /= _STEP
    digits = f"{scaled:.1f}".removesuffix(".0").replace(".", ",")
    return f"{digits} {unit}"
