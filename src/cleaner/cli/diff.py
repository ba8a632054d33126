"""`cleaner diff`: what cleaning changes, line by line."""

import sys

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import list_inputs
from cleaner.errors import InputError
from cleaner.read.files import read_input
from cleaner.text.visible import say, shown

HELP = "Show what cleaning would change, as a unified diff. Exit status 1 if anything does."
EXAMPLES = examples(
    "cleaner diff page.html",
    "cleaner diff article.txt --select REP | less -R",
)


@takes(StageFlags)
def diff(flags: StageFlags) -> int:
    """Print a diff for each input."""
    from cleaner.see.diff import diff_source

    config = flags.settings()
    status = 0
    for entry in list_inputs(flags):
        try:
            lines = diff_source(read_input(entry, limit=config.max_bytes), config)
        except InputError as error:
            say(f"cleaner: {shown(entry.path)}: {error}")
            status = error.exit_status
            continue
        sys.stdout.buffer.write("".join(lines).encode("utf-8", "replace"))
        status = max(status, 1 if lines else 0)
    return status
