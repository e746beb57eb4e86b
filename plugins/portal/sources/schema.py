"""The one schema of front matter: what each key means, what it takes, which are required.

From it come the checks, the JSON Schema for editors' tools and, later, the web editor's forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.acts import KINDS, numbered, read_citation
from portal.sources.findings import Finding, closest, did_you_mean, quoted
from portal.sources.yaml_nodes import Items, Keys, Node, Scalar
from portal.vietnamese import Moment, printed_dates, slug

STATUSES = ("published", "draft")
TEMPLATES = ("page", "feedback")
UNKNOWN = ("unknown", "không rõ")
STATES = (
    "còn hiệu lực",
    "hết hiệu lực một phần",
    "hết hiệu lực",
    "ngưng hiệu lực",
    "chưa có hiệu lực",
    "không rõ",
)
"""What a legal document may be in."""

LONGEST_SLUG = 100  # characters; longer paths trouble Windows and old media
# `1994-09-09` and `31/2/2011`, but no number of a document and no term.
_DATE_LIKE = re.compile(
    r"(?<![\w/])(?<!số\s)"
    r"(?:\d{4}-\d\d(?:-\d\d)?|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}/\d{4})(?![\w/-])"
)
_DEED = re.compile(r"\b(?!(?:vào|ngày)\b)[^\W\d_]{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value may be: ``problem`` returns (what, remedy) for a text it doesn't take.

    ``many`` takes a list as well; ``keyed`` takes keys with a text for each; with ``parts`` it is
    a list of entries that have these keys themselves, or ``one`` such entry.
    """

    problem: Callable[[str], tuple[str, str] | None]
    json: Mapping[str, Any]
    many: bool = False
    parts: tuple[Field, ...] = ()
    keyed: bool = False
    one: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One key of front matter, with its label and help for people."""

    name: str
    kind: Kind
    label: str
    required: bool = False


def _any_text(_: str) -> None:
    return None


def _date(text: str) -> tuple[str, str] | None:
    try:
        Moment.parse(text)
    except ValueError:
        remedy = "viết năm-tháng-ngày có thật, ví dụ 2011-03-21, 2010-12 hoặc 1992"
        return f"ngày {quoted(text)} không đúng", remedy
    return None


def _date_or_unknown(text: str) -> tuple[str, str] | None:
    return None if text in UNKNOWN else _date(text)


def _slug(text: str) -> tuple[str, str] | None:
    fitting = slug(text, limit=LONGEST_SLUG)
    if fitting == text:
        return None
    remedy = f"viết “{fitting or 'ten-bai'}”: chữ thường không dấu, số, gạch ngang"
    return f"tên trong địa chỉ {quoted(text)} không dùng được", remedy


def _digest(text: str) -> tuple[str, str] | None:
    if text in UNKNOWN or re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return None
    return f"mã băm {quoted(text)} không đúng", "chép đủ 64 ký tự SHA-256: số và chữ a–f"


def _address(text: str) -> tuple[str, str] | None:
    if text in UNKNOWN or re.fullmatch(r"(https?|ftp)://[^\s/]\S*", text):
        return None
    return f"địa chỉ {quoted(text)} không đúng", "viết cả http:// hoặc https://, hay “không rõ”"


def _one_of(words: tuple[str, ...], what: str) -> Callable[[str], tuple[str, str] | None]:
    def problem(text: str) -> tuple[str, str] | None:
        if text in words:
            return None
        remedy = did_you_mean(text, words, f"dùng {' hoặc '.join(words)}")
        return f"không có {what} {quoted(text)}", remedy

    return problem


def _signs(text: str) -> tuple[str, str] | None:
    """Refuse a document's number that can't be read; any kind serves to try it."""
    if numbered(KINDS[0], text):
        return None
    remedy = "viết như trên văn bản: 374/QĐ-UBND, 67/2010/NĐ-CP hoặc 20-CT/TW"
    return f"số ký hiệu {quoted(text)} không đọc được", remedy


def _act(text: str) -> tuple[str, str] | None:
    """Refuse what doesn't name one legal document: a symbol or a day must stand there."""
    named = read_citation(text)
    if named and (named.symbol or named.date):
        return None
    remedy = "viết cả hình thức, số ký hiệu và ngày: Quyết định số 02/QĐ-UBND ngày 28/1/2002"
    return f"văn bản {quoted(text)} không đọc được", remedy


def _entries(parts: tuple[Field, ...]) -> Kind:
    return Kind(_any_text, {"type": "array", "items": _object(parts)}, parts=parts)


def _entry(parts: tuple[Field, ...]) -> Kind:
    return Kind(_any_text, _object(parts), parts=parts, one=True)


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.required],
        "properties": {field.name: {"title": field.label, **field.kind.json} for field in fields},
    }


