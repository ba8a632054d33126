"""`cleaner repair`: show, pass on, write to a folder or in place, or show as a diff."""

import sys
from typing import Annotated

import msgspec

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import execute, exit_status, list_inputs
from cleaner.cli.parameter import Option
from cleaner.errors import InputError, UsageError
from cleaner.read.files import read_input
from cleaner.text.visible import say, shown

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
        bool, Option(names=("--in-place",), help="Write the mended text over the file, as UTF-8.")
    ] = False
    backup: Annotated[
        str,
        Option(help="With --in-place: keep each file besides, with this suffix.", metavar="SUFFIX"),
    ] = ""
    diff: Annotated[bool, Option(names=("--diff",), help="Show what would change; exit 1.")] = False


@takes(RepairFlags)
def repair(flags: RepairFlags) -> int:
    """Repair in the way asked for."""
    if flags.in_place and (flags.output or flags.to):
        raise UsageError("--in-place writes over the inputs; leave -o and --to away")
    if not (flags.in_place or flags.diff):
        return exit_status(execute("repair", flags))
    return _each(msgspec.structs.replace(flags, output=None))


def _each(flags: RepairFlags) -> int:
    """One input after the other, mended in place or shown as a diff."""
    from cleaner.see.diff import diff_texts, repair_file

    config = flags.settings()
    status = 0
    for entry in list_inputs(flags):
        if entry.file == "-":
            raise UsageError("stdin has no place to write to; use: cleaner repair - --to txt")
        try:
            mended = repair_file(read_input(entry, limit=config.max_bytes), config)
            if mended.changed and flags.diff:
                lines = diff_texts(mended.before, mended.after, entry.path)
                sys.stdout.buffer.write("".join(lines).encode("utf-8", "replace"))
                status = max(status, 1)
            elif mended.changed:
                from cleaner.run.rewrite import rewrite

                rewrite(entry.file, mended.source, mended.data, backup=flags.backup)
        except InputError as error:
            say(f"cleaner: {shown(entry.path)}: {error}")
            status = error.exit_status
    return status
