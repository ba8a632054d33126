"""`cleaner strip`."""

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import execute

HELP = "Drop what is not article: menus, related lists, spam, legal lines; read the metadata. Raw input passes the stages before this one first; records go on where they are."
EXAMPLES = examples(
    "cleaner strip page.html",
    "cleaner strip page.html --keep tables,captions | cleaner split | cleaner emit",
)


@takes(StageFlags)
def strip(flags: StageFlags) -> int:
    """Run the stages up to this one over the inputs."""
    return execute("strip", flags).exit_status
