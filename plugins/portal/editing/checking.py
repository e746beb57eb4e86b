"""The task ``check``: every finding in one run, and repairs that can't do harm."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from portal.documents import unresolved
from portal.sources import (
    MENU_FILE,
    Sources,
    content_files,
    has_errors,
    is_article,
    read_sources,
    report,
)


def check(content: Path, *, fix: bool = False, further: bool = False) -> int:
    """List all findings of ``content``; return 1 if there are errors, 2 if there is no folder.

    With ``fix``, marks that stand apart from their letters (NFD) are first joined to them (NFC),
    in texts and in file names: the same text in another normal form, nothing else is changed.
    With ``further``, what editors may still find out is listed behind the findings.
    """
    if not content.is_dir():
        sys.stderr.write(f"Không có thư mục nội dung “{content}”.\n")
        return 2
    if fix:
        for path in _recomposed(content):
            sys.stdout.write(f"Đã sửa {path}\n")
    sources = read_sources(content)
    corpus = sources.corpus
    report(corpus.findings, content, sys.stdout)
    if not corpus.findings:
        sys.stdout.write(f"Không có lỗi nào trong {len(corpus.readings)} tệp.\n")
    if further:
        _list_short_forms(sources)
    return 1 if has_errors(corpus.findings) else 0


def _list_short_forms(sources: Sources) -> None:
    """List the short forms of legal documents that nobody has resolved, by article."""
    found = list(unresolved(sources))
    sys.stdout.write(f"Văn bản gọi tắt chưa rõ là văn bản nào: {len(found)} chỗ.\n")
    for form in found:
        sys.stdout.write(f"{form.path}: “{form.written}”: {form.sentence}\n")


def _recomposed(content: Path) -> list[str]:
    """Compose the articles and the names below ``content``; return what was changed."""
    changed = []
    for path in content_files(content):
        file = content / path
        rewritten = (is_article(path) or path == MENU_FILE) and _compose_text(file)
        if _compose_name(content, path) or rewritten:
            changed.append(unicodedata.normalize("NFC", path))
    return changed


def _compose_text(file: Path) -> bool:
    data = file.read_bytes()
    try:
        composed = unicodedata.normalize("NFC", data.decode("utf-8")).encode()
    except UnicodeDecodeError:
        return False  # told by the findings
    if composed == data:
        return False
    file.write_bytes(composed)
    return True


def _compose_name(content: Path, path: str) -> bool:
    file, composed = content / path, content / unicodedata.normalize("NFC", path)
    if composed == file or (composed.exists() and not composed.samefile(file)):
        return False
    composed.parent.mkdir(parents=True, exist_ok=True)
    file.rename(composed)
    for folder in file.relative_to(content).parents:
        if folder != Path() and not any((content / folder).iterdir()):
            (content / folder).rmdir()
    return True
