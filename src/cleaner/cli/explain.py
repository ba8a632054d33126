"""`cleaner explain`: for each block of a document, what became of it and why."""

import os
import re
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.parameter import Option
from cleaner.cli.show import show_each
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.visible import as_text

HELP = (
    "Explain what became of each block and why: the rule and pack entry that decided, the "
    "labeller's probability; encodings that were weighed; what the places of a page say of its title, "
    "authors and days. PATH:LINE (as check prints places) or --block: what else was said of that "
    "block, what would change it, and the features that weighed most. JSON and records of an earlier "
    "run are explained from their ledgers. --to jsonl gives an object a document."
)
EXAMPLES = examples(
    "cleaner explain page.html",
    "cleaner explain page.html:120",
    "cleaner explain page.html --block 12",
    "cleaner explain corpus.jsonl",
    "cleaner explain - --to jsonl < page.html | jq .blocks",
)


_PLACE = lazy_pattern(r"(.+?):(\d{1,9})(?::\d{1,9})?", re.DOTALL)
"""A path, a line, perhaps a column."""


class ExplainFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `explain`."""

    block: Annotated[
        int | None, Option(help="Only this block, with the features that decided.")
    ] = None
    to: Annotated[str | None, Option(help="text (for people), or jsonl.", metavar="FORMAT")] = None


@takes(ExplainFlags)
def explain(flags: ExplainFlags) -> int:
    """Print the explanation of each document."""
    from cleaner.see.explain import explain_json, explain_text

    paths, lines = _parted(flags.paths or [])
    flags = msgspec.structs.replace(flags, paths=paths or flags.paths)
    return show_each(
        flags,
        {
            "text": partial(explain_text, block=flags.block, lines=lines),
            "jsonl": partial(explain_json, block=flags.block, lines=lines),
        },
        past=True,
    )


def _parted(given: list[str]) -> tuple[list[str], dict[str, int]]:
    """The paths without the lines behind them, and the lines by path as it is shown.

    A file whose name ends so is itself.
    """
    paths: list[str] = []
    lines: dict[str, int] = {}
    for path in given:
        found = None if os.path.lexists(path) else _PLACE.fullmatch(path)
        if found and os.path.lexists(found[1]):
            paths.append(found[1])
            lines[as_text(Path(found[1]).as_posix())] = int(found[2])
        else:
            paths.append(path)
    return paths, lines
