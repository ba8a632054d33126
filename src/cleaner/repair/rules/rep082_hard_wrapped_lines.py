"""A line end inside a sentence, where the width of the page was used up."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.wrapping import wrapped_lines
from cleaner.rule import Example, Rule

_WRAPPED = """\
The committee met on Thursday to hear what the three towns along the river
had to say about the new bridge, which nobody had asked for and which will
cost rather more than the ferry that has served them well for a hundred
years. It was a long evening. The mayor of the smallest town spoke first
and last, and in between she read aloud from letters that had reached her
over the summer, some of them in verse, most of them in pencil and anony-
mous. Nobody voted. The letters were anonymous, said the clerk, and could
not be entered in the minutes."""

_VERSE = """\
The river has no need of names,
it goes
where it was going
before the bridge was there,
and when the bridge is gone
it will go on,
the same and not the same,
with nobody to ask it why,
as rivers do."""

RULE = Rule(
    code="REP082",
    name="hard-wrapped-lines",
    stage="repair",
    summary=__doc__,
    why=(
        "Mail, PDF and terminal text breaks paragraphs at a fixed width; taken for paragraphs, the "
        "lines are fragments. Only where nearly all lines are full is it a program's work."
    ),
    keeps=(
        _VERSE,
        "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡\n床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
        "第一条新闻的标题\n第二条新闻的标题要长一些\n第三条\n又一条新闻\n还有一条\n最后一条新闻\n没有了",
    ),
    examples=(
        Example(
            _WRAPPED,
            _WRAPPED.replace("anony-\n", "anony").replace("\n", " "),
        ),
    ),
    triggers=("\n",),
    safe=True,
    scope="plain",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a line end; HTML has no lines."""
    _ = config
    if document.media_type == "text/markdown":
        return  # there a line end inside a paragraph is a blank, wherever its author set it
    for start, before, after in wrapped_lines(document.text):
        yield RULE.replace(start, before, after)
