"""A line shows the way of links to the page."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR310",
    name="breadcrumb",
    stage="strip",
    summary=__doc__,
    why="The trail of links is part of the site, not of the article.",
    keeps=(
        "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n当前位置离河口还有两公里，船长决定抛锚过夜。",
    ),
    examples=(
        Example(
            before="当前位置：首页 > 新闻 > 正文\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="您现在的位置: 江边网>>本地新闻\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
    ),
)
find = drop_phrases(RULE, "breadcrumb")
