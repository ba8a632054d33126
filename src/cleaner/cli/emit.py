"""`cleaner emit`."""

import typer

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import execute, exit_status

HELP = "Write documents as Markdown, text, JSON or JSON Lines. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner emit article.html",
    "cleaner split pages/ | cleaner emit --to jsonl > corpus.jsonl",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("emit", help=HELP, short_help=HELP.partition(". ")[0], epilog=EXAMPLES)(emit)


@takes(StageFlags)
def emit(flags: StageFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return exit_status(execute("emit", flags))
