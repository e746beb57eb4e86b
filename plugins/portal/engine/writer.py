"""Pelican's writer, which renders only the pages that have changed.

Changed pages are put into a queue; when Pelican has said all that it wants written, the queue is
rendered, by several processes where there is much of it.
"""

from __future__ import annotations

import gc
import hashlib
import multiprocessing
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import StringIO, TextIOWrapper
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from jinja2 import Template
from pelican.writers import FileOverwriteFailedError, Writer

from portal.engine.fingerprints import Templates, digest, mark
from portal.engine.store import Store

SESSION = "PORTAL_SESSION"
"""The setting that holds the session of a build."""

_MANY = 200  # pages; fewer are rendered sooner than a process starts
_NOT_SHOWN = {"blog", "category", "override_output", "page_name", "template_name", "url"}


@dataclass(slots=True)
class Session:
    """One build: the last one's pages that are still in place, and this one's as they come.

    ``before`` and ``pages`` hold fingerprints by address, ``inputs`` and ``outputs`` the digests of
    files in the content and the output; ``stays`` are the addresses that need no writing,
    ``written`` the digests of what was written, by its path in the file system.
    """

    store: Store
    base: bytes
    before: Mapping[str, bytes]
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    jobs: int
    pages: dict[str, bytes] = field(default_factory=dict)
    stays: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)
    queue: list[Callable[[], None]] = field(default_factory=list)
    templates: Templates | None = None

    def wants(self, address: str, fingerprint: bytes | None) -> bool:
        """Tell whether a page has to be rendered, and remember its fingerprint."""
        if address in self.pages:
            raise FileOverwriteFailedError(f"two pages want to be {address}")
        self.pages[address] = fingerprint or b""
        if fingerprint and self.before.get(address) == fingerprint:
            self.stays.add(address)
            return False
        return True

    def leaves(self, address: str, source: str) -> bool:
        """Tell whether a file lies in the output as it is in the content."""
        if self.outputs.get(address) == self.inputs.get(source, ""):
            self.stays.add(address)
            return True
        return False

    def render(self) -> None:
        """Render the pages of the queue."""
        gc.freeze()  # all that was read stays to the end: looking through it again finds nothing
        gc.enable()
        jobs = self.jobs if len(self.queue) >= _MANY and sys.platform == "linux" else 1
        helpers = [self._helper(share, jobs) for share in range(1, jobs)]
        for write in self.queue[::jobs]:
            write()
        for helper, answers in helpers:
            try:
                self.written |= answers.recv()
            except EOFError:
                raise RuntimeError("a process that renders pages has failed") from None
            helper.join()

    def _helper(self, share: int, jobs: int) -> tuple[BaseProcess, Connection]:
        # A forked process has all that Pelican has read; elsewhere it would have to read it again.
        fork = multiprocessing.get_context("fork")
        answers, answer = fork.Pipe(duplex=False)
        helper = fork.Process(target=self._render_share, args=(self.queue[share::jobs], answer))
        helper.start()
        answer.close()  # the helper's alone now: when it ends, there is nothing more to receive
        return helper, answers

    def _render_share(self, queue: Sequence[Callable[[], None]], answer: Connection) -> None:
        self.store.reopen()
        for write in queue:
            write()
        answer.send(self.written)


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
        if session.wants(path, digest(session.base.hex(), path, mark(options), *shown)):
            session.queue.append(write)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> StringIO:
        session: Session | None = self.settings.get(SESSION)
        digests = {} if session is None else session.written
        return _Page(super()._open_w(filename, encoding, override), digests)


class _Page(StringIO):
    """A file that is written in one piece, and its digest noted, when it is closed."""

    def __init__(self, file: TextIOWrapper, digests: dict[str, str]) -> None:
        super().__init__(newline="\n")
        self._file, self._digests = file, digests

    def close(self) -> None:
        if not self.closed:
            data = self.getvalue().encode(self._file.encoding)
            self._digests[self._file.name] = hashlib.sha512(data).hexdigest()
            self._file.buffer.write(data)
            self._file.close()
        super().close()


def _fingerprint(
    session: Session,
    name: str,
    template: Template,
    context: Mapping[str, Any],
    options: Mapping[str, Any],
) -> bytes | None:
    if session.templates is None:
        session.templates = Templates(template.environment)
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
    return digest(_shown_by(content, context), *(other.mark for other in content.earlier)).hex()


def _shown_by(content: Any, context: Mapping[str, Any]) -> str:  # noqa: ANN401  # a stored article
    """Return a mark of a document with its text, whose links follow the addresses they lead to."""
    targets = [context["generated_content"][path].save_as for path in content.links]
    return mark([content.document, content.document.body.digest, targets])
