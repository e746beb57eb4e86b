"""What PyYAML complains of, in words that help an editor to mend it."""

from __future__ import annotations

# What editors are told: what is wrong, and how to mend it.
QUOTE = 'đặt cả giá trị trong ngoặc kép "…"'
_COLON = ("giá trị có dấu hai chấm mà không có ngoặc kép", QUOTE)
_INDENT = (
    "dòng thụt lề sai, hoặc dòng trên thiếu dấu hai chấm",
    "viết mỗi khóa một dòng “khóa: giá trị”, sát lề trái",
)
_OPEN_QUOTE = ("ngoặc kép hoặc nháy đơn mở mà không đóng", "thêm dấu ấy ở cuối giá trị")
ESCAPE = (
    "dấu “\\” không dùng được trong ngoặc kép",
    "thay ngoặc kép bằng dấu nháy đơn '…', hoặc viết “\\\\”",
)
TWO_TEXTS = ("có hai văn bản YAML trong một tệp", "xóa dòng “---” hoặc “...” ở giữa")
TOO_DEEP = ("YAML lồng quá sâu", "bỏ bớt các tầng “[” hoặc “{” lồng nhau")
_OPENING_SIGN = ("giá trị mở đầu bằng một dấu mà YAML dùng riêng", QUOTE)
_OPEN_LIST = ("danh sách mở bằng “[” hoặc “{” mà không đóng", "thêm “]” hoặc “}” ở cuối")

# By a part of what PyYAML says, or says that it was doing; the first that fits counts.
_BY_PROBLEM = (
    ("'\\t'", ("thụt dòng bằng phím Tab", "thay Tab bằng dấu cách")),
    ("cannot start any token", _OPENING_SIGN),
    ("scanning an alias", _OPENING_SIGN),
    ("scanning an anchor", _OPENING_SIGN),
    ("scanning a tag", _OPENING_SIGN),
    ("are not allowed here", _OPENING_SIGN),
    ("expected the node content", _OPENING_SIGN),
    ("flow", _OPEN_LIST),
    (
        "but found '<scalar>'",
        ("có chữ đứng sau ngoặc đóng", "đặt cả giá trị trong dấu nháy đơn '…'"),
    ),
    (
        "could not find expected ':'",
        ("dòng không có dạng “khóa: giá trị”", "thêm dấu hai chấm và một dấu cách sau khóa"),
    ),
)


def explained(context: str, problem: str, before: str) -> tuple[str, str]:
    """Word PyYAML's complaint for editors; ``before`` is the line up to where it stopped."""
    if "mapping values are not allowed" in problem:
        return _COLON if ":" in before else _INDENT
    if "quoted scalar" in context:
        return ESCAPE if "escape" in problem else _OPEN_QUOTE
    for part, told in _BY_PROBLEM:
        if part in problem or part in context:
            return told
    return "YAML không đọc được", "viết mỗi dòng “khóa: giá trị”, sát lề trái"
