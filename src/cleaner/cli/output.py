"""From the inputs of a command to its output: files, stdin, trees, one stream; and its status."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from cleaner.cli import place
from cleaner.cli.options import RunFlags, StageFlags
from cleaner.errors import ReadError, UsageError
from cleaner.read.files import read_input
from cleaner.read.find import Input, find_inputs
from cleaner.read.reader import reader_of
from cleaner.run.job import Job, Outcome, below
from cleaner.run.tally import Tally
from cleaner.text.visible import say, shown

Step = Callable[[], None]


def list_inputs(flags: StageFlags) -> list[Input]:
    """The inputs a command was given; raises `UsageError` if there are none."""
    given = list_paths(flags.paths, flags.files_from, null=flags.null)
    rejects = getattr(flags, "rejects", "keep")
    places = [flags.output, Path(rejects) if rejects not in {"keep", "drop"} else None]
    outputs = [place for place in places if place is not None]
    for path in given.named:
        _refuse_folder(path, outputs)
    found = find_inputs(given.named, skip=outputs, listed=given.listed)
    if not found:
        names = ", ".join(shown(p) for p in (*given.named, *given.listed))
        raise UsageError(
            f"no document found in {names}; a directory gives its .html .htm .xhtml .txt .md files "
            "and containers (.jsonl .csv .parquet .warc .zip .tar); name other files one by one"
        )
    return found


def _refuse_folder(path: str, outputs: list[Path]) -> None:
    """Raise `UsageError` if an output would go into the very folder that is read."""
    for output in outputs:
        if os.path.isdir(path) and output.exists() and os.path.samefile(path, output):  # noqa: PTH112, PTH121
            raise UsageError(
                f"{shown(str(output))} is the folder that is read: its files would be written over; "
                "name another with -o"
            )


class Paths(NamedTuple):
    """Paths of the command line, and those that stand in a list."""

    named: list[str]
    listed: list[str]


def list_paths(given: list[str] | None, files_from: str | None, *, null: bool) -> Paths:
    """The paths named and listed; stdin if there are none and it is no terminal."""
    paths = list(given or [])
    if files_from is not None:
        return Paths(paths, _listed(files_from, null=null))
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("nothing to read: name a file or a directory, or pipe something in")
        paths = ["-"]
    return Paths(paths, [])


LIST_LIMIT = 1 << 30
"""Bytes of a list of files."""


def _listed(name: str, *, null: bool) -> list[str]:
    try:
        data = read_input(Input(name, name), limit=LIST_LIMIT).data
    except ReadError as error:
        raise UsageError(f"{shown(name)}: {error}") from error
    parts = data.split(b"\0") if null else data.splitlines()
    return [os.fsdecode(part) for part in parts if part]


class Work(NamedTuple):
    """A command's job, how many inputs it has, and their outcomes to come."""

    job: Job
    total: int
    outcomes: Iterator[Outcome]


