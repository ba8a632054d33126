"""Lines above the title are menus and names of channels and of the site."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.furniture import above_title
from cleaner.strip.view.title import headline_of
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="FUR300",
    name="line-above-title",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="The article begins with its title; what stands above it is the page.",
    keeps=(
        "江边纪事\n之一\n" + BODY,
        "这场雨一下就是整整一夜。\n一夜大雨河水涨两米\n2019-06-15 08:18\n" + BODY,
    ),
    examples=(
        Example(
            before="河边新闻网\n要闻速览\n一夜大雨河水涨两米\n2019-06-15 08:18\n" + BODY, after=BODY
        ),
    ),
    yields=(0.5, 0.0, 0.0),
)


def find(view: View) -> Iterator[Finding]:
    """Drop the lines above a title that is evident by more than its place."""
    for line in above_title(view, headline_of(view)):
        yield RULE.drop(line.block, "menu", confidence=0.8)
