"""From the inputs of a command to its output: files, stdin, trees, one stream; and its status."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, NamedTuple

from cleaner.cli.guard import say
from cleaner.cli.options import RunFlags, StageFlags
from cleaner.document import Document, Source
from cleaner.errors import RecordError, UsageError
from cleaner.read.files import Input, find_inputs, shown
from cleaner.read.records import is_record_stream, read_records
from cleaner.run.job import Job, Outcome, failed, run_document
from cleaner.run.pool import run_all

SOME_FAILED = 3

Step = Callable[[], None]


def list_inputs(flags: StageFlags) -> list[Input]:
    """The inputs a command was given; raises `UsageError` if there are none."""
    paths = list_paths(flags.paths, flags.files_from, null=flags.null)
    found = find_inputs(paths, skip=flags.output)
    if not found:
        names = ", ".join(shown(p) for p in paths)
        raise UsageError(
            f"no document found in {names}; a directory gives its .html .htm .xhtml .txt .md files"
            " (name other files one by one)"
        )
    return found


def list_paths(given: list[str] | None, files_from: str | None, *, null: bool) -> list[str]:
    """The paths named and listed; stdin if there are none and it is no terminal."""
    paths = list(given or [])
    if files_from is not None:
        return paths + _listed(files_from, null=null)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("nothing to read: name a file or a directory, or pipe something in")
        paths = ["-"]
    return paths


def _listed(name: str, *, null: bool) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{shown(name)}: {error.strerror}") from error
    parts = data.split(b"\0") if null else data.splitlines()
    return [os.fsdecode(part) for part in parts if part]


class Work(NamedTuple):
    """A command's job, how many inputs it has, and their outcomes to come."""

    job: Job
    total: int
    outcomes: Iterator[Outcome]


def plan(stage: str, flags: StageFlags, to: str | None) -> Work:
    """Settle inputs, configuration, format and places; nothing is read yet but stdin's head."""
    inputs = list_inputs(flags)
    config = flags.settings()
    stdin = _open_stdin() if any(i.file == "-" for i in inputs) else iter(())
    first = list(islice(stdin, 2))
    several = len(inputs) > 1 or len(first) > 1
    to = to or flags.to or _default_format(stage, flags, several=several)
    job = Job(
        stage=stage, to=to, config=config, declared=flags.declared, url=flags.url,
        **_places(flags, to),
    )  # fmt: skip
    outcomes = _outcomes(job, inputs, chain(first, stdin), flags.jobs)
    return Work(job, len(inputs), outcomes)


def execute(stage: str, flags: StageFlags, *, to: str | None = None) -> list[Outcome]:
    """Run the stages up to `stage` over all inputs and write what comes out."""
    work = plan(stage, flags, to)
    with ExitStack() as stack:
        sink = stack.enter_context(_sink(flags, work.job))
        step = stack.enter_context(_progress(work.total, quiet=flags.quiet))
        done = []
        for outcome in work.outcomes:
            step()
            sink.write(outcome.data)
            _report(outcome, quiet=flags.quiet)
            done.append(_light(outcome))
    return done


def gather(stage: str, flags: StageFlags, *, to: str) -> list[Outcome]:
    """The same, the encoded documents kept for the caller instead of written."""
    work = plan(stage, flags, to)
    done = []
    with _progress(work.total, quiet=flags.quiet) as step:
        for outcome in work.outcomes:
            step()
            _report(outcome, quiet=flags.quiet)
            done.append(outcome)
    return done


def _light(outcome: Outcome) -> Outcome:
    import msgspec

    return msgspec.structs.replace(outcome, data=b"")


def _default_format(stage: str, flags: StageFlags, *, several: bool) -> str:
    if stage == "emit":
        return "jsonl" if several and flags.output is None else "md"
    if flags.output is not None and stage in {"detect", "repair"} and not flags.output.suffix:
        return "source"
    on_terminal = sys.stdout.isatty() and flags.output is None
    return "view" if on_terminal else "record"


def _places(flags: StageFlags, to: str) -> dict[str, str]:
    """Where a job writes by itself: the mirrored tree and the rejects."""
    from cleaner.run.outputs import find_output

    suffix = find_output(to).suffix
    places: dict[str, str] = {}
    output = flags.output
    if output is not None and (not suffix or output.suffix != suffix or output.is_dir()):
        places["out"] = str(output)
    rejects = flags.rejects if isinstance(flags, RunFlags) else None
    if rejects is None and "out" in places and to != "record":
        rejects = Path(places["out"]) / "rejects"
    if rejects is not None:
        places["rejects"] = str(rejects)
    return places


def _open_stdin() -> Iterator[Document | Source | RecordError]:
    """What stands on stdin: records line by line, or one document."""
    stream = sys.stdin.buffer
    head = stream.peek(16)[:16] if hasattr(stream, "peek") else b""
    if is_record_stream(head):
        yield from read_records(stream)
    else:
        yield Source(data=stream.read(), id="stdin", path="stdin")


def _outcomes(
    job: Job,
    inputs: list[Input],
    stdin: Iterable[Document | Source | RecordError],
    jobs: int,
) -> Iterator[Outcome]:
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


@contextmanager
def _sink(flags: StageFlags, job: Job) -> Iterator[IO[bytes]]:
    """Where a stream goes: stdout, or a file that appears when it is whole."""
    if flags.output is None or job.out is not None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    flags.output.parent.mkdir(parents=True, exist_ok=True)
    temporary = flags.output.with_name(f".cleaner-{os.getpid()}-{flags.output.name}")
    try:
        with temporary.open("wb") as stream:
            yield stream
        temporary.replace(flags.output)
    except OSError as error:
        raise UsageError(f"{flags.output}: cannot be written: {error.strerror}") from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Step]:
    """A progress bar on stderr, on a terminal and for long work only."""
    if quiet or total < 20 or not sys.stderr.isatty():  # noqa: PLR2004 - less is done at once
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("cleaning", total=total)
        yield lambda: progress.advance(task)


def _report(outcome: Outcome, *, quiet: bool) -> None:
    if outcome.status == "failed":
        say(f"cleaner: {shown(outcome.path)}: {outcome.reason}")
    elif outcome.status == "rejected" and not quiet:
        say(f"cleaner: {shown(outcome.path)}: rejected ({outcome.rule}): {outcome.reason}")


def exit_status(outcomes: Iterable[Outcome]) -> int:
    """3 if an input failed, else 0."""
    return SOME_FAILED if any(o.status == "failed" for o in outcomes) else 0
