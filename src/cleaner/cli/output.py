"""From the inputs of a command to its output: files, stdin, trees, one stream; and its status."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO

from cleaner.cli.options import RunFlags, StageFlags
from cleaner.errors import UsageError
from cleaner.read.find import Input, find_inputs
from cleaner.run.each import Work, open_stdin, run_inputs
from cleaner.run.job import Job, Outcome
from cleaner.text.visible import say, shown

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


def plan(stage: str, flags: StageFlags, to: str | None) -> Work:
    """Settle inputs, configuration, format and places; nothing is read yet but stdin's head."""
    inputs = list_inputs(flags)
    config = flags.settings()
    stdin = open_stdin() if any(i.file == "-" for i in inputs) else iter(())
    first = list(islice(stdin, 2))
    several = len(inputs) > 1 or len(first) > 1
    to = to or flags.to or _default_format(stage, flags, several=several)
    job = Job(
        stage=stage, to=to, config=config, declared=flags.declared, url=flags.url,
        **_places(flags, to),
    )  # fmt: skip
    outcomes = run_inputs(job, inputs, chain(first, stdin), flags.jobs)
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
    from cleaner.emit.formats.format import find_format

    suffix = find_format(to).suffix
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
