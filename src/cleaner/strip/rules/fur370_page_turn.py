"""A line turns pages or leads to the neighbouring article."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR370",
    name="page-turn",
    stage="strip",
    summary=__doc__,
    why="Numbers of pages and links to neighbours are no text.",
    keeps=("下一页，是他和父亲唯一的合影，照片已经泛黄了。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n上一页 1 2 3 下一页",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n上一篇：江水退了",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
)
find = drop_phrases(RULE, "pagination")
