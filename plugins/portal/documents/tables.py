"""The register for machines and spreadsheets: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from portal.documents.acts import FOLDER
from portal.documents.register import Record, Register

CSV_ADDRESS = f"{FOLDER}/van-ban.csv"
JSON_ADDRESS = f"{FOLDER}/van-ban.json"

_COLUMNS = (
    "Hình thức",
    "Số ký hiệu",
    "Cơ quan (theo ký hiệu)",
    "Năm",
    "Ngày ban hành",
    "Số bài nhắc đến",
    "Trang",
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
    return (act.kind, act.signs, act.issuer, act.issued_in, dates, row.articles, row.address)


def _object(record: Record) -> dict[str, Any]:
    act, row = record.row.act, record.row
    return {
        "kind": act.kind,
        "number": act.number,
        "symbol": act.symbol,
        "issuer": act.issuer,
        "year": act.issued_in,
        "dates": [date.iso for date in row.dates],
        "address": row.address,
        "notes": [form.note for form in record.inferred if form.note],
        "cited_by": [
            {"title": citing.document.title, "address": citing.document.address}
            for citing in record.citing
        ],
    }
