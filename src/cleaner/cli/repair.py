"""`cleaner repair`: show, pass on, write to a folder or in place, or show as a diff."""

import sys
from typing import TYPE_CHECKING, Annotated

import msgspec

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import Backup, NoJournal, StageFlags, keeping
from cleaner.cli.output import execute, list_inputs, progress
from cleaner.cli.parameter import Option
from cleaner.config import Config
from cleaner.errors import InputError, UsageError
from cleaner.read.files import read_input
from cleaner.read.find import Input
from cleaner.read.original import read_original
from cleaner.read.reader import reader_of
from cleaner.text.visible import say, shown

if TYPE_CHECKING:
    from cleaner.run.rewrite import Keeping

HELP = (
    "Undo damage: shifted bytes, pinyin brackets, mojibake, noise, invisible characters. On a "
    "terminal what was mended is shown; into a pipe records go; -o writes mended copies."
)
EXAMPLES = examples(
    "cleaner repair broken.txt",
    "cleaner repair broken.txt --to txt > mended.txt",
    "cleaner repair --diff --select REP01 corpus/",
    "cleaner repair --in-place corpus/",
)


class RepairFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `repair`."""

    in_place: Annotated[
        bool,
        Option(
            names=("--in-place",),
            help="Write the mended text over the file, as UTF-8 whatever it was in; a file whose "
            "encoding is not sure, or of which bytes do not decode, stays as it is.",
        ),
    ] = False
    backup: Backup = ""
    no_journal: NoJournal = False
    diff: Annotated[bool, Option(names=("--diff",), help="Show what would change; exit 1.")] = False


@takes(RepairFlags)
def repair(flags: RepairFlags) -> int:
    """Repair in the way asked for."""
    if flags.in_place and (flags.output or flags.to):
        raise UsageError("--in-place writes over the inputs; leave -o and --to away")
    if not (flags.in_place or flags.diff):
        return execute("repair", flags).exit_status
    return _each(msgspec.structs.replace(flags, output=None))


def _each(flags: RepairFlags) -> int:
    """One input after the other, mended in place or shown as a diff."""
    config = flags.settings()
    kept = keeping(flags.backup, no_journal=flags.no_journal)
    inputs = list_inputs(flags)
    if any(entry.file == "-" for entry in inputs):
        raise UsageError("stdin has no place to write to; use: cleaner repair - --to txt")
    status = 0
    with progress(len(inputs), "repairing", quiet=flags.quiet) as step:
        for entry in inputs:
            try:
                done = _show(entry, config) if flags.diff else _mend(flags, entry, config, kept)
                status = max(status, done)
            except InputError as error:
                say(f"cleaner: {shown(entry.path)}: {error}")
                status = error.exit_status
            step()
    return status


def _show(entry: Input, config: Config) -> int:
    """Print what would change; returns 1 if anything does."""
    from cleaner.see.diff import diff_texts, repair_file

    mended = repair_file(read_input(entry, limit=config.max_bytes, ratio=config.max_ratio), config)
    lines = diff_texts(mended.before, mended.after, entry.path, signs=True)
    sys.stdout.buffer.write("".join(lines).encode("utf-8", "replace"))
    return int(bool(lines))


def _mend(flags: RepairFlags, entry: Input, config: Config, kept: "Keeping") -> int:
    """Write the mended text over the file; raises `InputError` if that would lose anything."""
    from cleaner.run.rewrite import rewrite
    from cleaner.see.diff import repair_file

    if entry.skip:
        if not flags.quiet:
            say(f"cleaner: {shown(entry.path)}: skipped: {entry.skip}")
        return 0
    if reader_of(entry.file) is not None:
        raise InputError("holds records, not text; use: cleaner check --fix (JSON Lines)")
    original, source = read_original(entry, limit=config.max_bytes, ratio=config.max_ratio)
    source = msgspec.structs.replace(source, declared=flags.declared, url=flags.url)
    mended = repair_file(source, config)
    if mended.data == source.data or not mended.kept:
        return 0
    if mended.refusal:
        raise InputError(f"left as it is: {mended.refusal}")
    rewrite(original, entry.file, mended.data, kept)
    return 0
