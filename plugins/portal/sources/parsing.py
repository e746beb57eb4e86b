"""What a file says by itself, whatever stands around it: the part of reading that takes long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portal.sources import front_matter
from portal.sources.body import Body, Text, read_body
from portal.sources.charts import charted_tables, misplaced_charts
from portal.sources.figures import misquoted_figures
from portal.sources.files import is_page
from portal.sources.findings import Finding, has_errors
from portal.sources.markdown import Renderer
from portal.sources.provenance import is_archived
from portal.sources.schema import texts
from portal.sources.text import decode
from portal.sources.text_notes import text_note_problems
from portal.sources.yaml_nodes import Keys


@dataclass(frozen=True)
class Parsed:
    """A file's keys and body with the findings in them; None where they can't be read."""

    path: str
    findings: tuple[Finding, ...]
    keys: Keys | None = None
    body: Body | None = None

    @property
    def category(self) -> str:
        """Return the category that the keys name; "" for none."""
        return next(iter(texts(self.keys.nodes.get("category"))), "") if self.keys else ""


def parse_files(root: Path, paths: Iterable[str]) -> Iterator[tuple[Parsed, Text]]:
    """Parse files below the content folder ``root``; yield each with its text."""
    renderer = Renderer()
    for path in paths:
        try:
            data = (root / path).read_bytes()
        except OSError:
            remedy = "đóng chương trình đang mở tệp, xem lại quyền đọc tệp"
            yield Parsed(path, (Finding(path, 1, "không mở được tệp", remedy),)), Text()
        else:
            yield parse(path, data, renderer)


def parse(path: str, data: bytes, renderer: Renderer) -> tuple[Parsed, Text]:
    """Parse the bytes of the file at ``path``; return it with its text."""
    text, findings = decode(path, data)
    if has_errors(findings):
        return Parsed(path, tuple(findings)), Text()
    head = front_matter.split(path, text)
    if isinstance(head, Finding):
        return Parsed(path, (*findings, head)), Text()
    editorial = is_page(path) or not is_archived(head.keys)
    shown, body, in_body = read_body(path, head.body, head.body_line, renderer, editorial=editorial)
    if ".csv" in shown.html or ".CSV" in shown.html:
        in_body += misplaced_charts(path, shown.html, body.references, editorial=editorial)
        body = replace(body, charts=charted_tables(path, shown.html) if editorial else ())
    in_body += misquoted_figures(path, head.keys, shown.html)
    in_body += text_note_problems(path, head.keys, shown.html)
    return Parsed(path, (*findings, *head.remarks, *in_body), head.keys, body), shown
