"""Word files (.docx): their text as Word shows it, with headings, lists, tables, images, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from portal.intake.draft import Draft, UnreadableError
from portal.intake.office_zip import opened, parsed, part
from portal.intake.word_html import PARTS, Page
from portal.intake.word_names import STRICT, w
from portal.intake.word_numbers import Numbers
from portal.intake.word_plain import Plain, Seen
from portal.intake.word_styles import Styles

_MET = {
    "inserted": "có {} chỗ chèn thêm còn được Word theo dõi (Track Changes): đã giữ chữ chèn",
    "deleted": "có {} chỗ xóa còn được Word theo dõi (Track Changes): đã bỏ chữ xóa",
    "comments": "có {} nhận xét (comment) bên lề: không đưa vào bài",
    "boxes": "có {} hộp chữ (text box): chữ được đặt sau đoạn có hộp; xem lại thứ tự",
    "hidden": "có {} chỗ chữ ẩn: không đưa vào bài",
    "struck": "có {} chỗ chữ gạch ngang: chữ được giữ, nét gạch thì không",
    "formulas": "có {} công thức: chỉ còn các ký tự; xem lại, nên thay bằng hình",
    "drawings": "có {} hình vẽ, biểu đồ của Word: không đưa vào bài; lưu thành ảnh rồi chèn lại",
    "chunks": "có {} tệp lồng bên trong: không đưa vào bài",
    "notes": "có {} chú thích (footnote): được xếp ở cuối bài, số như trong Word",
}
_CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "tên",
    "{http://purl.org/dc/elements/1.1/}creator": "tác giả",
    "{http://purl.org/dc/terms/}created": "ngày tạo",
}


def read(data: bytes, name: str) -> Draft:
    """Return the article of a .docx; raises UnreadableError."""
    parts = {path: _transitional(path, found) for path, found in opened(data).items()}
    document = part(parts, "word/document.xml")
    if document is None or document.find(w("body")) is None:
        raise UnreadableError(f"“{name}” không phải là tệp Word; lưu lại thành .docx")
    for path in PARTS:
        part(parts, path)  # which raises for what mammoth should not meet
    styles = Styles(part(parts, "word/styles.xml"))
    numbers = Numbers(part(parts, "word/numbering.xml"), styles)
    notes = {kind: part(parts, f"word/{kind}.xml") for kind in ("footnotes", "endnotes")}
    plain = Plain(styles, numbers, notes)
    return _draft(_page(plain.document(document), parts), plain.seen, parts)


def _transitional(path: str, data: bytes) -> bytes:
    """Return a part with the names of the common form of the standard, for those of the strict."""
    if path.endswith((".xml", ".rels")):
        for strict, common in STRICT.items():
            data = data.replace(strict, common)
    return data


def _page(document: Element, parts: Mapping[str, bytes]) -> Page:
    try:
        return Page(document, parts)
    except (KeyError, ValueError, AttributeError, TypeError, OSError, RecursionError) as error:
        raise UnreadableError(
            "tệp Word có chỗ hỏng; mở bằng Word rồi lưu lại thành .docx"
        ) from error


def _draft(page: Page, seen: Seen, parts: Mapping[str, bytes]) -> Draft:
    words = _without(page.words("".join(seen.words)), page.title)
    if not page.soup.get_text().strip() and not page.files:
        raise UnreadableError("tệp Word không có chữ nào trong thân bài")
    return Draft(
        html=str(page.soup),
        words=words,
        title=page.title,
        files=page.files,
        doubts=tuple(_doubts(page, seen, parts)),
    )


def _without(words: str, title: str) -> str:
    """Return the words without the paragraph that is the title."""
    lines = words.split("\n")
    found = next((n for n, line in enumerate(lines) if " ".join(line.split()) == title), None)
    return words if found is None else "\n".join(lines[:found] + lines[found + 1 :])


def _doubts(page: Page, seen: Seen, parts: Mapping[str, bytes]) -> Iterator[str]:
    for kind, words in _MET.items():
        if count := seen.counts[kind]:
            yield words.format(count)
    if seen.fonts:
        fonts = ", ".join(sorted(seen.fonts))
        yield f"chữ của phông cũ ({fonts}) đã được đổi sang Unicode; đọc lại kỹ"
    if page.images_left_out:
        yield (
            f"có {page.images_left_out} hình mà trình duyệt không xem được (EMF, WMF, TIFF): "
            "không đưa vào bài; lưu thành PNG rồi chèn lại"
        )
    if page.links_left_out:
        yield f"có {page.links_left_out} liên kết không ra mạng: giữ chữ, bỏ liên kết"
    yield from _edges(parts)
    yield from _hints(parts)


def _edges(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Tell what headers and footers say, which stay out."""
    found: list[str] = []
    for path in sorted(parts):
        if path.startswith(("word/header", "word/footer")) and path.endswith(".xml"):
            text = "".join(one.text or "" for one in parsed(parts[path]).iter(w("t")))
            said = " ".join(text.split())
            if said and not said.isdecimal() and said not in found:
                found.append(said)
    if found:
        yield f"đầu trang và chân trang không đưa vào bài: {'; '.join(found)[:300]}"


def _hints(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Tell what the file says of itself, which is often that of the file it was copied from."""
    core = part(parts, "docProps/core.xml")
    said = [
        f"{label} “{text.strip()}”"
        for tag, label in _CORE.items()
        if core is not None and (text := core.findtext(tag) or "").strip()
    ]
    if said:
        yield f"tệp tự ghi {', '.join(said)}: chỉ để tham khảo"
