"""What can only be wrong between files: addresses that clash, links that lead nowhere."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.sources.body import Located
from portal.sources.documents import Reading
from portal.sources.files import is_article
from portal.sources.findings import Finding, closest, did_you_mean, quoted, warning
from portal.sources.links import Target
from portal.sources.menu import Menu
from portal.vietnamese import ascii_path

PORTAL_PAGES = (
    "index.html", "404.html", "so-do.html", "tep.html", "tim-kiem.html", "lich-su.html",
    "viet-tat.html", "luu-tru.html",
)  # fmt: skip
"""Addresses at the top that the portal itself uses."""

_OTHER_SLUG = "thêm hoặc đổi khóa “slug: …”"
_UNUSABLE_IN_LINKS = frozenset("#%&?;\"'<>\\|{}")
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")


def clashes(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield a finding for each document whose address, or whose legal document, is taken."""
    taken = dict.fromkeys(PORTAL_PAGES, "trang của cổng thông tin")
    held: dict[str, str] = {}
    for reading in readings:
        if document := reading.document:
            act = document.legal.act if document.legal else None
            if act and (owner := held.get(act.identity)):
                what = f"{act.name} đã có trong {owner}"
                remedy = "xem lại số ký hiệu và ngày ban hành, hoặc giữ một tệp, xóa tệp kia"
                yield Finding(reading.path, reading.line_of("legal"), what, remedy)
            elif owner := taken.get(document.address):
                what = f"địa chỉ “{document.address}” trùng với {owner}"
                # Another document of its number and year: the day tells them apart.
                remedy = f"thêm khóa “slug: {act.identity}”" if act else _OTHER_SLUG
                yield Finding(reading.path, reading.line_of("slug", "title"), what, remedy)
            taken.setdefault(document.address, document.path)
            if act:
                held.setdefault(act.identity, document.path)


def shared_aliases(readings: Sequence[Reading]) -> Iterator[Finding]:
    """Yield a finding for each old address that can't lead to one page alone."""
    pages = {r.document.address: r.path for r in readings if r.document}
    taken: dict[str, str] = {}
    for reading in readings:
        for alias in reading.document.aliases if reading.document else ():
            if owner := pages.get(alias.removeprefix("/")) or taken.get(alias):
                what = f"địa chỉ cũ “{alias}” đã dẫn đến {owner}"
                yield warning(reading.path, reading.line_of("aliases"), what, "bỏ nó ở một bài")
            taken.setdefault(alias, reading.path)


