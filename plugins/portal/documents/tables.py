"""The register for machines and spreadsheets: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from portal.acts import FOLDER
from portal.documents.records import Held, Record, Related
from portal.documents.register import Register

CSV_ADDRESS = f"{FOLDER}/van-ban.csv"
JSON_ADDRESS = f"{FOLDER}/van-ban.json"

_COLUMNS = (
    "Hình thức",
    "Số ký hiệu",
    "Cơ quan ban hành",
    "Năm",
    "Ngày ban hành",
    "Số bài nhắc đến",
    "Trang",
    "Trích yếu",
    "Ngày có hiệu lực",
    "Tình trạng",
    "Thay thế",
    "Bị thay thế bởi",
    "Toàn văn",
    "Tệp",
)


def as_csv(register: Register) -> bytes:
    """Return the register as CSV (RFC 4180) in UTF-8 with a byte order mark, as Excel wants it."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    rows.writerows(map(_row, register.records))
    return text.getvalue().encode("utf-8-sig")


def as_json(register: Register) -> bytes:
    """Return the register as JSON: a list of documents, a line each, with who cites them."""
    lines = (json.dumps(_object(record), ensure_ascii=False) for record in register.records)
    return "[\n{}\n]\n".format(",\n".join(lines)).encode()


def _row(record: Record) -> tuple[object, ...]:
    act, row = record.row.act, record.row
    dates = "; ".join(date.iso for date in row.dates)
    cited = (act.kind, act.signs, row.issuer, act.issued_in, dates, row.articles, row.address)
    related = (_names(record.replaces), _names(record.replaced_by))
    if row.held is None:
        return (*cited, "", "", "", *related, "không", "")
    legal = row.held.legal
    effective = legal.effective.iso if legal.effective else ""
    files = "; ".join(file.address for file in row.held.files)
    return (*cited, row.held.about, effective, legal.state, *related, "có", files)


def _names(related: tuple[Related, ...]) -> str:
    return "; ".join(other.name for other in related)


def _object(record: Record) -> dict[str, Any]:
    act, row = record.row.act, record.row
    return {
        "kind": act.kind,
        "number": act.number,
        "symbol": act.symbol,
        "issuer": row.issuer,
        "year": act.issued_in,
        "dates": [date.iso for date in row.dates],
        "address": row.address,
        "held": _held(row.held),
        "replaces": [other._asdict() for other in record.replaces],
        "replaced_by": [other._asdict() for other in record.replaced_by],
        "notes": [form.note for form in record.inferred if form.note],
        "cited_by": [
            {"title": citing.document.title, "address": citing.document.address}
            for citing in record.citing
        ],
    }


def _held(held: Held | None) -> dict[str, Any] | None:
    """Return what editors say of a document that the archive holds; null for any other."""
    if held is None:
        return None
    legal = held.legal
    return {
        "abstract": held.about,
        "issued": legal.issued.iso,
        "effective": legal.effective.iso if legal.effective else None,
        "state": legal.state,
        "files": [{"address": file.address, "bytes": file.size} for file in held.files],
    }
