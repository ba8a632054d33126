"""`cleaner dedup`: one of the documents that say the same stays."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec

from cleaner.cli import place
from cleaner.cli.guard import examples, takes
from cleaner.cli.options import Quiet
from cleaner.cli.output import progress, write_page
from cleaner.cli.parameter import Argument, Flags, Option
from cleaner.errors import InputError, MissingExtraError, UsageError
from cleaner.read.find import Input, find_inputs
from cleaner.run.tally import SOME_FAILED
from cleaner.text.visible import say, shown

if TYPE_CHECKING:
    from cleaner.see.duplicates import Group, Seen

HELP = (
    "Take documents that say the same out of what run wrote (JSON Lines, JSON, Parquet): of "
    "equal bodies, and of those that have most of their letters in common, the longest stays, of equals "
    "the oldest. The inputs are read twice, so they are files. Which stays does not depend on order."
)
EXAMPLES = examples(
    "cleaner dedup corpus.jsonl -o unique.jsonl",
    "cleaner dedup a.jsonl.gz b.jsonl.gz -o corpus.parquet --groups groups.jsonl",
    "cleaner dedup corpus.jsonl --exact -o unique.jsonl.zst",
)


class DedupFlags(Flags, frozen=True, kw_only=True):
    """The options of `dedup`."""

    paths: Annotated[
        list[str] | None,
        Argument(help="Files that run wrote: .jsonl, .json, .parquet, compressed or not."),
    ] = None
    output: Annotated[
        Path | None,
        Option(
            names=("--output", "-o"),
            help="Write here: .jsonl (also .gz, .bz2, .xz, .zst) or .parquet; else to stdout.",
            metavar="FILE",
        ),
    ] = None
    similar: Annotated[
        int,
        Option(
            help="Per cent of their letters that copies have in common (extra dedup).",
            least=1,
            most=100,
            metavar="N",
        ),
    ] = 70
    exact: Annotated[bool, Option(names=("--exact",), help="Only bodies with equal letters.")] = (
        False
    )
    groups: Annotated[
        Path | None,
        Option(
            help="Write here, a line a group, which document stays and which are its copies.",
            metavar="FILE",
        ),
    ] = None
    quiet: Quiet = False


@takes(DedupFlags)
def dedup(flags: DedupFlags) -> int:
    """Read, group, write what stays."""
    from cleaner.see.duplicates import Duplicates

    _refuse_other_formats(flags.output)
    inputs = _inputs(flags)
    try:
        found = Duplicates(1.0 if flags.exact else flags.similar / 100)
    except MissingExtraError as error:
        raise UsageError(f"{error}, or compare letters alone with --exact") from error
    failed = False
    with progress(len(inputs), "comparing", quiet=flags.quiet) as step:
        for entry in inputs:
            step()
            for read in _documents(entry):
                if isinstance(read, InputError):
                    say(f"cleaner: {shown(entry.path)}: {read}")
                    failed = True
                else:
                    found.add(read.seen)
    groups = list(found.groups())
    gone = {copy for group in groups for copy, _ in group.copies}
    _write(flags.output, inputs, gone)
    if flags.groups is not None:
        names = [rank.path or rank.id for rank in found.ranks]
        write_page(flags.groups, "".join(_line(group, names) for group in groups))
    if not flags.quiet:
        counts = f"{len(found.ranks):,} documents, {len(groups):,} groups"
        say(f"cleaner: {counts}, {len(gone):,} copies taken out")
    return SOME_FAILED if failed else 0


class Read(NamedTuple):
    """A document as it stands in its file, on one line, and what is asked of it."""

    line: bytes
    seen: "Seen"


def _refuse_other_formats(output: Path | None) -> None:
    ending = place.ending_of(output)[0] if output is not None else ".jsonl"
    if ending not in {".jsonl", ".parquet"} or (output is not None and output.is_dir()):
        raise UsageError(f"-o {shown(str(output))}: dedup writes a .jsonl or a .parquet file")


def _inputs(flags: DedupFlags) -> list[Input]:
    """Files that an earlier run wrote; raises `UsageError` for anything else."""
    from cleaner.see.past import is_output

    paths = list(flags.paths or [])
    if not paths or "-" in paths:
        raise UsageError("dedup reads its inputs twice: name files that run wrote")
    outputs = [path for path in (flags.output, flags.groups) if path is not None]
    inputs = find_inputs(paths, skip=outputs)
    if not inputs:
        raise UsageError(f"no document found in {', '.join(map(shown, paths))}")
    for entry in inputs:
        if not is_output(entry):
            raise UsageError(
                f"{shown(entry.path)}: no JSON, JSON Lines or Parquet that run wrote; clean it first: "
                f"cleaner run {shown(entry.path)} -o corpus.jsonl"
            )
    place.refuse_output(flags.output, inputs)
    place.refuse_output(flags.groups, inputs)
    return inputs


def _documents(entry: Input) -> Iterator[Read | InputError]:
    """Every document of a file, or the error in the place of one."""
    from cleaner.read.files import open_input
    from cleaner.run.restore import read_objects
    from cleaner.see.duplicates import Seen

    with open_input(entry) as stream:
        for number, data in enumerate(read_objects(stream), 1):
            if isinstance(data, InputError):
                yield data
                continue
            try:
                line = msgspec.json.format(data, indent=-1)
                yield Read(line + b"\n", msgspec.json.decode(line, type=Seen))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield InputError(f"document {number} is no output of a run: {error}")


def _write(output: Path | None, inputs: Sequence[Input], gone: set[int]) -> None:
    """Read once more and write all but those, in their order."""
    from cleaner.emit.formats.format import find_format

    to = "parquet" if output is not None and place.ending_of(output)[0] == ".parquet" else "jsonl"
    read = (one for entry in inputs for one in _documents(entry))
    known = (one for one in read if not isinstance(one, InputError))
    with ExitStack() as stack:
        stream = stack.enter_context(place.sink(output))
        if (table := find_format(to).table) is not None:
            stream = stack.enter_context(table(stream))
        for number, one in enumerate(known):
            if number not in gone:
                stream.write(one.line)


def _line(group: "Group", names: Sequence[str]) -> str:
    """A group as JSON on one line."""
    copies = [{"path": names[copy], "similarity": share} for copy, share in group.copies]
    return msgspec.json.encode({"kept": names[group.kept], "copies": copies}).decode() + "\n"
