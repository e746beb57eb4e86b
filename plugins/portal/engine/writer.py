"""Pelican's writer, which renders only the pages that have changed.

Changed pages are put into a queue; when Pelican has said all that it wants written, the queue is
rendered, by several processes where there is much of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import StringIO, TextIOBase, TextIOWrapper
from typing import Any

from jinja2 import Template
from pelican.writers import FileOverwriteFailedError, Writer

from portal.engine.fingerprints import Templates, digest, mark
from portal.engine.session import SESSION, Session

_NOT_SHOWN = {"blog", "category", "override_output", "page_name", "template_name", "url"}


class PortalWriter(Writer):
    r"""Queues changed pages; writes ``\n`` on every system, so that bytes are equal everywhere."""

    def write_file(  # type: ignore[override]  # Pelican names options that we only pass on
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        relative_urls: bool = False,  # Pelican's signature
        **options: Any,  # noqa: ANN401  # Pelican's signature
    ) -> None:
        """Queue a page for rendering, unless it is as it was."""
        write = partial(super().write_file, name, template, context, relative_urls, **options)
        session: Session | None = self.settings.get(SESSION)
        if session is None or not name:
            write()
        elif name in session.pages:
            raise FileOverwriteFailedError(f"two pages want to be {name}")
        elif session.wants(name, _fingerprint(session, name, template, context, options)):
            session.queue.append(write)

    def write_feed(  # type: ignore[override]  # Pelican names options that we only pass on
        self,
        elements: Sequence[Any],
        context: dict[str, Any],
        path: str,
        **options: Any,  # noqa: ANN401  # Pelican's signature
    ) -> None:
        """Queue a feed for writing, unless it is as it was."""
        write = partial(super().write_feed, elements, context, path, **options)
        session: Session | None = self.settings.get(SESSION)
        if session is None:
            write()
            return
        shown = (
            _shown_by(content, context) for content in elements[: self.settings["FEED_MAX_ITEMS"]]
        )
        if path in session.pages:
            raise FileOverwriteFailedError(f"two pages want to be {path}")
        if session.wants(path, digest(session.base.hex(), path, mark(options), *shown)):
            session.queue.append(write)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> TextIOBase:
        session: Session | None = self.settings.get(SESSION)
        if session is None:
            file: TextIOWrapper = super()._open_w(filename, encoding, override)
            file.reconfigure(newline="\n")
            return file
        address = filename[len(f"{self.output_path}/") :].replace(os.sep, "/")
        return _Page(partial(session.write, address))


class _Page(StringIO):
    """A file of the stage, which gets all its bytes when it is closed."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        super().__init__(newline="\n")
        self._write = write

    def close(self) -> None:
        if not self.closed:
            self._write(self.getvalue().encode())
        super().close()


def _fingerprint(
    session: Session,
    name: str,
    template: Template,
    context: Mapping[str, Any],
    options: Mapping[str, Any],
) -> bytes | None:
    if session.templates is None:
        session.templates = Templates(template.environment, session.store.kept("templates"))
    depends = session.templates.depend(str(template.name), context, frozenset(options))
    shown = _shown(context, options)
    if depends is None or shown is None:
        return None
    return digest(session.base.hex(), depends.hex(), name, shown)


def _shown(context: Mapping[str, Any], options: Mapping[str, Any]) -> str | None:
    """Return a mark of what is handed to one page alone; None where there is no telling."""
    content = options.get("article") or options.get("page")
    if content is None:
        try:
            return mark({key: value for key, value in options.items() if key not in _NOT_SHOWN})
        except TypeError:
            return None
    marks = [other.mark for other in content.earlier]
    return digest(_shown_by(content, context), mark(content.beside), *marks).hex()


def _shown_by(content: Any, context: Mapping[str, Any]) -> str:  # noqa: ANN401  # a stored article
    """Return a mark of a document with its text, whose links follow the addresses they lead to."""
    targets = [context["generated_content"][path].save_as for path in content.links]
    annotators = [annotator.mark for annotator in content.annotators]
    document = content.document
    return digest(document.mark, document.body.digest, mark(annotators), *targets).hex()
