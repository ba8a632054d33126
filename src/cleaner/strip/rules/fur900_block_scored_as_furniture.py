"""FUR900: what the labeller alone takes for furniture."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR900",
    name="block-scored-as-furniture",
    stage="strip",
    order=900,
    summary="The labeller takes this block for page furniture; no named rule speaks of it.",
    why="Menus, teasers and notices have no words of their own; place, links and neighbours "
    "betray them. The confidence is the labeller's; `cleaner explain` shows the features.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
)


def find(view: View) -> Iterator[Finding]:
    """Yield nothing: the decisions come with the page and are entered by `decide`."""
    _ = view
    yield from ()
