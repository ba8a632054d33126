"""One unit of work: read an input, pass it through the stages, write or return what comes out.

The same function serves the serial run and the pool, so they cannot differ.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

import msgspec

from cleaner.config import DEFAULT, Config
from cleaner.document import Document, Source, replace_fields
from cleaner.emit.formats.format import find_format, suffixes
from cleaner.emit.ledger import RuleCount, count_rules
from cleaner.errors import CleanerError, InputError, RecordError, UsageError
from cleaner.pipeline import until
from cleaner.read.files import read_input
from cleaner.read.find import Input
from cleaner.read.records import is_record_stream, read_records
from cleaner.run.write import safe_name, write_atomic


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to do with every input.

    `stage` is the last stage to pass, `to` the output format. `out` is the folder of the mirrored
    tree; without it the encoded documents are returned. `rejects` is the folder of the rejected.
    """

    stage: str = "emit"
    to: str = "md"
    config: Config = DEFAULT
    out: str | None = None
    rejects: str | None = None
    declared: str = ""
    url: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document: for the summary, the exit status and the stream."""

    path: str
    status: str
    rule: str = ""
    reason: str = ""
    kept: int = 0
    dropped: int = 0
    rules: dict[str, RuleCount] = {}
    written: str = ""
    data: bytes = b""


def run_input(job: Job, entry: Input) -> list[Outcome]:
    """Do the job for one file; every error of an input becomes a failed outcome."""
    try:
        source = read_input(entry, limit=job.config.max_bytes)
    except InputError as error:
        return [failed(entry.path, error)]
    return list(run_source(job, source))


def run_source(job: Job, source: Source) -> Iterator[Outcome]:
    """Do the job for bytes: a record stream line by line, anything else as one document."""
    if is_record_stream(source.data):
        yield from run_records(job, source.data.splitlines(), source.path)
        return
    given = msgspec.structs.replace(source, declared=job.declared, url=job.url)
    yield run_document(job, given)


def run_records(job: Job, lines: Iterable[bytes], path: str) -> Iterator[Outcome]:
    """Do the job for the lines of a record stream."""
    for record in read_records(lines):
        if isinstance(record, RecordError):
            yield failed(path, record)
        else:
            yield run_document(job, record)


def run_document(job: Job, given: Document | Source) -> Outcome:
    """Pass one document through the stages and write it."""
    name = given.path or given.id or "document"
    try:
        document = until(job.stage, job.config).run(given)
        return _finish(job, document, name)
    except UsageError:
        raise
    except (CleanerError, OSError) as error:
        return failed(name, error)
    except Exception as error:  # noqa: BLE001 - a fault of ours costs one document, not the run
        return failed(name, InputError(f"internal error: {type(error).__name__}: {error}"))


def failed(path: str, error: Exception) -> Outcome:
    """The outcome of an input that could not be done."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Outcome(path=path, status="failed", reason=reason)


def _finish(job: Job, document: Document, name: str) -> Outcome:
    """Encode and write one document, or put it with the rejects."""
    format_ = find_format(job.to)
    written = ""
    data = b""
    passes = document.verdict.kept or job.to == "record"
    if passes:
        data = b"" if job.out is not None else format_.encode(document, job.config)
    if job.out is not None and passes:
        written = _write_tree(job, Path(job.out), name, document)
    elif not document.verdict.kept and job.rejects is not None:
        written = _write(
            Path(job.rejects),
            name,
            ".jsonl",
            find_format("record").encode(_whole(document), job.config),
        )
    return Outcome(
        path=name,
        status=document.verdict.status,
        rule=document.verdict.rule,
        reason=document.verdict.reason,
        kept=len(document.body) if document.verdict.kept else 0,
        dropped=_dropped(document),
        rules=count_rules(document.ledger),
        written=written,
        data=data,
    )


def _write_tree(job: Job, out: Path, name: str, document: Document) -> str:
    """Write one document's file or files below the folder of the tree."""
    format_ = find_format(job.to)
    if format_.folder is not None:
        folder = output_name(name, ".md").removesuffix(".md")
        for file, data in format_.folder(document, job.config):
            write_atomic(out / folder / file, data)
        return str(out / folder)
    if format_.beside is not None:
        for suffix, data in format_.beside(document).items():
            _write(out, name, suffix, data)
    return _write(out, name, format_.suffix, format_.encode(document, job.config))


def _whole(document: Document) -> Document:
    return replace_fields(document, source=None)


def _dropped(document: Document) -> int:
    if not document.verdict.kept:
        return len(document.text)
    return sum(len(e.before) for e in document.ledger if not e.after and e.stage == "strip")


def _write(folder: Path, name: str, suffix: str, data: bytes) -> str:
    target = folder / output_name(name, suffix)
    write_atomic(target, data)
    return str(target)


def output_name(name: str, suffix: str) -> str:
    """The relative name of an output: its suffix replaced, hostile parts of a path left away.

    >>> output_name("../a/page.html", ".md")
    'a/page.md'
    """
    # an empty suffix keeps the name as it is: the source, mended
    path = PurePosixPath(safe_name(name))
    stems = {".gz", ".bz2", ".xz", ".zst"}
    if path.suffix.lower() in stems:
        path = path.with_suffix("")
    if not suffix:
        return str(path)
    known = {".html", ".htm", ".xhtml", ".txt", ".md", ".markdown"}
    known |= suffixes()
    stem = path.name.removesuffix(path.suffix) if path.suffix.lower() in known else path.name
    return str(path.with_name(stem + suffix))
