"""A line leads to other articles."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR355",
    name="related-head",
    stage="strip",
    summary=__doc__,
    why="Links to other articles are no part of this one.",
    keeps=("相关新闻报道引起了读者的注意，当天就有人打来电话。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n相关阅读",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.\nRead more",
            after="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.",
        ),
    ),
    yields=(0.85, 0.8, 0.8),
)
find = drop_phrases(RULE, "related")
