"""Where an archived text comes from, in words; what is unknown stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portal.sources.files import Attachment
from portal.sources.schema import PROVENANCE, UNKNOWN, texts
from portal.sources.yaml_nodes import Keys

_UNKNOWN_IN_WORDS = "không rõ"


@dataclass(frozen=True)
class Row:
    """One line of the box that tells a text's origin; ``address`` is "" where none is known."""

    name: str
    label: str
    value: str
    address: str = ""


@dataclass(frozen=True)
class Provenance:
    """The origin of an archived text, and the raw capture that the archive keeps."""

    rows: tuple[Row, ...]
    digest: str
    capture: Attachment | None

    def value(self, name: str) -> str:
        """Return a field's value, or "" where it is unknown or not given."""
        found = next((row.value for row in self.rows if row.name == name), "")
        return "" if found == _UNKNOWN_IN_WORDS else found


def is_archived(keys: Keys) -> bool:
    """Tell whether an article's keys record where it comes from: then its text is evidence."""
    return any(texts(keys.nodes.get(field.name)) for field in PROVENANCE)


def read_provenance(keys: Keys, captures: Mapping[str, Attachment]) -> Provenance | None:
    """Return the origin that an article's keys record; None if they record none.

    ``captures`` holds the kept raw files by their SHA-256 digest.
    """
    rows = tuple(
        _row(field.name, field.label, value)
        for field in PROVENANCE
        for value in texts(keys.nodes.get(field.name))[:1]
    )
    if not rows:
        return None
    digest = next((row.value.lower() for row in rows if row.name == "capture_sha256"), "")
    return Provenance(
        tuple(row for row in rows if row.name != "capture_sha256"), digest, captures.get(digest)
    )


def _row(name: str, label: str, value: str) -> Row:
    if value in UNKNOWN:
        return Row(name, label, _UNKNOWN_IN_WORDS)
    return Row(name, label, value, value if name == "source_url" else "")
