"""`cleaner detect`: what the bytes are, as a table, CSV, JSON Lines, records, or UTF-8 copies."""

import sys
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import execute, gather
from cleaner.cli.parameter import Option
from cleaner.document import Document
from cleaner.errors import UsageError

HELP = (
    "Name the encoding of files, how sure that is, and what a page declares. On a terminal a "
    "table; into a pipe records, for the next stage."
)
EXAMPLES = examples(
    "cleaner detect pages/",
    "cleaner detect pages/ --only-wrong-declared --output-format csv",
    "cleaner detect pages/ --convert -o utf8",
    "cleaner detect old.html | cleaner repair | cleaner strip | cleaner split | cleaner emit",
)


class DetectFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `detect`."""

    output_format: Annotated[
        str | None,
        Option(help="A report instead of records: table, csv, json-lines.", metavar="FORMAT"),
    ] = None
    only_wrong_declared: Annotated[
        bool,
        Option(
            names=("--only-wrong-declared",),
            help="Report only files whose declared charset is wrong.",
        ),
    ] = False
    convert: Annotated[
        bool,
        Option(names=("--convert",), help="Write UTF-8 copies below the folder given with -o."),
    ] = False


@takes(DetectFlags)
def detect(flags: DetectFlags) -> int:
    """Detect, and report, convert, or pass on."""
    if flags.convert:
        if flags.output is None:
            raise UsageError("--convert writes copies: name a folder with -o")
        return execute("detect", flags, to="source").exit_status
    if _wants_report(flags):
        return _report(flags)
    return execute("detect", flags).exit_status


def _wants_report(flags: DetectFlags) -> bool:
    """Whether the output is a report: asked for, or a terminal with no other wish."""
    if flags.output_format or flags.only_wrong_declared:
        return True
    return flags.to is None and flags.output is None and sys.stdout.isatty()


def _report(flags: DetectFlags) -> int:
    """Detect all inputs and print a row each."""
    import msgspec

    from cleaner.run.tally import Tally
    from cleaner.see.encodings import render

    name = flags.output_format or ("table" if sys.stdout.isatty() else "json-lines")
    outcomes = gather("detect", flags, to="record")
    decoder = msgspec.json.Decoder(Document)
    documents = [decoder.decode(outcome.data) for outcome in outcomes if outcome.data]
    render(documents, name, only_wrong=flags.only_wrong_declared)
    return Tally(outcomes).exit_status
