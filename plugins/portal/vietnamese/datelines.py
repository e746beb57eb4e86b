"""Date lines: the words in which an edition of the site gives an article's date."""

import re
from collections.abc import Callable

from portal.vietnamese.dates import Moment

_FIELD = re.compile(r"\{(\w*)\}")

# Each field of a pattern, and how it reads; None when the moment does not know it.
_FIELDS: dict[str, Callable[[Moment], str | None]] = {
    "d": lambda moment: _number(moment.day),
    "dd": lambda moment: _number(moment.day, 2),
    "m": lambda moment: _number(moment.month),
    "mm": lambda moment: _number(moment.month, 2),
    "yy": lambda moment: _number(moment.year % 100, 2),
    "yyyy": lambda moment: _number(moment.year),
    "h": lambda moment: _number(moment.hour),
    "hh": lambda moment: _number(moment.hour, 2),
    "mi": lambda moment: _number(moment.minute, 2),
}


def dateline(pattern: str, moment: Moment) -> str:
    """Fill an edition's words: `Ngày: {d}-{m}-{yyyy}` gives `Ngày: 21-3-2011`.

    When the moment lacks a field that the pattern asks for, its own words stand instead:
    `Tháng 12 năm 2010`. The pattern has passed `pattern_problem`.
    """
    values = {name: _FIELDS[name](moment) for name in _FIELD.findall(pattern)}
    if None in values.values():
        return moment.words.capitalize()
    return _FIELD.sub(lambda field: str(values[field[1]]), pattern)


def pattern_problem(pattern: str) -> str | None:
    """Return what is wrong with a pattern, in Vietnamese for its editor; None if nothing is."""
    unknown = [name for name in _FIELD.findall(pattern) if name not in _FIELDS]
    if unknown:
        fields = ", ".join(f"{{{name}}}" for name in _FIELDS)
        return f"không có trường “{{{unknown[0]}}}”; hãy dùng một trong các trường {fields}"
    rest = _FIELD.sub("", pattern)
    if "{" in rest or "}" in rest:
        return (
            "dấu ngoặc nhọn chưa cân đối hoặc đặt sai chỗ; hãy viết mỗi trường như {d} hoặc {yyyy}"
        )
    return None


def _number(value: int | None, width: int = 1) -> str | None:
    return None if value is None else f"{value:0{width}}"
