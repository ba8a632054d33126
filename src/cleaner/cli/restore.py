"""`cleaner restore`: the decoded input back from a record or JSON output."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.parameter import Argument, Flags, Option
from cleaner.errors import InputError, UsageError
from cleaner.text.visible import say, shown

HELP = (
    "Give the decoded input back, exactly, from a record or JSON output with a full ledger "
    "(for HTML: the text of the whole page in order). With --fixes, undo the last run of "
    "check --fix or repair --in-place from its journal."
)
EXAMPLES = examples(
    "cleaner run a.txt --to json | cleaner restore -",
    "cleaner restore corpus.jsonl -o originals",
    "cleaner restore --fixes",
)


class RestoreFlags(Flags, frozen=True, kw_only=True):
    """The options of `restore`."""

    path: Annotated[str, Argument(help="A record, JSON or JSON Lines file; - is stdin.")] = "-"
    output: Annotated[
        Path | None,
        Option(names=("--output", "-o"), help="Folder to write one file a document into."),
    ] = None
    fixes: Annotated[
        bool,
        Option(
            names=("--fixes",),
            help="Give files that were written over the bytes they had: of the newest run whose "
            "journal is in .cleaner-fixes here (or of the journal or folder named).",
        ),
    ] = False


@takes(RestoreFlags)
def restore(flags: RestoreFlags) -> int:
    """Undo the ledgers, or the fixes of a run."""
    return _undo(flags) if flags.fixes else _restore(flags)


def _undo(flags: RestoreFlags) -> int:
    """Undo the newest run that wrote over files; 3 if a file was left as it is."""
    from cleaner.run.journal import find_run
    from cleaner.run.undo import undo_fixes

    if flags.output is not None:
        raise UsageError("--fixes writes where the files lie; leave -o away")
    run = find_run(Path("." if flags.path == "-" else flags.path))
    status = done = 0
    for undone in undo_fixes(run):
        if undone.problem:
            say(f"cleaner: {shown(undone.file)}: {undone.problem}")
            status = InputError.exit_status
        else:
            done += 1
    say(f"cleaner: {done:,} {'file is' if done == 1 else 'files are'} as before the run {run.name}")
    return status


def _restore(flags: RestoreFlags) -> int:
    from cleaner.run.names import Names
    from cleaner.run.restore import parse_restorable, read_objects
    from cleaner.run.restore import restore as rebuild
    from cleaner.run.write import write_atomic

    status = 0
    number = 0
    names = Names(("",), keep_suffix=True)
    with _opened(flags.path) as stream:
        for number, found in enumerate(read_objects(stream), 1):
            where = f"{shown(flags.path)}: document {number}"
            try:
                document = parse_restorable(found, where=where)
                data = rebuild(document, where=where).encode("utf-8", "replace")
                if flags.output is None:
                    sys.stdout.buffer.write(data)
                else:
                    name = names.take(document.path or document.id or str(number))
                    write_atomic(flags.output / name, data)
            except InputError as error:
                say(f"cleaner: {error}")
                status = error.exit_status
    if not number:
        raise UsageError(f"{shown(flags.path)}: nothing to restore, the input is empty")
    return status


@contextmanager
def _opened(path: str) -> Iterator[io.BufferedReader]:
    from cleaner.read.files import open_input, standard_input
    from cleaner.read.find import Input

    if path == "-":
        yield standard_input()
        return
    try:
        stream = open_input(Input(path, path))
    except InputError as error:
        raise UsageError(f"{shown(path)}: {error}") from error
    with stream:
        yield stream
