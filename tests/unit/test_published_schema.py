"""The JSON Schema that editors' tools read is the one that the code checks by."""

from __future__ import annotations

import json
from pathlib import Path

from portal.sources.schema import ARTICLE, json_schema

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "bai-viet.schema.json"


def test_the_published_schema_is_the_codes() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema(ARTICLE)
