"""A line holds the buttons to share, print, enlarge or hear the page."""

from cleaner.rule import Example, Rule
from cleaner.strip.view.rule_makers import drop_phrases

RULE = Rule(
    code="FUR320",
    name="page-tool",
    stage="strip",
    summary=__doc__,
    why="Buttons are no text.",
    keeps=("他把照片分享到了朋友圈，很快就有几百个人点赞，评论里都是祝福。",),
    examples=(
        Example(
            before="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n分享到：微信 微博 QQ空间",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="字体： 大 中 小\n河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
            after="河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。",
        ),
        Example(
            before="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.\nShare this article",
            after="The river rose by two metres during the night, and the people of three villages moved to higher ground. At dawn the rain stopped.",
        ),
    ),
    yields=(0.6, 0.5, 0.5),
)
find = drop_phrases(RULE, "share")
