"""`cleaner diff`: what cleaning changes, line by line."""

import os
import shutil
import sys
from functools import partial
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.parameter import Option
from cleaner.cli.show import Show, show_each
from cleaner.errors import UsageError

HELP = (
    "Show what cleaning would change: on a terminal in its lines, coloured by what it is for "
    "(repaired, furniture, spam, metadata), else as a unified diff that patch applies. Exit status 1 "
    "if anything changes. --to jsonl gives an object a document: path, changed, diff."
)
EXAMPLES = examples(
    "cleaner diff page.html",
    "cleaner diff article.txt --rule REP --side-by-side",
    "cleaner diff article.txt --color always | less -R",
    "cleaner diff article.txt | patch -p1",
    "curl -s https://example.org/news.html | cleaner diff - --to jsonl -o changes.jsonl",
)
WHEN = ("auto", "always", "never")


class DiffFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `diff`."""

    to: Annotated[
        str | None,
        Option(help="diff (for people and patch), or jsonl.", metavar="FORMAT"),
    ] = None
    rule: Annotated[
        list[str] | None,
        Option(
            help="Show only what these rules change, by code or its beginning (FUR3); other changes "
            "are taken as done. May be repeated.",
            metavar="CODE",
        ),
    ] = None
    side_by_side: Annotated[
        bool,
        Option(names=("--side-by-side", "-y"), help="The text before and after in two panes."),
    ] = False
    color: Annotated[
        str,
        Option(help="Colours: auto (on a terminal), always, never.", metavar="WHEN"),
    ] = "auto"


@takes(DiffFlags)
def diff(flags: DiffFlags) -> int:
    """Print a diff for each document."""
    from cleaner.see.diff import diff_document, diff_json
    from cleaner.see.inline import Look, show_changes

    if flags.color not in WHEN:
        raise UsageError(f"--color is one of {', '.join(WHEN)}, not {flags.color!r}")
    rules = tuple(code for given in flags.rule or () for code in given.split(",") if code)
    coloured = flags.color == "always" or (flags.color == "auto" and _on_terminal(flags))
    plain: Show = partial(diff_document, rules=rules)
    if coloured or flags.side_by_side:
        width = shutil.get_terminal_size().columns
        look = Look(rules, flags.side_by_side, width, coloured)
        plain = partial(show_changes, look=look)
    return show_each(flags, {"diff": plain, "jsonl": partial(diff_json, rules=rules)}, past=True)


def _on_terminal(flags: DiffFlags) -> bool:
    return flags.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
