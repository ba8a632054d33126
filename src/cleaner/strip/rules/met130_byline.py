"""A line names those who wrote the article."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import drop_told
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET130",
    name="byline",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="Authors belong to the metadata.",
    keeps=(
        "记者从会上了解到，今年的粮食产量再创新高。\n作者在书中写道，这座城市从来没有真正安静过。",
    ),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n作者：林晓梅",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="江边日报记者 林晓梅\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that say nothing else, and read them."""
    return drop_told(RULE, view, "byline", {"authors", "reporter"})
