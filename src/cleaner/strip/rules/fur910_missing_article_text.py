"""Nothing of the document is article text."""

from cleaner.rule import Rule

RULE = Rule(
    code="FUR910",
    name="missing-article-text",
    stage="strip",
    duty="no-article",
    summary=__doc__,
    why="Empty shells of scripts, bare menus and frames have no article; the whole document goes "
    "to the rejects with its text.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
)