def _event(text: str) -> tuple[str, str] | None:
    """Refuse what looks like a date and can't be read: the article's own would take its place."""
    rest = text
    for date in reversed(printed_dates(text)):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    if found := _DATE_LIKE.search(rest):
        remedy = "viết ngày có thật như trong bài: “Ngày 09/9/1994, …”, “Tháng 12/2010, …”"
        return f"ngày {quoted(found[0])} không đọc được", remedy
    if not _DEED.search(rest):
        remedy = "viết việc đã xảy ra, ví dụ “Đại hội lần thứ nhất”"
        return f"{quoted(text)} không nói việc gì", remedy
    return None


_TEXT = Kind(_any_text, {"type": "string", "minLength": 1})
_TEXTS = Kind(_any_text, {"type": ["array", "string"], "items": {"type": "string"}}, many=True)
_KEYED_TEXTS = Kind(
    _any_text, {"type": "object", "additionalProperties": {"type": "string"}}, keyed=True
)
_DATE = Kind(_date, {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d(-\d\d([T ].+)?)?)?$"})
_DATE_OR_UNKNOWN = Kind(_date_or_unknown, {"type": ["string", "integer"]})
_SLUG = Kind(_slug, {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
_DIGEST = Kind(_digest, {"type": "string"})
_EVENTS = Kind(_event, _TEXTS.json, many=True)
_ADDRESS = Kind(_address, {"type": "string"})
_STATUS = Kind(_one_of(STATUSES, "trạng thái"), {"enum": list(STATUSES)})
_ACT_KIND = Kind(_one_of(KINDS, "hình thức văn bản"), {"enum": list(KINDS)})
_STATE = Kind(_one_of(STATES, "tình trạng"), {"enum": list(STATES)})
_SIGNS = Kind(_signs, {"type": "string"})
_ACTS = Kind(_act, _TEXTS.json, many=True)
_TEMPLATE = Kind(_one_of(TEMPLATES, "mẫu trang"), {"enum": list(TEMPLATES)})

FIGURE = (
    Field("value", _TEXT, "Con số, như trong bài", required=True),
    Field("label", _TEXT, "Con số ấy đếm gì, lúc nào", required=True),
    Field("quote", _TEXT, "Vài chữ của bài có con số ấy", required=True),
)
"""What an editor says of one figure of a text."""

LEGAL = (
    Field("kind", _ACT_KIND, "Hình thức văn bản", required=True),
    Field("number", _SIGNS, "Số ký hiệu", required=True),
    Field("issuer", _TEXT, "Cơ quan ban hành"),
    Field("issued", _DATE, "Ngày ban hành"),
    Field("effective", _DATE, "Ngày có hiệu lực"),
    Field("state", _STATE, "Tình trạng"),
    Field("abstract", _TEXT, "Trích yếu"),
    Field("replaces", _ACTS, "Thay thế"),
    Field("replaced_by", _ACTS, "Bị thay thế bởi"),
)
"""What an article says that holds a legal document (decree 42/2022/NĐ-CP, article 4)."""

PROVENANCE = (
    Field("source_url", _ADDRESS, "Địa chỉ gốc"),
    Field("source_title", _TEXT, "Trang gốc"),
    Field("source_published", _TEXT, "Thời điểm đăng, như đã in"),
    Field("captured_at", _DATE_OR_UNKNOWN, "Ngày lưu"),
    Field("capture_sha256", _DIGEST, "Mã băm SHA-256 của bản lưu"),
    Field("original_status", _TEXT, "Tình trạng trang gốc"),
    Field("transcription_note", _TEXT, "Ghi chú chép lại"),
    Field("transcriber", _TEXT, "Người chép lại"),
    Field("rights", _TEXT, "Quyền sử dụng"),
)
"""Where an archived text comes from (archive.md); with one of these keys a text is evidence."""

_COMMON = (
    Field("title", _TEXT, "Tiêu đề", required=True),
    Field("document_title", _TEXT, "Tên văn bản"),
    Field("author", _TEXT, "Tác giả"),
    Field("summary", _TEXT, "Tóm tắt"),
    Field("slug", _SLUG, "Tên trong địa chỉ"),
    Field("status", _STATUS, "Trạng thái"),
    Field("aliases", _TEXTS, "Địa chỉ cũ"),
    Field("updated", _DATE, "Ngày sửa"),
    Field("image", _TEXT, "Ảnh đại diện"),
    Field("files", _TEXTS, "Tệp đính kèm"),
)
ARTICLE = (
    *_COMMON,
    Field("date", _DATE, "Ngày đăng", required=True),
    Field("category", _TEXT, "Chuyên mục", required=True),
    Field("tags", _TEXTS, "Từ khóa"),
    Field("figures", _entries(FIGURE), "Con số nổi bật"),
    Field("text_notes", _KEYED_TEXTS, "Ghi chú về chữ trong bài"),
    Field("events", _EVENTS, "Sự kiện"),
    Field("legal", _entry(LEGAL), "Văn bản được giữ"),
    *PROVENANCE,
)
PAGE = (*_COMMON, Field("template", _TEMPLATE, "Mẫu trang"))


def problems(path: str, keys: Keys, fields: tuple[Field, ...], line: int = 1) -> Iterator[Finding]:
    """Yield what is wrong with keys: unknown, missing (told on ``line``), of the wrong kind."""
    known = {field.name: field for field in fields}
    yield from unknown_keys(path, keys, known)
    for name, node in keys.nodes.items():
        if name in known:
            yield from _value_problems(path, known[name], node)
    for field in fields:
        if field.required and field.name not in named(keys, known):
            remedy = f"thêm dòng “{field.name}: …” ({field.label})"
            yield Finding(path, line, f"thiếu khóa “{field.name}”", remedy)


def unknown_keys(path: str, keys: Keys, known: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each key that is not ``known``."""
    for name in keys.nodes:
        if name not in known:
            remedy = did_you_mean(name, known, f"các khóa được dùng: {', '.join(known)}")
            yield Finding(path, keys.lines[name], f"không có khóa {quoted(name)}", remedy)


def named(keys: Keys, known: Collection[str]) -> set[str | None]:
    """Return the known names that the keys give, or mean: a mistyped key is not missing too."""
    return {name if name in known else closest(name, known) for name in keys.nodes}


def texts(node: Node | None) -> tuple[str, ...]:
    """Return the texts of a list, or of a single text as a list of one."""
    match node:
        case Scalar(text=text):
            return (text,) if text else ()
        case Items(nodes=nodes):
            return tuple(item.text for item in nodes if isinstance(item, Scalar) and item.text)
        case _:
            return ()


def json_schema(fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of front matter, for editors' tools."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_object(fields)}


def _value_problems(path: str, field: Field, node: Node) -> Iterator[Finding]:
    if field.kind.one:
        yield from _part_problems(path, field, node)
        return
    if field.kind.parts:
        yield from _entry_problems(path, field, node)
        return
    if field.kind.keyed:
        yield from _keyed_problems(path, field, node)
        return
    if isinstance(node, Keys) or (isinstance(node, Items) and not field.kind.many):
        remedy = f"viết một giá trị: “{field.name}: …”"
        what = f"khóa “{field.name}” không nhận danh sách hay khóa con"
        yield Finding(path, node.line, what, remedy)
        return
    for item in node.nodes if isinstance(node, Items) else (node,):
        if not isinstance(item, Scalar):
            remedy = "viết mỗi mục trên một dòng, sau “- ”"
            what = f"khóa “{field.name}” có mục không phải là chữ"
            yield Finding(path, item.line, what, remedy)
        elif not item.text:
            if field.required:
                remedy = f"điền giá trị sau “{field.name}:” ({field.label})"
                yield Finding(path, item.line, f"khóa “{field.name}” để trống", remedy)
        elif problem := field.kind.problem(item.text):
            yield Finding(path, item.line, *problem)


def _entry_problems(path: str, field: Field, node: Node) -> Iterator[Finding]:
    for entry in node.nodes if isinstance(node, Items) else (node,):
        if isinstance(entry, Keys) and isinstance(node, Items):
            yield from problems(path, entry, field.kind.parts, entry.line)
        elif not isinstance(entry, Scalar) or entry.text:
            first, *others = (f"“{part.name}: …”" for part in field.kind.parts)
            remedy = f"viết mỗi mục bằng dòng “- ” và {first}, rồi thẳng cột: {', '.join(others)}"
            what = f"khóa “{field.name}” có mục không có khóa con"
            yield Finding(path, entry.line, what, remedy)


def _part_problems(path: str, field: Field, node: Node) -> Iterator[Finding]:
    if isinstance(node, Keys):
        yield from problems(path, node, field.kind.parts, node.line)
        return
    needed = " và ".join(f"“{part.name}: …”" for part in field.kind.parts if part.required)
    remedy = f"xuống dòng, thụt vào hai dấu cách, viết {needed}, mỗi khóa một dòng"
    yield Finding(path, node.line, f"khóa “{field.name}” không có khóa con", remedy)


def _keyed_problems(path: str, field: Field, node: Node) -> Iterator[Finding]:
    if not isinstance(node, Keys):
        remedy = "xuống dòng, thụt vào hai dấu cách, viết mỗi mục một dòng “chữ: giá trị”"
        yield Finding(path, node.line, f"khóa “{field.name}” không có khóa con", remedy)
        return
    for name, item in node.nodes.items():
        if not isinstance(item, Scalar) or not item.text:
            what = f"khóa “{field.name}”: {quoted(name)} không có một lời"
            yield Finding(path, node.lines[name], what, "viết một lời sau dấu hai chấm")
