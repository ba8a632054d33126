"""One unit of work: read an input, pass it through the stages, write or return what comes out.

The same function serves the serial run and the pool, so they cannot differ.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document, Source, replace_fields
from cleaner.emit.formats.facts import facts_of
from cleaner.emit.formats.format import find_format, to_json
from cleaner.emit.ledger import RuleCount, count_rules
from cleaner.errors import CleanerError, InputError
from cleaner.pipeline import until
from cleaner.read.compressed import stream_of
from cleaner.read.files import read_input
from cleaner.read.find import Input
from cleaner.read.reader import Given, Wanted, reader_of, sniff_reader
from cleaner.read.records import is_record_stream, read_records
from cleaner.run.names import Names
from cleaner.run.write import write_atomic


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with every input.

    `stage` is the last stage to pass, `to` the output format. `out` is the folder of the mirrored
    tree; without it the encoded documents are returned. `rejects` says what becomes of rejected
    documents: `keep` (in the output where it can tell so, else in the folder `rejected` if there is
    one), `drop`, `folder` (in `rejected`), `file` (returned as records). `wanted` names the fields
    of records; `as_text` reads no input as a container. With `figures` the outcomes have those of the
    documents. `state` is a hash of all that a result depends on besides its document; without it no
    account is kept of what was done (`cleaner.run.again`). `temporary` is where files are made.
    """

    stage: str = "emit"
    to: str = "md"
    config: Config = DEFAULT
    out: str | None = None
    rejects: str = "keep"
    rejected: str | None = None
    declared: str = ""
    url: str = ""
    wanted: Wanted = Wanted()
    as_text: bool = False
    figures: bool = False
    state: str = ""
    temporary: str = ""

    @property
    def in_folders(self) -> bool:
        """Whether the outputs of a document are a folder of its own."""
        return self.out is not None and find_format(self.to).folder is not None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """An input on its way to a worker: a file to be read, or a document that has been read.

    `name` is what its outputs are called, endings aside, `alone` whether it is the only input,
    `before` what is known of the last run of it.
    """

    entry: Input
    name: str = ""
    given: Document | Source | None = None
    alone: bool = False
    before: bytes = b""


class Written(NamedTuple):
    """A file of the output: its name below the folder of the tree, bytes, time it was made."""

    name: str
    size: int
    mtime_ns: int


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one document: for the summary, the exit status and the stream.

    `status` is that of the verdict, `failed`, or `skipped`. `files` are those written, `data` and
    `reject` what belongs into the stream of documents and the file of rejects. `lost` tells of a
    rejected document that stands in no output. `seconds` of the clock went by over it; `figures` are
    its facts, as JSON. `again` tells that an earlier run did it and nothing has changed.
    """

    path: str
    status: str
    rule: str = ""
    reason: str = ""
    kept: int = 0
    dropped: int = 0
    rules: dict[str, RuleCount] = {}
    files: tuple[Written, ...] = ()
    data: bytes = b""
    reject: bytes = b""
    lost: bool = False
    exit_status: int = 0
    seconds: float = 0.0
    figures: bytes = b""
    again: bool = False


def read_task(job: Job, task: Task) -> Document | Source | Outcome:
    """What is to be done, or what became of an input that cannot be read or is passed over."""
    entry = task.entry
    if entry.skip:
        return Outcome(path=entry.path, status="skipped", reason=entry.skip)
    if task.given is not None:
        return task.given
    try:
        return read_input(entry, limit=job.config.max_bytes, ratio=job.config.max_ratio)
    except CleanerError as error:
        return failed(entry.path, error)


def run_given(job: Job, task: Task, given: Document | Source) -> Iterator[Outcome]:
    """Do the job for what was read; every error of a document becomes a failed outcome."""
    if task.given is None and isinstance(given, Source):
        yield from run_source(job, given, task)
    else:
        yield run_document(job, given, task.name)


def run_source(job: Job, source: Source, task: Task) -> Iterator[Outcome]:
    """Do the job for bytes that may be a container whatever their name, else one document."""
    documents = None if job.as_text else inside(source, job)
    if documents is None:
        yield run_document(job, source, task.name)
        return
    names = names_for(job)
    empty = True
    try:
        for given in documents:
            empty = False
            if isinstance(given, InputError):
                yield failed(source.path, given)
            else:
                name = names.take(inner_path(task.entry, given), folder=job.in_folders)
                name = name if task.alone else f"{task.name}.records/{name}"
                yield run_document(job, given, name)
    except CleanerError as error:
        yield failed(source.path, error)
    if empty:
        yield Outcome(path=source.path, status="skipped", reason=NO_DOCUMENT)


NO_DOCUMENT = "holds no document"
"""What is said of a container with nothing in it."""


def names_for(job: Job) -> Names:
    """The names of a run's outputs, none taken yet."""
    return Names(endings(job.to), keep_suffix=not (find_format(job.to).suffix or job.in_folders))


