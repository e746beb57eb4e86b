"""The file of an imported article: its front matter and its Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.intake.decoding import without_controls
from portal.intake.draft import Draft
from portal.sources import Entry

UNKNOWN = "không rõ"

Value = str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Filing:
    """How an article is filed: its section, its slug if its title won't do, whether it is ready.

    ``digest`` is the SHA-256 of the raw file, which the archive keeps.
    """

    entry: Entry
    slug: str
    digest: str
    ready: bool


def article_file(draft: Draft, markdown: str, filing: Filing) -> str:
    """Return the text of an article's file; one that isn't ready is a draft."""
    keys: dict[str, Value] = {
        "title": draft.title,
        "slug": filing.slug,
        "document_title": draft.document_title,
        "date": draft.date.iso if draft.date else "",
        "category": filing.entry.id,
        "author": draft.author,
        "status": "" if filing.ready else "draft",
        "source_url": draft.address or UNKNOWN,
        "source_title": draft.site,
        "source_published": draft.printed_date,
        "captured_at": draft.captured.iso if draft.captured else UNKNOWN,
        "capture_sha256": filing.digest,
        "transcription_note": "Chép bằng máy từ tệp gốc; người biên tập đọc lại.",
        "aliases": (draft.address,) if draft.address else (),
        "files": tuple(name for name in draft.files if _is_attached(draft, name)),
    }
    return "\n".join(("---", *_lines(keys), "---", "", markdown.strip(), ""))


def _is_attached(draft: Draft, name: str) -> bool:
    """Tell whether a file is shown by no place of the text, and so is attached to the article."""
    return name not in draft.html


def _lines(keys: Mapping[str, Value]) -> Iterator[str]:
    for name, value in keys.items():
        if isinstance(value, str):
            if value:
                yield f"{name}: {_quoted(value)}"
        elif value:
            yield f"{name}:"
            yield from (f"  - {_quoted(item)}" for item in value)


def _quoted(text: str) -> str:
    """Quote a value; JSON's quoting is YAML's too, so that any text can stand there."""
    return json.dumps(" ".join(without_controls(text).split()), ensure_ascii=False)
