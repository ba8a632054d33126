"""The title stands again in the text."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.title import headline_of, is_sentence
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="DUP700",
    name="repeated-title",
    stage="strip",
    summary=__doc__,
    why="Pages print the title in the trail of links, above the text and in the window's title.",
    keeps=("归来\n他推开门，屋里还是老样子，连灯绳都没有换过。\n归来的人都这样说。",),
    examples=(
        Example(
            before="一夜大雨河水涨两米\n2019-06-15 08:18\n一夜大雨河水涨两米\n" + BODY, after=BODY
        ),
    ),
    yields=(0.5, 0.5, 0.5),
)


def find(view: View) -> Iterator[Finding]:
    """Drop the lines at the head that say the title once more."""
    found = headline_of(view)
    if found is None:
        return
    again = [line for line in view.lines if line.block.index in found.repeats]
    for line in again:
        if line is not again[-1] or not is_sentence(line):  # it may be the first sentence as well
            yield RULE.drop(line.block, "duplicate")
