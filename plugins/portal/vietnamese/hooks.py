"""Gives the theme's templates the language: typography and numbers."""

from __future__ import annotations

from pelican import signals
from pelican.generators import Generator

from portal.vietnamese import number, polish_text


def teach_templates(generator: Generator) -> None:
    """Add filters to a generator's templates, and let JSON hold Vietnamese letters as they are."""
    generator.env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    generator.env.filters.update(typo=polish_text, number=number)


def register() -> None:
    """Connect the templates."""
    signals.generator_init.connect(teach_templates)