def inner_path(entry: Input, given: Document | Source) -> str:
    """What the output of a document of a container is named after: below the container's name."""
    path = given.path or given.id or "document"
    inside_it = path.removeprefix(f"{entry.path}/")
    return path if inside_it == path else f"{entry.name or entry.path}/{inside_it}"


def inside(source: Source, job: Job) -> Iterator[Document | Source | InputError] | None:
    """The documents in bytes that are a record stream or a container, `None` if they are neither."""
    data = source.data
    stream = stream_of(data)
    if is_record_stream(data):
        return read_records(stream, limit=job.config.max_bytes)
    reader = sniff_reader(data)
    if reader is None and is_json(data):
        reader = reader_of("x.json")
    if reader is None:
        return None
    return reader.open(given_of(job, stream, source.path))


def given_of(job: Job, stream: io.BufferedReader, path: str) -> Given:
    """An opened container with what the job says of reading it."""
    return Given(stream, path, job.wanted, job.config.max_bytes, job.config.max_ratio)


def is_json(data: bytes) -> bool:
    """Whether bytes are JSON objects, one or many: prose that begins with a bracket is none."""
    head = data.lstrip()[:1]
    if head not in {b"{", b"["}:
        return False
    line, _, rest = data.lstrip().partition(b"\n")
    for part in (line, data) if rest.strip() else (data,):
        try:
            found = msgspec.json.decode(part, type=dict[str, msgspec.Raw] | list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        if isinstance(found, dict):
            return True
        return part is data and bool(found) and all(bytes(r)[:1] == b"{" for r in found)
    return False


def run_document(job: Job, given: Document | Source, name: str) -> Outcome:
    """Pass one document through the stages and write it."""
    path = given.path or given.id or "document"
    if isinstance(given, Source):
        given = msgspec.structs.replace(
            given, declared=job.declared or given.declared, url=job.url or given.url
        )
    begun = perf_counter()
    try:
        document = until(job.stage, job.config).run(given)
        done = _finish(job, document, path, name or "document")
        return msgspec.structs.replace(done, seconds=perf_counter() - begun)
    except (CleanerError, OSError) as error:
        return failed(path, error)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one document, not the run
        return failed(path, InputError(f"internal error: {type(error).__name__}: {error}"))


def failed(path: str, error: Exception) -> Outcome:
    """The outcome of an input that could not be done."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    status = error.exit_status if isinstance(error, CleanerError) else InputError.exit_status
    return Outcome(path=path, status="failed", reason=reason, exit_status=status)


def _finish(job: Job, document: Document, path: str, name: str) -> Outcome:
    """Encode and write one document, or put it with the rejects."""
    verdict = document.verdict
    format_ = find_format(job.to)
    files: tuple[Written, ...] = ()
    data = reject = b""
    lost = False
    if verdict.kept or (format_.holds_rejects and job.rejects == "keep"):
        if job.out is not None:
            files = tuple(_write_tree(job, Path(job.out), name, document))
        else:
            data = format_.encode(document, job.config)
    elif job.rejects != "drop":
        record = find_format("record").encode(replace_fields(document, source=None), job.config)
        if job.rejected is not None:
            files = (_write(job, Path(job.rejected), f"{name}.jsonl", record),)
        elif job.rejects == "file":
            reject = record
        else:
            lost = True
    rules = count_rules(document.ledger)
    return Outcome(
        path=path,
        status=verdict.status,
        rule=verdict.rule,
        reason=verdict.reason,
        kept=len(document.body) if verdict.kept else 0,
        dropped=_dropped(document),
        rules=rules,
        files=files,
        data=data,
        reject=reject,
        lost=lost,
        figures=to_json(facts_of(document, rules)) if job.figures else b"",
    )


def _write_tree(job: Job, out: Path, name: str, document: Document) -> Iterator[Written]:
    """Write one document's file or files below the folder of the tree."""
    format_ = find_format(job.to)
    if format_.folder is not None:
        for file, data in format_.folder(document, job.config):
            yield _write(job, out, f"{name}/{file}", data)
        return
    if format_.beside is not None:
        for ending, data in format_.beside(document).items():
            yield _write(job, out, f"{name}{ending}", data)
    yield _write(job, out, f"{name}{format_.suffix}", format_.encode(document, job.config))


def endings(to: str) -> tuple[str, ...]:
    """What may be put behind a name by a run to this format."""
    format_ = find_format(to)
    return (format_.suffix, *format_.besides, ".jsonl", ".records")


def _dropped(document: Document) -> int:
    if not document.verdict.kept:
        return len(document.text)
    return sum(len(e.before) for e in document.ledger if not e.after and e.stage == "strip")


def _write(job: Job, folder: Path, name: str, data: bytes) -> Written:
    target = folder / name
    status = write_atomic(target, data, folder=job.temporary)
    return Written(below(job.out, target), status.st_size, status.st_mtime_ns)


def below(out: str | None, path: Path) -> str:
    """A path as seen from the folder of the tree; one that is not below it as it is, whole."""
    if out is not None and path.is_relative_to(out):
        return path.relative_to(out).as_posix()
    return path.absolute().as_posix()
