"""`cleaner explain`: for each block of a document, what became of it and why."""

from functools import partial
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.parameter import Option
from cleaner.cli.show import show_each

HELP = (
    "Explain what became of each block and why: the rule and pack entry that decided, the "
    "labeller's probability, and for one block the features that weighed most. --to jsonl gives an "
    "object a document."
)
EXAMPLES = examples(
    "cleaner explain page.html",
    "cleaner explain page.html --block 12",
    "cleaner explain - --to jsonl < page.html | jq .blocks",
)


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

    return show_each(
        flags,
        {
            "text": partial(explain_text, block=flags.block),
            "jsonl": partial(explain_json, block=flags.block),
        },
    )
