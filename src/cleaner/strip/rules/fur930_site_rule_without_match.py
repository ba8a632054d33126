"""The site rule for this page finds no body in it, or next to nothing."""

from cleaner.rule import Rule

RULE = Rule(
    code="FUR930",
    name="site-rule-without-match",
    stage="strip",
    duty="site-drift",
    summary=__doc__,
    why="Sites change their templates. The labeller then decides as on any page, and this finding "
    "says which rule has run out: give it a last day, or new selectors.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
    safe=True,
)
