"""Renders the pages that have to be, by several processes where there are many."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from portal.engine.session import Session

_MANY = 200  # pages; fewer are rendered sooner than a process starts


def render(session: Session) -> None:
    """Render the pages of the session's queue."""
    gc.freeze()  # all that was read stays to the end: looking through it again finds nothing
    gc.enable()
    jobs = session.jobs if len(session.queue) >= _MANY and sys.platform == "linux" else 1
    helpers = [_helper(session, share, jobs) for share in range(1, jobs)]
    for write in session.queue[::jobs]:
        write()
    for helper, answers in helpers:
        try:
            written, stays = answers.recv()
        except EOFError:
            raise RuntimeError("a process that renders pages has failed") from None
        session.written |= written
        session.stays |= stays
        helper.join()


def _helper(session: Session, share: int, jobs: int) -> tuple[BaseProcess, Connection]:
    # A forked process has all that Pelican has read; elsewhere it would have to read it again.
    fork = multiprocessing.get_context("fork")
    answers, answer = fork.Pipe(duplex=False)
    helper = fork.Process(target=_render_share, args=(session, session.queue[share::jobs], answer))
    helper.start()
    answer.close()  # the helper's alone now: when it ends, there is nothing more to receive
    return helper, answers


def _render_share(
    session: Session, queue: Sequence[Callable[[], None]], answer: Connection
) -> None:
    session.store.reopen()
    for write in queue:
        write()
    answer.send((session.written, session.stays))
