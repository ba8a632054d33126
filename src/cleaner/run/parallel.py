"""An ordered map over worker processes that survives the death of a worker."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 16
"""Items a task: enough to hide the cost of passing messages, few enough to share fairly."""

AHEAD = 4
"""Tasks in flight a worker, so that results wait in memory for a bounded number of items."""


def ordered_map(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield `work(item)` for every item, in order, with `jobs` processes (1: in this one).

    A worker that dies (out of memory, a crash in a library) costs the item it was at, for which
    `died(item)` stands in; the others of its chunk are done again one by one.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(work, items)
    else:
        yield from _pooled(work, items, jobs, died)


def _pooled(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, died: Callable[[Item], Result]
) -> Iterator[Result]:
    """The results of several processes; what they need is imported here, for one needs none."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(CHUNK, len(items) // (jobs * AHEAD)))
    chunks = [items[i : i + size] for i in range(0, len(items), size)]
    waiting = deque(chunks)
    pending: deque[tuple[Sequence[Item], Future[list[Result]]]] = deque()
    pool = ProcessPoolExecutor(jobs)
    try:
        while pending or waiting:
            while waiting and len(pending) < jobs * AHEAD:
                chunk = waiting.popleft()
                pending.append((chunk, pool.submit(_run_chunk, work, chunk)))
            chunk, future = pending.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                for lost in [chunk, *(c for c, _ in pending)]:
                    yield from _one_by_one(work, lost, died)
                pending.clear()
                pool = ProcessPoolExecutor(jobs)
            else:
                yield from results
    finally:
        # waiting keeps the interpreter from closing the pool's pipes under its manager thread
        pool.shutdown(wait=True, cancel_futures=True)


def _run_chunk(work: Callable[[Item], Result], chunk: Sequence[Item]) -> list[Result]:
    return [work(item) for item in chunk]


def _one_by_one(
    work: Callable[[Item], Result], chunk: Sequence[Item], died: Callable[[Item], Result]
) -> Iterator[Result]:
    """Each item in a process of its own, so that the one that kills it is known."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    for item in chunk:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield pool.submit(work, item).result()
            except BrokenProcessPool:
                yield died(item)
