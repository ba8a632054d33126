"""`cleaner emit`."""

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import RunFlags
from cleaner.cli.output import execute

HELP = "Write documents as Markdown, text, JSON or JSON Lines. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner emit article.html",
    "cleaner split pages/ | cleaner emit --to jsonl > corpus.jsonl",
    "cleaner emit -o corpus.jsonl --rejects rejected.jsonl < sections.jsonl",
)


@takes(RunFlags)
def emit(flags: RunFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return execute("emit", flags).exit_status