def copies_in_the_way(readings: Sequence[Reading], paths: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each file whose address is that of a copy beside an article's page."""
    files = {ascii_path(p): p for p in paths if p.endswith((".md", ".txt")) and not is_article(p)}
    for document in (reading.document for reading in readings if files and reading.document):
        for address in (document.source_address, document.text_address):
            if document.date and address in files:
                what = f"địa chỉ “{address}” trùng với bản chép lại của {document.path}"
                yield Finding(files[address], 1, what, "đổi tên tệp")


def file_names(paths: Sequence[str]) -> Iterator[Finding]:
    """Yield findings about file names: clashes once made ASCII, decomposed marks, endings."""
    taken: dict[str, str] = {}
    for path in paths:
        if unicodedata.normalize("NFC", path) != path:
            remedy = "chạy “tasks.py check --fix” để sửa"
            yield warning(path, 1, "tên tệp có dấu ở dạng tách rời (NFD)", remedy)
        if is_article(path):  # its address comes from its slug
            continue
        stem, ending = posixpath.splitext(path)
        if ending.lower() in _MARKDOWN and is_article(f"{stem}.md"):
            what = f"tệp có đuôi “{ending}” nên không được đọc"
            yield Finding(path, 1, what, "đổi đuôi tệp thành “.md”")
        address = ascii_path(path)
        if address in taken:
            what = f"địa chỉ “{address}” trùng với {taken[address]}"
            yield Finding(path, 1, what, "đổi tên một trong hai tệp")
        taken.setdefault(address, path)


def broken_links(
    checked: Iterable[Reading], readings: Mapping[str, Reading], paths: frozenset[str], menu: Menu
) -> Iterator[Finding]:
    """Yield a finding for each link, anchor or image in ``checked`` that leads nowhere.

    ``readings`` are all there are, by path; ``paths`` has every file of the content.
    """
    checker = _Links(readings, paths, menu)
    for reading in checked:
        for located in reading.body.references if reading.body else ():
            if problem := checker.problem(reading, located):
                yield Finding(reading.path, located.line, *problem)


class _Links:
    def __init__(self, readings: Mapping[str, Reading], paths: frozenset[str], menu: Menu) -> None:
        self._readings = readings
        self._paths = paths
        self._menu = menu

    def problem(self, reading: Reading, located: Located) -> tuple[str, str] | None:
        """Return what is wrong with one link, and how to mend it."""
        written, target = located.reference.target, located.target
        match target.kind:
            case "external":
                return _foreign_image(located)
            case "here":
                return _anchor(reading, target)
            case "document" | "file":
                return self._file(reading, target, written)
            case "category":
                return self._category(target)
            case "index":
                return None
        return _unusable(target, written)

    def _file(self, reading: Reading, target: Target, written: str) -> tuple[str, str] | None:
        if target.path not in self._paths:
            return self._missing(target, written)
        if unusable := sorted(_UNUSABLE_IN_LINKS & set(target.path)):
            what = f"tên tệp {quoted(target.path)} có ký tự {' '.join(unusable)}"
            return what, "đổi tên tệp: chỉ dùng chữ, số, dấu chấm, gạch ngang"
        linked = self._readings.get(target.path)
        return _document(reading, linked, target, written) if linked else None

    def _missing(self, target: Target, written: str) -> tuple[str, str]:
        what = f"liên kết {quoted(written)} không dẫn đến tệp nào"
        if "\\" in written:
            return what, "viết “/” thay cho “\\” trong đường dẫn"
        if any(unicodedata.normalize("NFC", path) == target.path for path in self._paths):
            return what, "chạy “tasks.py check --fix” để sửa tên tệp"
        likely = closest(target.path, self._paths)
        return what, f"có phải ý bạn là “{likely}”?" if likely else "xem lại đường dẫn và tên tệp"

    def _category(self, target: Target) -> tuple[str, str] | None:
        if self._menu.find(target.path) or not self._menu.editions:
            return None
        labels = (entry.label for _, entry in self._menu.walk())
        remedy = did_you_mean(target.path, labels, "chọn một mục có trong menu.yaml")
        return f"không có chuyên mục {quoted(target.path)} trong menu.yaml", remedy


def _document(
    reading: Reading, linked: Reading, target: Target, written: str
) -> tuple[str, str] | None:
    if linked.document is None:
        return None  # its own findings say why
    if linked.document.is_draft and not (reading.document and reading.document.is_draft):
        what = f"liên kết {quoted(written)} đến một bản nháp"
        return what, "đợi bài ấy được đăng, hoặc bỏ liên kết"
    return _anchor(linked, target)


def _unusable(target: Target, written: str) -> tuple[str, str]:
    match target.kind:
        case "empty":
            return "liên kết không có địa chỉ", "viết địa chỉ trong ngoặc: [chữ](địa chỉ)"
        case "local":
            what = f"liên kết {quoted(written)} chỉ mở được trên máy của bạn"
            return what, "chép tệp vào thư mục “files” rồi liên kết đến đó"
        case "unsafe":
            what = f"liên kết {quoted(written)} không an toàn"
            return what, "chỉ liên kết đến tệp trong thư mục, https, http, ftp, mailto hoặc tel"
        case "root":
            what = f"liên kết {quoted(written)} bắt đầu bằng “{written.strip()[0]}”"
            return what, "viết đường dẫn tương đối, ví dụ ../2018/bai-khac.md, hoặc cả https://…"
    return f"liên kết {quoted(written)} không dùng được", "viết đường dẫn tương đối đến bài hay tệp"


def _foreign_image(located: Located) -> tuple[str, str] | None:
    if located.reference.tag != "img":
        return None
    what = f"ảnh {quoted(located.reference.target)} nằm ở trang khác"
    return what, "tải ảnh về thư mục “files” rồi liên kết đến đó"


def _anchor(reading: Reading, target: Target) -> tuple[str, str] | None:
    ids = reading.body.ids if reading.body else frozenset[str]()
    if not target.fragment or target.fragment in ids:
        return None
    remedy = did_you_mean(target.fragment, sorted(ids), "xem lại các đề mục của bài ấy")
    return f"không có đề mục {quoted('#' + target.fragment)} trong {reading.path}", remedy
