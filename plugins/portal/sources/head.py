"""What can be wrong with an article's front matter beyond the form of single values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from portal.sources.body import Body
from portal.sources.files import Attachment, is_page, target_path
from portal.sources.findings import (
    Finding,
    Weight,
    has_errors,
    quoted,
    warning,
)
from portal.sources.legal import LEGAL_KEY, legal_problems
from portal.sources.menu import Menu, category_problem
from portal.sources.schema import ARTICLE, PAGE, UNKNOWN, problems, texts
from portal.sources.surroundings import Surroundings
from portal.sources.yaml_nodes import Items, Keys
from portal.vietnamese import Moment, printed_dates, slug

_LONG_TEXT = 600  # words


def head_problems(path: str, keys: Keys, body: Body, around: Surroundings) -> Iterator[Finding]:
    """Yield what is wrong with a front matter: its values first, then what they mean."""
    form = list(problems(path, keys, PAGE if is_page(path) else ARTICLE))
    yield from form
    sound = _without(keys, {finding.line for finding in form})
    yield from _category(path, sound, around.menu)
    yield from _attached(path, sound, around.paths)
    yield from _capture(path, sound, around.captures)
    yield from _empty(path, keys, body)
    yield from _no_summary(path, keys, body)
    if not has_errors(form):
        yield from _no_slug(path, keys)
        yield from _printed_date(path, keys)
        yield from legal_problems(path, keys)


def _without(keys: Keys, lines: Collection[int]) -> Keys:
    """Leave out the values whose form is wrong: one mistake, one finding."""
    nodes = {name: node for name, node in keys.nodes.items() if node.line not in lines}
    return Keys(nodes, keys.lines, keys.line)


def _text(keys: Keys, name: str) -> str:
    return next(iter(texts(keys.nodes.get(name))), "")


def _category(path: str, keys: Keys, menu: Menu) -> Iterator[Finding]:
    category = _text(keys, "category")
    if category and (problem := category_problem(category, menu)):
        yield Finding(path, keys.nodes["category"].line, *problem)


def _attached(path: str, keys: Keys, paths: Collection[str]) -> Iterator[Finding]:
    for name in ("files", "image"):
        node = keys.nodes.get(name)
        for item in node.nodes if isinstance(node, Items) else (node,) if node else ():
            for written in texts(item):
                if target_path(path, written) not in paths:
                    remedy = "xem lại tên tệp, chữ hoa chữ thường, hoặc chép tệp vào “files”"
                    yield Finding(path, item.line, f"không có tệp {quoted(written)}", remedy)


def _capture(path: str, keys: Keys, captures: Mapping[str, Attachment]) -> Iterator[Finding]:
    digest = _text(keys, "capture_sha256")
    if digest and digest not in UNKNOWN and digest.lower() not in captures:
        what = f"không có bản lưu nào mang mã băm {digest[:12]}…"
        remedy = "chép tệp gốc, nguyên từng byte, vào thư mục “originals”"
        yield Finding(path, keys.nodes["capture_sha256"].line, what, remedy)


def _empty(path: str, keys: Keys, body: Body) -> Iterator[Finding]:
    file_is_the_text = LEGAL_KEY in keys.nodes and texts(keys.nodes.get("files"))
    if body.is_empty and not file_is_the_text:
        remedy = "viết nội dung dưới dòng “---”"
        if LEGAL_KEY in keys.nodes:
            remedy += ", hoặc kể tệp của văn bản ở khóa “files”"
        weight = Weight.WARNING if _text(keys, "status") == "draft" else Weight.ERROR
        yield Finding(path, 1, "bài không có nội dung", remedy, weight)


def _no_summary(path: str, keys: Keys, body: Body) -> Iterator[Finding]:
    if body.words > _LONG_TEXT and not _text(keys, "summary"):
        remedy = "thêm khóa summary: một, hai câu"
        yield warning(path, 1, f"bài dài {body.words} chữ mà không có tóm tắt", remedy)


def _no_slug(path: str, keys: Keys) -> Iterator[Finding]:
    if LEGAL_KEY in keys.nodes:  # its number makes its address
        return
    if not _text(keys, "slug") and not slug(_text(keys, "title")):
        remedy = "thêm khóa slug: chữ thường không dấu, gạch ngang"
        what = "tiêu đề không có chữ hay số nào dùng được cho địa chỉ"
        yield Finding(path, keys.nodes["title"].line, what, remedy)


def _printed_date(path: str, keys: Keys) -> Iterator[Finding]:
    """Compare the date as it was printed with the ISO date, each to its own precision."""
    printed = [found.edtf for found in printed_dates(_text(keys, "source_published"))]
    date = Moment.parse(_text(keys, "date")).iso if "date" in keys.nodes else ""
    if date and printed and not any(p.startswith(date) or date.startswith(p) for p in printed):
        what = f"ngày “{date}” khác ngày đã in {quoted(_text(keys, 'source_published'))}"
        remedy = "xem lại hai khóa date và source_published"
        yield warning(path, keys.nodes["date"].line, what, remedy)
