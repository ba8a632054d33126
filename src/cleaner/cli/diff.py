"""`cleaner diff`: what cleaning changes, line by line."""

from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.parameter import Option
from cleaner.cli.show import show_each

HELP = (
    "Show what cleaning would change, as a unified diff. Exit status 1 if anything does. "
    "--to jsonl gives an object a document: path, changed, diff."
)
EXAMPLES = examples(
    "cleaner diff page.html",
    "cleaner diff article.txt --select REP | less -R",
    "curl -s https://example.org/news.html | cleaner diff - --to jsonl -o changes.jsonl",
)


class DiffFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `diff`."""

    to: Annotated[
        str | None,
        Option(help="diff (for people and patch), or jsonl.", metavar="FORMAT"),
    ] = None


@takes(DiffFlags)
def diff(flags: DiffFlags) -> int:
    """Print a diff for each document."""
    from cleaner.see.diff import diff_document, diff_json

    return show_each(flags, {"diff": diff_document, "jsonl": diff_json})
