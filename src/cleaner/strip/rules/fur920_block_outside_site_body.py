"""A site rule names the body of this page, and this block is no part of it."""

from cleaner.rule import Rule

RULE = Rule(
    code="FUR920",
    name="block-outside-site-body",
    stage="strip",
    duty="site-body",
    summary=__doc__,
    why="Whoever knows a site knows better than a guess where its articles stand. The entry of the "
    "edit is the rule's id; docs/sites.md says how one is written.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
)
