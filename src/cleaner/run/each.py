"""One loop over the inputs of a command: files in a pool, records and documents from stdin."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from cleaner.document import Document, Source
from cleaner.errors import InputError, RecordError
from cleaner.read.find import Input
from cleaner.read.records import is_record_stream, read_records
from cleaner.run.job import Job, Outcome, failed, run_document, run_input
from cleaner.run.parallel import ordered_map


class Work(NamedTuple):
    """A command's job, how many inputs it has, and their outcomes to come."""

    job: Job
    total: int
    outcomes: Iterator[Outcome]


def open_stdin() -> Iterator[Document | Source | RecordError]:
    """What stands on stdin: records line by line, or one document."""
    stream = sys.stdin.buffer
    head = stream.peek(16)[:16] if hasattr(stream, "peek") else b""
    if is_record_stream(head):
        yield from read_records(stream)
    else:
        yield Source(data=stream.read(), id="stdin", path="stdin")


def run_inputs(
    job: Job,
    inputs: list[Input],
    stdin: Iterable[Document | Source | RecordError],
    jobs: int,
) -> Iterator[Outcome]:
    """Yield what became of every document of every input, in order; `-` is what `stdin` gives."""
    files: list[Input] = []
    for entry in inputs:
        if entry.file != "-":
            files.append(entry)
            continue
        yield from run_all(job, files, jobs=jobs or os.cpu_count() or 1)
        files = []
        for given in stdin:
            yield _from_stdin(job, given)
    yield from run_all(job, files, jobs=jobs or os.cpu_count() or 1)


def _from_stdin(job: Job, given: Document | Source | RecordError) -> Outcome:
    import msgspec

    if isinstance(given, RecordError):
        return failed("stdin", given)
    if isinstance(given, Source):
        given = msgspec.structs.replace(given, declared=job.declared, url=job.url)
    return run_document(job, given)


def run_all(job: Job, inputs: Sequence[Input], *, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what became of every document of every input, in order, with `jobs` processes."""
    for outcomes in ordered_map(partial(run_input, job), inputs, jobs=jobs, died=_died):
        yield from outcomes


def _died(entry: Input) -> list[Outcome]:
    return [failed(entry.path, InputError("the worker process died on this input"))]
