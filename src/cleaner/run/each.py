"""One loop over the inputs of a command: files, the documents in containers, standard input."""

import io
import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from cleaner.document import Document, Source
from cleaner.errors import CleanerError, InputError, ReadError
from cleaner.read.files import READ_ERRORS, open_input, read_all, read_input, reason, standard_input
from cleaner.read.find import Input
from cleaner.read.reader import Reader, find_reader, reader_of, sniff_reader
from cleaner.read.records import is_record_stream, read_records
from cleaner.run.again import Done, name_of, run_task
from cleaner.run.job import (
    NO_DOCUMENT,
    Job,
    Outcome,
    Task,
    failed,
    given_of,
    inner_path,
    inside,
    is_json,
    names_for,
)
from cleaner.run.names import MANIFEST, Names
from cleaner.run.parallel import ordered_map

if TYPE_CHECKING:
    from cleaner.run.manifest import Manifest

HEAD = 1 << 13
"""Bytes of standard input that are looked at to know what it is."""

Opened = Iterator[Document | Source | InputError]


def open_stdin(job: Job, kind: str = "") -> Opened:
    """The documents on standard input: records, a container, or one document.

    `kind` names a container that its bytes do not tell (`csv`).
    """
    stream = standard_input()
    head = stream.peek(HEAD)[:HEAD]
    limit = job.config.max_bytes
    reader = None if job.as_text else find_reader(kind) if kind else sniff_reader(head)
    if reader is None and not job.as_text and is_record_stream(head):
        return read_records(stream, limit=limit)
    if reader is None and not job.as_text and is_json(head.partition(b"\n")[0]):
        reader = find_reader("json")  # which reads lines as lines
    if reader is not None:
        name = f"stdin.{kind}" if kind else "stdin"
        return reader.open(given_of(job, stream, name))
    return _whole_stdin(job, stream)


def _whole_stdin(job: Job, stream: io.BufferedReader) -> Opened:
    try:
        source = Source(data=read_all(stream, limit=job.config.max_bytes), id="stdin", path="stdin")
    except ReadError as error:
        yield error
        return
    documents = None if job.as_text else inside(source, job)
    if documents is None:
        yield source
    else:
        yield from documents


class Tasks:
    """The tasks of a run: every name is decided here, in order, before a worker sees its input."""

    def __init__(
        self,
        job: Job,
        inputs: list[Input],
        stdin: Opened,
        kind: str = "",
        part: tuple[int, int] = (0, 1),
    ) -> None:
        """`stdin` is what stands on standard input, `kind` the container all files are.

        `part` is which of how many parts of the tasks is done, counted from 0; their names are those
        they have in the whole.
        """
        self._part, self._parts = part
        self._job = job
        self._inputs = inputs
        self._stdin = stdin
        self._kind = kind
        self._alone = len(inputs) == 1
        self._names = names_for(job)
        self._names.close("rejects")
        self._names.close(MANIFEST)
        self.names = {n: self._take(e) for n, e in enumerate(inputs) if e.file != "-"}

    def _reader(self, entry: Input) -> Reader | None:
        if self._job.as_text or entry.problem or entry.skip:
            return None
        return find_reader(self._kind) if self._kind else reader_of(entry.file)

    def _take(self, entry: Input) -> str:
        if entry.skip or entry.problem:
            return ""
        if self._reader(entry) is None:
            return self._names.take(entry.name or entry.path, folder=self._job.in_folders)
        return "" if self._alone else self._names.take_folder(entry.name or entry.path)

    def __iter__(self) -> Iterator[Task]:
        return islice(self._all(), self._part, None, self._parts)

    def _all(self) -> Iterator[Task]:
        for number, entry in enumerate(self._inputs):
            if entry.file == "-":
                yield from self._documents(entry, self._stdin, self._names, "")
            elif (reader := self._reader(entry)) is not None:
                yield from self._container(entry, reader, self.names[number])
            else:
                yield Task(entry=entry, name=self.names[number], alone=self._alone)

    def _container(self, entry: Input, reader: Reader, folder: str) -> Iterator[Task]:
        names = names_for(self._job) if folder else self._names
        try:
            documents = open_container(self._job, entry, reader)
            yield from self._documents(entry, documents, names, folder)
        except CleanerError as error:
            yield _problem(entry, error)

    def _documents(self, entry: Input, given: Opened, names: Names, folder: str) -> Iterator[Task]:
        empty = True
        for document in given:
            empty = False
            if isinstance(document, InputError):
                yield _problem(entry, document)
                continue
            path = inner_path(entry, document)
            if folder:
                path = path.removeprefix(f"{entry.name or entry.path}/")
            name = names.take(path, folder=self._job.in_folders)
            yield Task(entry=entry, name=f"{folder}/{name}" if folder else name, given=document)
        if empty:
            yield Task(entry=msgspec.structs.replace(entry, skip=NO_DOCUMENT))


