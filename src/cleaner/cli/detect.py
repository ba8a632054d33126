"""`cleaner detect`."""

import typer

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.stream import execute, exit_status

HELP = "Name the encoding of files, how sure that is, and what a page declares. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner detect pages/",
    "cleaner detect old.html | cleaner repair | cleaner strip | cleaner split | cleaner emit",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("detect", help=HELP, short_help=HELP.partition(". ")[0], epilog=EXAMPLES)(detect)


@takes(StageFlags)
def detect(flags: StageFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return exit_status(execute("detect", flags))
