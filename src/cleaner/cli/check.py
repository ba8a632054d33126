"""`cleaner check`: report faults of a corpus, mend the safe ones on request."""

import sys

import typer

from cleaner.cli.guard import examples, say, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.stream import list_inputs
from cleaner.errors import InputError
from cleaner.read.files import read_input, shown

HELP = "Report faults in files of a corpus. Exit status 1 if there are any, 0 if none."
EXAMPLES = examples(
    "cleaner check corpus/",
    "cleaner check article.txt --select REP,ENC",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", help=HELP, short_help=HELP.partition(". ")[0], epilog=EXAMPLES)(check)


@takes(StageFlags)
def check(flags: StageFlags) -> int:
    """Print one line a finding."""
    from cleaner.check.lint import lint_source

    config = flags.settings()
    status = 0
    for entry in list_inputs(flags):
        try:
            findings = lint_source(read_input(entry, limit=config.max_bytes), config)
        except InputError as error:
            say(f"cleaner: {shown(entry.path)}: {error}")
            status = error.exit_status
            continue
        for f in findings:
            line = f"{shown(entry.file)}:{f.line}:{f.column}: {f.rule} {shown(f.message)}\n"
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
        status = max(status, 1 if findings else 0)
    return status
