"""An ordered map over worker processes; one process needs none of what several need."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def ordered_map(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    died: Callable[[Item], Result],
) -> Iterator[Result]:
    """Yield `work(item)` for every item, in order, with `jobs` processes (1: in this one).

    `items` is read as far as workers are free. An item that kills two workers gives `died(item)`.
    """
    stream = iter(items)
    head = list(islice(stream, 2))
    if jobs <= 1 or len(head) <= 1:
        yield from map(work, head)
        yield from map(work, stream)
        return
    from cleaner.run.pool import Pool

    pool = Pool(work, died, jobs)
    try:
        yield from pool.run(_chained(head, stream))
    finally:
        pool.close()


def _chained(head: list[Item], stream: Iterator[Item]) -> Iterator[Item]:
    yield from head
    yield from stream
