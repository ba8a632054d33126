"""`cleaner explain`: for each block of a document, what became of it and why."""

import sys
from typing import Annotated

from cleaner.cli.guard import examples, takes
from cleaner.cli.options import StageFlags
from cleaner.cli.output import list_inputs
from cleaner.cli.parameter import Option
from cleaner.errors import InputError
from cleaner.read.files import read_input
from cleaner.text.visible import say, shown

HELP = (
    "Explain what became of each block and why: the rule and pack entry that decided, the "
    "labeller's probability, and for one block the features that weighed most."
)
EXAMPLES = examples(
    "cleaner explain page.html",
    "cleaner explain page.html --block 12",
)


class ExplainFlags(StageFlags, frozen=True, kw_only=True):
    """The options of `explain`."""

    block: Annotated[
        int | None, Option(help="Only this block, with the features that decided.")
    ] = None


@takes(ExplainFlags)
def explain(flags: ExplainFlags) -> int:
    """Print the explanation for each input."""
    from cleaner.see.explain import explain_source

    config = flags.settings()
    status = 0
    for entry in list_inputs(flags):
        try:
            text = explain_source(
                read_input(entry, limit=config.max_bytes), config, block=flags.block
            )
        except InputError as error:
            say(f"cleaner: {shown(entry.path)}: {error}")
            status = error.exit_status
            continue
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return status
