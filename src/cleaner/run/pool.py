"""Many inputs: in this process or in a pool, always in the order given."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from cleaner.errors import InputError
from cleaner.read.files import Input
from cleaner.run.job import Job, Outcome, failed, run_input

CHUNK = 8
"""Inputs a task; large enough to hide the cost of passing messages, small enough to share fairly."""

AHEAD = 4
"""Tasks in flight a worker, so that results wait in memory for a bounded number of inputs."""


def run_all(job: Job, inputs: Sequence[Input], *, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what became of every input, in order, with `jobs` worker processes.

    A worker that dies (out of memory, a crash in a library) costs the input it was at; the others
    of its chunk are done again one by one.
    """
    if jobs <= 1 or len(inputs) <= 1:
        for entry in inputs:
            yield from run_input(job, entry)
        return
    size = max(1, min(CHUNK, len(inputs) // (jobs * AHEAD)))
    chunks = [inputs[i : i + size] for i in range(0, len(inputs), size)]
    yield from _in_pool(job, chunks, jobs)


def _in_pool(job: Job, chunks: Sequence[Sequence[Input]], jobs: int) -> Iterator[Outcome]:
    work = partial(run_chunk, job)
    at = 0
    pending: deque[tuple[Sequence[Input], Future[list[Outcome]]]] = deque()
    pool = ProcessPoolExecutor(jobs)
    try:
        while pending or at < len(chunks):
            while at < len(chunks) and len(pending) < jobs * AHEAD:
                pending.append((chunks[at], pool.submit(work, chunks[at])))
                at += 1
            chunk, future = pending.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(job, [chunk, *(c for c, _ in pending)])
                pending.clear()
                pool = ProcessPoolExecutor(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(job: Job, chunks: Sequence[Sequence[Input]]) -> Iterator[Outcome]:
    """Each input in a process of its own, so that the one that kills it is known."""
    for chunk in chunks:
        for entry in chunk:
            with ProcessPoolExecutor(1) as pool:
                try:
                    yield from pool.submit(run_input, job, entry).result()
                except BrokenProcessPool:
                    yield failed(entry.path, InputError("the worker process died on this input"))


def run_chunk(job: Job, inputs: Sequence[Input]) -> list[Outcome]:
    """Do the job for some inputs (what a worker is sent)."""
    return [outcome for entry in inputs for outcome in run_input(job, entry)]
