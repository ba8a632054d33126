"""`cleaner restore`: the decoded input back from a record or JSON output."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.parameter import Argument, Flags, Option
from cleaner.errors import RestoreError, UsageError
from cleaner.text.visible import say, shown

HELP = (
    "Give the decoded input back, exactly, from a record or JSON output with a full ledger "
    "(for HTML: the text of the whole page in order)."
)
EXAMPLES = examples(
    "cleaner run a.txt --to json | cleaner restore -",
    "cleaner restore corpus.jsonl -o originals",
)


class RestoreFlags(Flags, frozen=True, kw_only=True):
    """The options of `restore`."""

    path: Annotated[str, Argument(help="A record, JSON or JSON Lines file; - is stdin.")] = "-"
    output: Annotated[
        Path | None,
        Option(names=("--output", "-o"), help="Folder to write one file a document into."),
    ] = None


@takes(RestoreFlags)
def restore(flags: RestoreFlags) -> int:
    """Undo the ledgers."""
    from cleaner.run.restore import parse_restorable
    from cleaner.run.restore import restore as rebuild
    from cleaner.run.write import safe_name, write_atomic

    status = 0
    for number, line in enumerate(_objects(flags.path), 1):
        where = f"{shown(flags.path)}: document {number}"
        try:
            found = parse_restorable(line, where=where)
            data = rebuild(found, where=where).encode("utf-8", "replace")
        except RestoreError as error:
            say(f"cleaner: {error}")
            status = error.exit_status
            continue
        if flags.output is None:
            sys.stdout.buffer.write(data)
        else:
            write_atomic(flags.output / safe_name(found.path or found.id or str(number)), data)
    return status


def _objects(path: str) -> Iterator[bytes]:
    """One JSON object a line, or one object over many lines."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{shown(path)}: {error.strerror}") from error
    lines = [line for line in data.split(b"\n") if line.strip()]
    if not lines:
        raise UsageError(f"{shown(path)}: nothing to restore, the input is empty")
    if all(line.startswith(b"{") and line.rstrip().endswith(b"}") for line in lines):
        yield from lines
    else:
        yield data
