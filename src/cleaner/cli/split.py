"""`cleaner split`."""

import typer

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.stream import execute, exit_status

HELP = "Find headings and make sections. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner split article.txt",
    "cleaner split article.txt | cleaner emit --to json",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("split", help=HELP, short_help=HELP.partition(". ")[0], epilog=EXAMPLES)(split)


@takes(StageFlags)
def split(flags: StageFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return exit_status(execute("split", flags))
