"""A small site that holds a legal document and cites others, for tests of its pages."""

from __future__ import annotations

from harness import MENU, article

LEGAL = """
  kind: Quyết định
  number: 374/QĐ-UBND
  issuer: Ủy ban nhân dân tỉnh A
  issued: 2011-02-09
  effective: 2011-03-01
  state: còn hiệu lực
  abstract: Về việc phê duyệt Điều lệ
  replaces:
    - Quyết định số 02/QĐ-UBND ngày 28/1/2002"""
HELD = article(
    "", title="Phê duyệt Điều lệ", category="dp", legal=LEGAL, files="../files/qd-374.pdf"
)
CITING = article(
    "Theo Quyết định số 374/QĐ-UBND ngày 9/2/2011, thay Quyết định số 02/QĐ-UBND ngày 28/1/2002."
    "\n\nNghị định số 67/2010/NĐ-CP; Quyết định số 5/QĐ-XYZ."
)
SHARES = (
    MENU.replace("Trung ương", "Trung ương\n            documents: central").replace(
        "địa phương", "địa phương\n            id: dp\n            documents: local"
    )
    + "      - label: Văn bản đơn vị\n        documents: own\n"
)
FILES: dict[str, str | bytes] = {
    "menu.yaml": SHARES,
    "van-ban/374.md": HELD,
    "files/qd-374.pdf": b"%PDF" + b"0" * 2000,
    "tin.md": CITING,
}
PAGE = "van-ban/quyet-dinh-374-qd-ubnd-2011.html"
