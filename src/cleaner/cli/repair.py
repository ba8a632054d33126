"""`cleaner repair`."""

import typer

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.stream import execute, exit_status

HELP = "Undo damage: shifted bytes, pinyin brackets, mojibake, noise, invisible characters. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner repair broken.txt",
    "cleaner repair broken.txt --to txt > mended.txt",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("repair", help=HELP, short_help=HELP.partition(". ")[0], epilog=EXAMPLES)(repair)


@takes(StageFlags)
def repair(flags: StageFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return exit_status(execute("repair", flags))