def plan(stage: str, flags: StageFlags, to: str | None, inputs: list[Input] | None = None) -> Work:
    """Settle inputs, configuration, format and names; nothing is read yet but stdin's head.

    `inputs` are those of the flags unless given.
    """
    from cleaner.emit.formats.format import find_format
    from cleaner.run.each import Tasks, open_stdin, run_tasks

    config = flags.settings()
    to = to or flags.to or place.format_of(stage, flags.output)
    if to is not None:
        find_format(to)  # a wrong name is told before anything is read
    inputs = list_inputs(flags) if inputs is None else inputs
    figures = isinstance(flags, RunFlags) and flags.stats is not None
    job = msgspec.structs.replace(flags.reading(config), stage=stage, figures=figures)
    kind = flags.container
    stdin = open_stdin(job, kind) if any(i.file == "-" for i in inputs) else iter(())
    first = list(islice(stdin, 2))
    several = len(inputs) > 1 or len(first) > 1 or is_container(inputs[0], kind, job)
    to = to or _default_format(stage, flags, several=several)
    job = msgspec.structs.replace(job, to=to, **place.places(flags, to, several=several))
    part = flags.part() if isinstance(flags, RunFlags) else (0, 1)
    tasks = Tasks(job, inputs, chain(first, stdin), kind, part)
    place.refuse_inputs(flags, job, inputs, tasks.names)
    manifest = None
    if isinstance(flags, RunFlags) and job.out is not None:
        from cleaner.run.manifest import Manifest
        from cleaner.run.state import state_key

        state = state_key(config, msgspec.msgpack.encode(_stateless(job)), by_content=True)
        job = msgspec.structs.replace(job, state=state)
        manifest = Manifest(job, part, fresh=flags.fresh)
    outcomes = run_tasks(job, tasks, flags.jobs, manifest)
    return Work(job, -(-len(inputs) // part[1]), outcomes)


def _stateless(job: Job) -> Job:
    """The job without the place of the output, which may be moved."""
    rejected = below(job.out, Path(job.rejected)) if job.rejected else None
    return msgspec.structs.replace(job, out="", rejected=rejected)


def is_container(entry: Input, kind: str, job: Job) -> bool:
    """Whether an input may hold several documents, as far as its name tells."""
    return not job.as_text and (bool(kind) or reader_of(entry.file) is not None)


def execute(stage: str, flags: StageFlags, *, to: str | None = None) -> Tally:
    """Run the stages up to `stage` over all inputs and write what comes out."""
    from cleaner.emit.formats.format import find_format

    work = plan(stage, flags, to)
    with ExitStack() as stack:
        sink = stack.enter_context(place.sink(flags.output if work.job.out is None else None))
        if (table := find_format(work.job.to).table) is not None:
            sink = stack.enter_context(table(sink))
        rejects = stack.enter_context(place.reject_sink(flags, work.job))
        step = stack.enter_context(progress(work.total, "cleaning", quiet=flags.quiet))
        stack.enter_context(closing(work.outcomes))  # type: ignore[type-var]  # a generator
        tally = Tally()
        statistics = _Statistics(getattr(flags, "stats", None))
        for outcome in work.outcomes:
            step()
            sink.write(outcome.data)
            rejects.write(outcome.reject)
            report(outcome, quiet=flags.quiet)
            tally.add(outcome)
            statistics.add(outcome)
    statistics.write()
    return tally


class _Statistics:
    """The figures of a run, if they were asked for: a file beside the output."""

    def __init__(self, target: Path | None) -> None:
        self._target = target
        if target is not None:
            from cleaner.emit.formats.facts import Facts
            from cleaner.see.totals import Totals

            self._totals = Totals()
            self._decode = msgspec.json.Decoder(Facts).decode

    def add(self, outcome: Outcome) -> None:
        """Count a document."""
        if outcome.figures:
            self._totals.add(self._decode(outcome.figures))

    def write(self) -> None:
        """Write them as JSON, or as a page."""
        if self._target is None:
            return
        from cleaner.see.report import render_report, to_json

        found = self._totals.report()
        is_page = self._target.suffix.lower() in {".html", ".htm"}
        write_page(self._target, render_report(found) if is_page else to_json(found))


def gather(stage: str, flags: StageFlags, *, to: str) -> list[Outcome]:
    """The same, the encoded documents kept for the caller instead of written."""
    work = plan(stage, flags, to)
    done = []
    with progress(work.total, "cleaning", quiet=flags.quiet) as step:
        for outcome in work.outcomes:
            step()
            report(outcome, quiet=flags.quiet)
            done.append(outcome)
    return done


def write_page(target: Path | None, page: str) -> None:
    """Write a page or a table where it was asked for, or to stdout."""
    from cleaner.run.write import write_atomic

    data = page.encode("utf-8", "replace")
    if target is None:
        sys.stdout.buffer.write(data)
    else:
        write_atomic(target, data)


def _default_format(stage: str, flags: StageFlags, *, several: bool) -> str:
    if stage == "emit":
        return "jsonl" if several and flags.output is None else "md"
    if flags.output is not None and stage in {"detect", "repair"} and not flags.output.suffix:
        return "source"
    on_terminal = sys.stdout.isatty() and flags.output is None
    return "view" if on_terminal else "record"


@contextmanager
def progress(total: int, doing: str, *, quiet: bool) -> Iterator[Step]:
    """A progress bar on stderr, on a terminal and for long work only."""
    if quiet or total < 20 or not sys.stderr.isatty():  # noqa: PLR2004 - less is done at once
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


def report(outcome: Outcome, *, quiet: bool) -> None:
    """Say what became of a document that is in no output, or not as one that is surely kept."""
    if outcome.status == "failed":
        say(f"cleaner: {shown(outcome.path)}: {outcome.reason}")
    elif outcome.status == "skipped" and not quiet:
        say(f"cleaner: {shown(outcome.path)}: skipped: {outcome.reason}")
    elif outcome.status in {"rejected", "unsure"} and not quiet:
        say(f"cleaner: {shown(outcome.path)}: {outcome.status} ({outcome.rule}): {outcome.reason}")
