"""`cleaner emit`."""

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import execute, exit_status

HELP = "Write documents as Markdown, text, JSON or JSON Lines. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner emit article.html",
    "cleaner split pages/ | cleaner emit --to jsonl > corpus.jsonl",
)


@takes(StageFlags)
def emit(flags: StageFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return exit_status(execute("emit", flags))
