"""A line is left over from a player, a script or a template."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR470",
    name="leftover-code",
    stage="strip",
    summary=__doc__,
    why="Machinery of the site is no text.",
    keeps=("他在黑板上写下集合{1, 2, 3}，然后转过身来，看着全班同学。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n{{username}} {{unread}}",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\nfunction(){var a=1;}",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
    yields=(0.8, 0.8, 0.8),
)
find = drop_phrases(RULE, "leftover")
