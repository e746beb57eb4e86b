"""The task ``import``: what people name becomes articles, with a report on each."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from portal.engine import told
from portal.intake.bounded import Bounded
from portal.intake.bringing import Found, bring
from portal.intake.draft import Draft, UnreadableError
from portal.intake.inputs import Input, inputs
from portal.intake.kept import Kept, digest_of
from portal.intake.office import as_docx
from portal.intake.readers import read
from portal.intake.report import Report
from portal.sources import Entry, read_sources

_INBOX = "inbox"


def import_files(
    named: Sequence[Path], content: Path, *, category: str = "", dry_run: bool = False
) -> int:
    """Import files and folders into ``content``; without any, those in its folder `inbox`.

    Return 0 where all was imported, 1 where a file could not be read or words were lost, 2 for
    wrong use. ``dry_run`` shows the articles and writes nothing.
    """
    if not content.is_dir():
        sys.stderr.write(f"Không có thư mục nội dung “{content}”.\n")
        return 2
    kept = Kept.of(content, read_sources(content))
    chosen = kept.menu.find(category) if category else []
    if category and len(chosen) != 1:
        sys.stderr.write(f"Không rõ chuyên mục “{category}”: viết đúng tên hoặc id trong menu.\n")
        return 2
    if not any(True for _ in kept.menu.walk()):
        sys.stderr.write("menu.yaml chưa có chuyên mục nào: chạy “tasks.py check” để xem.\n")
        return 2
    inbox = [content / _INBOX] if (content / _INBOX).is_dir() else []
    wanted = list(inputs(named or inbox))
    missing = [item.path for item in wanted if not item.path.is_file()]
    for path in missing:
        sys.stderr.write(f"{path}: không có tệp này\n")
    if missing or not wanted:
        sys.stderr.write("" if missing else f"Không có tệp nào để nhập trong {_INBOX}.\n")
        return 2
    return _import(wanted, kept, next(iter(chosen), None), dry_run=dry_run)


def _import(wanted: Sequence[Input], kept: Kept, entry: Entry | None, *, dry_run: bool) -> int:
    unread: list[Path] = []
    with Bounded(read) as reader:
        found = list(_read_all(wanted, kept, reader, unread))
    status = 1 if unread else 0
    report = Report(one.draft for one in found)
    for brought in bring(found, kept, entry):
        if dry_run:
            sys.stdout.write(f"{brought.text}\n")
        sys.stdout.writelines(f"{line}\n" for line in report.of(brought))
        status = 1 if brought.differences else status
    sys.stdout.writelines(f"{line}\n" for line in report.repeated())
    return status if dry_run else max(status, _written(kept))


def _written(kept: Kept) -> int:
    try:
        kept.write()
    except OSError as error:
        sys.stderr.write(f"Không ghi được “{error.filename}”: {error.strerror}\n")
        return 1
    return 0


def _read_all(
    wanted: Sequence[Input], kept: Kept, reader: Bounded, unread: list[Path]
) -> Iterator[Found]:
    labels = frozenset(entry.label for _, entry in kept.menu.walk())
    for item in told("Đọc", wanted):
        try:
            digest = digest_of(item.path)
            if digest in kept.made:
                sys.stdout.write(f"{item.path}: đã nhập trước đây, là {kept.made[digest]}\n")
                continue
            for draft in _drafts(item, labels, reader):
                yield Found(draft, item.path, digest)
            kept.made[digest] = str(item.path)
        except OSError:
            sys.stdout.write(f"{item.path}: không mở được tệp; hãy xem lại quyền đọc tệp\n")
            unread.append(item.path)
        except UnreadableError as error:
            sys.stdout.write(f"{item.path}: {error}\n")
            unread.append(item.path)


def _drafts(item: Input, labels: Collection[str], reader: Bounded) -> Iterator[Draft]:
    """Yield the drafts of a file, one of an old office program by way of LibreOffice."""
    if item.kind != "office":
        yield from reader(item, labels)
        return
    with as_docx(item.path) as made:
        yield from reader(replace(item, path=made, kind="word"), labels)
