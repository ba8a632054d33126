"""A line says when the article appeared, often with its source and a counter."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.credit_lines import drop_told
from cleaner.strip.view.view import View

RULE = Rule(
    code="MET110",
    name="publication-line",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="Date and source belong to the metadata; in the text they are no sentence.",
    keeps=("2019年6月15日，河水涨过了警戒线。\n当天夜里，三个村子的居民转移到高处，没有人受伤。",),
    examples=(
        Example(
            before="时间：2019-06-15 08:18 来源：江边日报\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n发布时间：2019年06月15日",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Drop lines that say nothing else, and read them."""
    return drop_told(RULE, view, "date", {"published", "modified"})