def _problem(entry: Input, error: CleanerError) -> Task:
    changed = msgspec.structs.replace(entry, problem=str(error) or "cannot be read")
    return Task(entry=changed)


def run_tasks(
    job: Job, tasks: Iterable[Task], jobs: int, manifest: "Manifest | None" = None
) -> Iterator[Outcome]:
    """Yield what became of every document of every input, in order, with `jobs` processes.

    What `manifest` knows is told again if nothing has changed; it is closed at the end.
    """
    jobs = jobs or os.cpu_count() or 1
    if manifest is None:
        for done in ordered_map(partial(run_task, job), tasks, jobs=jobs, died=_died):
            yield from done.outcomes
        return
    job = msgspec.structs.replace(job, temporary=str(manifest.temporary))
    known = (_known(job, task, manifest) for task in tasks)
    try:
        for done in ordered_map(partial(run_task, job), known, jobs=jobs, died=_died):
            if done.entry:
                manifest.note(done.name, done.entry)
            yield from done.outcomes
    finally:
        manifest.close()


def _known(job: Job, task: Task, manifest: "Manifest") -> Task:
    """The task with what is known of it."""
    before = manifest.before(name_of(job, task.name)) if task.name else b""
    return msgspec.structs.replace(task, before=before) if before else task


def _died(task: Task) -> Done:
    path = task.given.path if task.given is not None else task.entry.path
    return Done([failed(path, InputError("the worker process died on this input, twice"))])


def read_documents(
    job: Job, inputs: Iterable[Input], kind: str = ""
) -> Iterator[tuple[str, Document | Source | CleanerError]]:
    """Yield path and document of every document of every input, or the error in its place.

    What is passed over (`Input.skip`) yields nothing.
    """
    for entry in inputs:
        if entry.skip:
            continue
        try:
            yield from ((given_path(entry, given), given) for given in _open(job, entry, kind))
        except CleanerError as error:
            yield entry.path, error


def given_path(entry: Input, given: Document | Source | CleanerError) -> str:
    """What a document is called, or the input that gave an error."""
    if isinstance(given, CleanerError):
        return entry.path
    return given.path or given.id or entry.path


def _open(job: Job, entry: Input, kind: str) -> Opened:
    if entry.file == "-":
        yield from open_stdin(job, kind)
        return
    reader = None if job.as_text else find_reader(kind) if kind else reader_of(entry.file)
    limit = job.config.max_bytes
    if reader is None:
        source = read_input(entry, limit=limit, ratio=job.config.max_ratio)
        yield from (None if job.as_text else inside(source, job)) or iter((source,))
        return
    yield from open_container(job, entry, reader)


def open_container(job: Job, entry: Input, reader: Reader) -> Opened:
    """Yield the documents of a container, or the error in the place of one."""
    limit = job.config.max_bytes
    with open_input(entry, ratio=job.config.max_ratio) as stream:
        try:
            if is_record_stream(stream.peek(HEAD)[:HEAD]):
                yield from read_records(stream, limit=limit)
            else:
                yield from reader.open(given_of(job, stream, entry.path))
        except READ_ERRORS as error:
            yield ReadError(reason(error))
