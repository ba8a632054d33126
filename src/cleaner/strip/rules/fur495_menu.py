"""A line holds the links of a menu."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR495",
    name="menu",
    stage="strip",
    summary=__doc__,
    why="Menus are part of the site.",
    keeps=("体育、教育和文化是这次大会的三个议题，代表们分组进行了讨论。",),
    examples=(
        Example(
            before="首页 新闻 财经 体育 娱乐\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n关于我们 | 联系我们 | 网站地图",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
)
find = drop_phrases(RULE, "menu")
