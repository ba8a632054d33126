"""FUR920: what stands outside the body that a site rule names."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Rule
from cleaner.strip.view.view import View

RULE = Rule(
    code="FUR920",
    name="block-outside-site-body",
    stage="strip",
    order=920,
    summary="A site rule names the body of this page, and this block is no part of it.",
    why="Whoever knows a site knows better than a guess where its articles stand. The entry of the "
    "edit is the rule's id; docs/sites.md says how one is written.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
)


def find(view: View) -> Iterator[Finding]:
    """Yield nothing: the decisions come with the page and are entered by `decide`."""
    _ = view
    yield from ()
