"""A line or paragraph states rights, terms or a registration number."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR420",
    name="legal-notice",
    stage="strip",
    summary=__doc__,
    why="Notices of the publisher repeat on every page and are no part of the article.",
    keeps=("版权保护是这次会议的主要议题，来自十个国家的代表交换了意见。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n版权声明：凡注明来源为江边网的作品，未经授权不得转载。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n© 2019 江边网 版权所有",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.\n© 2019 River News. All rights reserved.",
            after="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.",
        ),
    ),
)
find = drop_phrases(RULE, "legal")
