"""Nothing of the document is sure to be article text."""

from cleaner.rule import Rule

RULE = Rule(
    code="FUR910",
    name="missing-article-text",
    stage="strip",
    duty="no-article",
    summary=__doc__,
    why="Empty shells of scripts, bare menus and frames have no article; the whole document goes "
    "to the rejects with its text. Where sentences stand that no rule knows for furniture, the best "
    "guess is kept and the verdict says `unsure`.",
    keeps=("The keeper lit the lamp at dusk and wrote the hour into his book, as every day.\n",),
)
