"""Connects the register with Pelican: links in the texts, its pages, its files for machines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from portal.documents import (
    CSV_ADDRESS,
    JSON_ADDRESS,
    REGISTER,
    Linker,
    Register,
    as_csv,
    as_json,
    cited_in,
    make_register,
    register_pages,
    with_shares,
)
from portal.engine import derived, session_of
from portal.sources import SOURCES, Sources


class RegisterFiles(Generator):
    """Writes the register as CSV and JSON, where there is one."""

    register: Register

    def generate_output(self, writer: Writer) -> None:  # Pelican's signature
        """Write both files."""
        if self.register.records:
            self._write(CSV_ADDRESS, as_csv(self.register))
            self._write(JSON_ADDRESS, as_json(self.register))

    def _write(self, address: str, data: bytes) -> None:
        path = Path(self.output_path) / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def add_register(generators: Sequence[Generator]) -> None:
    """Link the citations of all articles, put the register beside those that hold documents.

    Its pages join those of the site, whose categories show what of it is theirs.
    """
    context, settings = generators[0].context, generators[0].settings
    sources: Sources = settings[SOURCES]
    articles = {article.document.path: article for article in context["articles"]}
    documents = {path: article.document for path, article in articles.items()}
    found = derived(session_of(settings), sources, documents, "citations", cited_in)
    register = make_register(found, documents, sources.corpus.short_forms, settings["PLACE"])
    for path, links in register.links.items():
        articles[path].annotators.append(Linker(links))
    for path, record in register.held.items():
        articles[path].beside["record"] = record
    context["cited_address"] = register.address
    pages = with_shares(context["site_pages"], register)
    context["site_pages"] = (*pages, *register_pages(register))
    if register.records:
        context["linked_pages"] += (REGISTER,)
    for generator in generators:
        if isinstance(generator, RegisterFiles):
            generator.register = register


def _generators(_: object) -> type[RegisterFiles]:
    return RegisterFiles


def register() -> None:
    """Connect the register."""
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(add_register)
