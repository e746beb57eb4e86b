"""The task ``new``: a draft under the right name, in the right folder."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from portal.sources import Entry, Menu, has_errors, load_menu
from portal.vietnamese import Moment, slug

_LONGEST_NAME = 60  # characters

Ask = Callable[[str], str]
T = TypeVar("T")


def new(
    content: Path, *, title: str = "", category: str = "", date: str = "", ask: Ask = input
) -> int:
    """Ask for what is not given and write a draft; return the exit status.

    A wrong answer is explained and asked again; end of input gives up without writing anything.
    """
    if not content.is_dir():
        sys.stderr.write(f"Không có thư mục nội dung “{content}”.\n")
        return 2
    menu, findings = load_menu(content)
    if has_errors(findings):
        sys.stderr.write("menu.yaml có lỗi: chạy “tasks.py check” để xem.\n")
        return 1
    try:
        path = _write(
            content,
            _answer("Tiêu đề: ", title, ask, _title),
            _answer(_choices(menu), category, ask, lambda text: _entry(menu, text)),
            _answer("Ngày đăng (năm-tháng-ngày, ví dụ 2018-02-21): ", date, ask, _date),
        )
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write("\nĐã dừng, chưa viết gì.\n")
        return 1
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"Đã tạo {path}. Viết nội dung, rồi xóa dòng “status: draft” để đăng.\n")
    return 0


def _answer(question: str, given: str, ask: Ask, read: Callable[[str], T]) -> T:
    """Read what was given, or ask until an answer can be read; an answer is one line in NFC."""

    def tidy(text: str) -> str:
        return unicodedata.normalize("NFC", " ".join(text.split()))

    if given:
        return read(tidy(given))
    while True:
        try:
            return read(tidy(ask(question)))
        except ValueError as error:
            sys.stdout.write(f"{error}\n")


def _title(text: str) -> str:
    if not slug(text):
        raise ValueError("Tiêu đề cần có chữ hoặc số.")
    if not text.isprintable():
        raise ValueError("Tiêu đề có ký tự lạ: gõ lại tiêu đề.")
    return text


def _date(text: str) -> str:
    try:
        return Moment.parse(text).iso
    except ValueError:
        raise ValueError(f"Ngày “{text}” không đúng: viết năm-tháng-ngày có thật.") from None


def _choices(menu: Menu) -> str:
    lines = [f"  {n:2}. {entry.label}" for n, (_, entry) in enumerate(menu.walk(), 1)]
    return "\n".join(["Chuyên mục:", *lines, "Số hoặc tên chuyên mục: "])


def _entry(menu: Menu, text: str) -> Entry:
    entries = [entry for _, entry in menu.walk()]
    if text.isdecimal() and 1 <= int(text) <= len(entries):
        return entries[int(text) - 1]
    found = menu.find(text)
    if len(found) != 1:
        raise ValueError(f"Không rõ chuyên mục “{text}”: gõ số đứng trước tên.")
    return found[0]


def _write(content: Path, title: str, entry: Entry, date: str) -> Path:
    name = f"{date.partition('T')[0]}-{slug(title, limit=_LONGEST_NAME)}.md"
    path = content / entry.id / name
    if path.exists():
        raise ValueError(f"Đã có tệp {path}: chọn tiêu đề hoặc ngày khác.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_draft(title, entry, date), encoding="utf-8", newline="\n")
    return path


def _draft(title: str, entry: Entry, date: str) -> str:
    # JSON's quoting is YAML's too, so that any title can stand between the quotes.
    head = (
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"date: {date}",
        f"category: {entry.id}",
        "status: draft",
    )
    return "\n".join(("---", *head, "---", "", "Viết nội dung ở đây.", ""))
