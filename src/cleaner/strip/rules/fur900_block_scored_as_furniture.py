"""The labeller takes this block for page furniture; no named rule speaks of it."""

from cleaner.rule import Rule

RULE = Rule(
    code="FUR900",
    name="block-scored-as-furniture",
    stage="strip",
    duty="labelled",
    summary=__doc__,
    why="Menus, teasers and notices have no words of their own; place, links and neighbours "
    "betray them. The confidence is the labeller's; `cleaner explain` shows the features.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
)
