"""From bytes to text: encodings, line ends, control characters, normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from portal.sources.findings import Finding, warning
from portal.vietnamese import garbled, old_encoding

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""C0 and C1 controls except tab and line feed, Unicode's line ends, surrogates, noncharacters."""

_SAVE_AS_UTF8 = "mở tệp rồi lưu lại với bảng mã UTF-8 (Notepad: Lưu thành… → Mã hóa: UTF-8)"
_CONVERT = "chuyển sang Unicode (ví dụ bằng UniKey: Ctrl+Shift+F6) rồi lưu lại với UTF-8"


def decode(path: str, data: bytes) -> tuple[str, list[Finding]]:
    r"""Return a file's text in NFC with ``\n`` line ends, and what is wrong with it.

    With a finding of kind error the text is empty: nothing can be read from such a file.
    A byte order mark, as Windows editors write it, is no finding.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(path, data, error.start)]
    if "\0" in text and old_encoding(data) == "UTF-16":
        return "", [_not_utf8(path, data, 0)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if broken := next(_unreadable(path, text), None):
        return "", [broken]
    composed = unicodedata.normalize("NFC", text)
    return composed, list(_remarks(path, text, composed))


def line_at(text: str, offset: int) -> int:
    """Return the number of the line that holds ``offset``, counted from 1."""
    return text.count("\n", 0, offset) + 1


def _not_utf8(path: str, data: bytes, offset: int) -> Finding:
    # An old text may have been pasted into a file that is UTF-8 but for its lines.
    name = old_encoding(data) or old_encoding(b"\n".join(_lines_not_utf8(data)))
    line = data.count(b"\n", 0, offset) + 1
    if name == "UTF-16":
        return Finding(path, 1, "tệp được lưu bằng UTF-16, không phải UTF-8", _SAVE_AS_UTF8)
    if name:
        return Finding(path, line, f"chữ không phải UTF-8, có lẽ là {name}", _CONVERT)
    return Finding(path, line, "chữ không phải UTF-8", _SAVE_AS_UTF8)


def _lines_not_utf8(data: bytes) -> Iterator[bytes]:
    for line in data.split(b"\n"):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield line


def _unreadable(path: str, text: str) -> Iterator[Finding]:
    if control := CONTROL.search(text):
        code = f"U+{ord(control.group()):04X}"
        remedy = "xóa ký tự ấy, hoặc lưu lại tệp dưới dạng văn bản thuần UTF-8"
        yield Finding(path, line_at(text, control.start()), f"có ký tự điều khiển {code}", remedy)
    if found := garbled(text):
        offset, name = found
        word = text[offset:].split(maxsplit=1)[0][:24]
        what = f"“{word}” là chữ của bảng mã cũ ({name})"
        yield Finding(path, line_at(text, offset), what, _CONVERT)


def _remarks(path: str, text: str, composed: str) -> Iterator[Finding]:
    if composed != text:
        lines = zip(text.split("\n"), composed.split("\n"), strict=True)
        line = next(n for n, (before, after) in enumerate(lines, 1) if before != after)
        remedy = "chạy “tasks.py check --fix” để sửa"
        yield warning(path, line, "chữ có dấu ở dạng tách rời (NFD)", remedy)
    if (offset := text.find("\ufffd")) >= 0:
        remedy = "gõ lại chữ đã mất theo bản gốc"
        yield warning(path, line_at(text, offset), "có ký tự thay thế “\ufffd”", remedy)
