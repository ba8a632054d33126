"""Many inputs: in this process or in a pool, always in the order given."""

from collections.abc import Iterator, Sequence
from functools import partial

from cleaner.errors import InputError
from cleaner.parallel import ordered_map
from cleaner.read.files import Input
from cleaner.run.job import Job, Outcome, failed, run_input


def run_all(job: Job, inputs: Sequence[Input], *, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what became of every document of every input, in order, with `jobs` processes."""
    for outcomes in ordered_map(partial(run_input, job), inputs, jobs=jobs, died=_died):
        yield from outcomes


def _died(entry: Input) -> list[Outcome]:
    return [failed(entry.path, InputError("the worker process died on this input"))]
