"""A line asks to log in, register, subscribe or accept cookies."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR400",
    name="login-wall",
    stage="strip",
    summary=__doc__,
    why="Prompts of the site are no text.",
    keeps=("登录月球的那一夜，全世界都守在电视机前，街上一个人也没有。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n登录后阅读全文",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.\nSign up for our newsletter",
            after="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.",
        ),
    ),
    yields=(0.85, 0.9, 0.9),
)
find = drop_phrases(RULE, "login")
