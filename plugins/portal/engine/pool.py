"""Work for several processes, with results in order and never more of them than are needed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_BATCH = 100  # texts


def in_processes(
    work: Callable[[Sequence[Thing]], list[Result]],
    things: Iterable[Thing],
    jobs: int,
    batch_size: int = _BATCH,
) -> Iterator[Result]:
    """Yield what ``work`` makes of things, in their order, done by ``jobs`` processes.

    ``batch_size`` things are given to a process at a time, and fewer are worth none.
    """
    batches = _batches(things, batch_size)
    first = next(batches, [])
    if jobs == 1 or len(first) < batch_size:
        yield from chain.from_iterable(map(work, chain([first], batches)))
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # an edit needs none

    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        for batch in chain([first], batches):
            waiting.append(pool.submit(work, batch))
            if len(waiting) > 2 * jobs:  # no more, or results would pile up in memory
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def _batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    remaining = iter(things)
    while batch := list(islice(remaining, size)):
        yield batch
